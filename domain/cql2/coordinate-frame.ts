import type { Position } from 'geojson';
import { fromMeters } from '../coordinates/project-position.ts';
import type { PositionSystem } from '../coordinates/position-system.ts';

/** The system in which a filter gives its coordinates. */
export interface CoordinateFrame {
  /** True where the register puts latitude, or northing, first. */
  isSwapped: boolean;
  system: PositionSystem;
  /** Lowest x and y, highest x and y of where the system is of use, in its units. */
  bounds: readonly [number, number, number, number];
}

/** Longitude and latitude in degrees, longitude first: CRS84. */
export const degreesFrame: CoordinateFrame = {
  isSwapped: false,
  system: { kind: 'degrees' },
  bounds: [-180, -90, 180, 90],
};

/** x and y of two numbers in the order of the register. */
export function inOrder({ isSwapped }: CoordinateFrame, first: number, second: number): [number, number] {
  return isSwapped ? [second, first] : [first, second];
}

/** Longitude and latitude of x and y; null outside of where the system is of use. */
export function toDegrees({ system, bounds }: CoordinateFrame, x: number, y: number): Position | null {
  const [west, south, east, north] = bounds;
  // not a number is neither within nor without
  if (!(x >= west && x <= east && y >= south && y <= north)) return null;
  return system.kind === 'degrees' ? [x, y] : fromMeters(system, x, y);
}
