import type { Position } from 'geojson';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { Box, Size } from './paper.ts';
import type { PlanGrid } from './plan-grid.ts';

/** Denominators of the scales that plans are drawn at; 1:500 to 1:250 000. */
export const sheetScales = [500, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000] as const;

/** A part of the ground on a part of the paper, true to scale in the plan's grid. */
export interface SheetView {
  grid: PlanGrid;
  /** The frame of the map on the paper, in millimetres. */
  frame: Box;
  /** So many metres in the grid are one metre on the paper. */
  scale: number;
  /** Easting and northing of the lower left corner of the frame, in metres. */
  corner: readonly [easting: number, northing: number];
}

const millimetersPerMeter = 1_000;

/** The view that shows a longitude and latitude in the middle of the frame. */
export function viewAround(grid: PlanGrid, frame: Box, scale: number, center: Position): SheetView {
  const [easting, northing] = grid.toGrid(center);
  const [width, height] = groundSize(frame, scale);
  return { grid, frame, scale, corner: [easting - width / 2, northing - height / 2] };
}

/** Width and height in metres of what a frame holds at a scale. */
export function groundSize({ width, height }: Size, scale: number): [width: number, height: number] {
  return [(width * scale) / millimetersPerMeter, (height * scale) / millimetersPerMeter];
}

/** Millimetres on the paper, from the top left corner, of a longitude and latitude in EPSG:4490. */
export function toPaper(view: SheetView, position: Position): [x: number, y: number] {
  return gridToPaper(view, view.grid.toGrid(position));
}

/** The same from easting and northing. */
export function gridToPaper(
  { frame, scale, corner }: SheetView,
  [easting, northing]: readonly [number, number],
): [x: number, y: number] {
  const perMeter = millimetersPerMeter / scale;
  return [
    frame.x + (easting - corner[0]) * perMeter,
    frame.y + frame.height - (northing - corner[1]) * perMeter,
  ];
}

/** Easting and northing of a point of the paper. */
export function paperToGrid(
  { frame, scale, corner }: SheetView,
  [x, y]: readonly [number, number],
): [easting: number, northing: number] {
  const metersPer = scale / millimetersPerMeter;
  return [corner[0] + (x - frame.x) * metersPer, corner[1] + (frame.y + frame.height - y) * metersPer];
}

/** Steps along each side of the outline: the grid is turned and bent against the map on the screen. */
const stepsPerSide = 8;

/** The frame as a closed ring of longitudes and latitudes, counter-clockwise from the lower left corner. */
export function outlineOf({ grid, frame, scale, corner }: SheetView): Position[] {
  const [width, height] = groundSize(frame, scale);
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
    [0, 0],
  ] as const;
  const ring = corners.slice(1).flatMap((end, side) => {
    const start = corners[side]!;
    return Array.from({ length: stepsPerSide }, (_, step) => {
      const share = step / stepsPerSide;
      return [
        corner[0] + start[0] + (end[0] - start[0]) * share,
        corner[1] + start[1] + (end[1] - start[1]) * share,
      ] as const;
    });
  });
  return [...ring, ring[0]!].map((point) => grid.toPosition(point));
}

/** West, south, east, north of what the frame holds. */
export function boundsOfView(view: SheetView): Bounds {
  const ring = outlineOf(view);
  const [longitudes, latitudes] = [ring.map(([x]) => x!), ring.map(([, y]) => y!)];
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

/** Round denominators between the usual scales, for a sheet that is to hold what is seen and little more. */
const roundDigits = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 10];

/** The largest round scale at which a frame holds bounds in degrees; never larger than the largest usual one. */
export function scaleToFit(grid: PlanGrid, frame: Size, [west, south, east, north]: Bounds): number {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ].map((position) => grid.toGrid(position));
  const [eastings, northings] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const perMillimeter = Math.max(
    (Math.max(...eastings) - Math.min(...eastings)) / frame.width,
    (Math.max(...northings) - Math.min(...northings)) / frame.height,
  );
  const needed = Math.max(sheetScales[0], perMillimeter * millimetersPerMeter);
  const power = 10 ** Math.floor(Math.log10(needed));
  return roundDigits.map((digit) => digit * power).find((scale) => scale >= needed * (1 - 1e-9))!;
}
