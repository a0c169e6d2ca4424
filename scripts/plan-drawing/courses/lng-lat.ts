/** Degrees, longitude first, EPSG:4490. */
export type LngLat = readonly [number, number];
