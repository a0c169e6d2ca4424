import type { Polygon, Position } from 'geojson';
import { metersPerDegree } from '#domain/geometry/local-meters.ts';

/** A place in metres, east and north of the middle of a parcel. */
export type Point = readonly [x: number, y: number];

/** Closed by itself: the first point is not repeated. */
export type Ring = readonly Point[];

/** What rings go around, by the even-odd rule: shells and holes alike, in any order and direction. */
export type Area = readonly Ring[];

/** The plane on which a parcel lies, and the way back. */
export interface Plane {
  area: Area;
  toPosition(point: Point): Position;
}

/** A parcel in EPSG:4490 laid on a plane in metres; exact to a millionth, as local-meters.ts says. */
export function layFlat({ coordinates }: Polygon): Plane {
  const [longitude, latitude] = middleOf(coordinates[0] ?? []);
  const per = metersPerDegree(latitude);
  const toPoint = ([x, y]: Position): Point => [
    (x! - longitude) * per.longitude,
    (y! - latitude) * per.latitude,
  ];
  return {
    area: coordinates.map((ring) => ring.slice(0, -1).map(toPoint)),
    toPosition: ([x, y]) => [longitude + x / per.longitude, latitude + y / per.latitude],
  };
}

/** Rings turned anticlockwise about the middle by an angle in radians. */
export function turnArea(area: Area, angle: number): Area {
  const turn = turnBy(angle);
  return area.map((ring) => ring.map(turn));
}

/** Turns points anticlockwise by an angle in radians. */
export function turnBy(angle: number): (point: Point) => Point {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return ([x, y]) => [x * cosine - y * sine, x * sine + y * cosine];
}

/** Square metres inside a ring, whichever way it turns. */
export function ringArea(ring: Ring): number {
  let twice = 0;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [[ax, ay], [bx, by]] = [ring[before]!, ring[at]!];
    twice += ax * by - bx * ay;
  }
  return Math.abs(twice) / 2;
}

function middleOf(ring: readonly Position[]): [number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring as [number, number][]) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  return ring.length === 0 ? [0, 0] : [(west + east) / 2, (south + north) / 2];
}
