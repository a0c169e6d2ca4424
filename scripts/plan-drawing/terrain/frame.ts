/** The rectangle over which land is shaped, in degrees (EPSG:4490). */
export const frame = { west: 112.45, south: 37.98, east: 112.98, north: 38.38 } as const;

/** Side of a cell of the grid, in metres. */
export const cellMeters = 200;

/** Metres a degree of longitude and of latitude in the middle of the frame. */
const metersPerDegree = { longitude: 87_640, latitude: 110_990 } as const;

/** Cells from west to east, and from south to north. */
export const columns = Math.round(((frame.east - frame.west) * metersPerDegree.longitude) / cellMeters) + 1;
export const rows = Math.round(((frame.north - frame.south) * metersPerDegree.latitude) / cellMeters) + 1;

/** Metres east and north of the frame's south-western corner. */
export type Place = readonly [x: number, y: number];

export function toPlace(longitude: number, latitude: number): Place {
  return [
    (longitude - frame.west) * metersPerDegree.longitude,
    (latitude - frame.south) * metersPerDegree.latitude,
  ];
}

/** Longitude and latitude of a place of the grid's plane, in whole 1e-5 degrees. */
export function toDegrees([x, y]: Place): [number, number] {
  const round = (value: number) => Math.round(value * 1e5) / 1e5;
  return [
    round(frame.west + x / metersPerDegree.longitude),
    round(frame.south + y / metersPerDegree.latitude),
  ];
}

/** From 0 at `from` to 1 at `to`, level at both. */
export function smoothStep(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
