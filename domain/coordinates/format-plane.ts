import type { Position } from 'geojson';
import { threeDegree } from './position-system.ts';
import { toMeters } from './project-position.ts';

/**
 * A longitude and latitude as Gauss-Kruger metres of a zone three degrees wide (zone 38 is EPSG:4547, with its number
 * before the easting EPSG:4526), northing first as surveyors here write it: `4226000.123, 38381000.456`.
 */
export function formatPlane(position: Position, zone: number, isZoned: boolean, decimals = 3): string {
  const [east, north] = toMeters(threeDegree(zone, isZoned), position);
  return `${north.toFixed(decimals)}, ${east.toFixed(decimals)}`;
}
