import proj4 from 'proj4';
import type { LngLat } from '../courses.ts';

/** EPSG:4547, CGCS2000 / 3-degree Gauss-Kruger, central meridian 114° E: easting and northing in metres. */
const gaussKruger = '+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const geographic = '+proj=longlat +ellps=GRS80 +no_defs';
const transform = proj4(geographic, gaussKruger);

/** Near the middle of the town: plane coordinates are small numbers around it. */
const [originEast, originNorth] = transform.forward([112.7125, 38.18]) as [number, number];

/** A position in the plane of EPSG:4547, in metres east and north of a point in the middle of the town. */
export type Point = readonly [x: number, y: number];

/** Project [longitude, latitude] (EPSG:4490) into the plane. */
export function toPlane([lng, lat]: LngLat): Point {
  const [east, north] = transform.forward([lng, lat]) as [number, number];
  return [east - originEast, north - originNorth];
}

/** Degrees of a point of the plane, longitude first, at full precision. */
export function toLngLat([x, y]: Point): [number, number] {
  return transform.inverse([x + originEast, y + originNorth]) as [number, number];
}
