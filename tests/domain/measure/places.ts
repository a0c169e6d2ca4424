import fc from 'fast-check';
import { placeAlong, type Place } from '#domain/measure/geodesic.ts';

/** A place some kilometres around the new town, and so far from the edge of the grid that a geodesic doesn't leave it. */
export const place: fc.Arbitrary<Place> = fc.tuple(
  fc.double({ min: 112.6, max: 112.8, noNaN: true }),
  fc.double({ min: 38.1, max: 38.249, noNaN: true }),
);

/** The corners of a convex polygon around a place, `count` of them, `radiusMeters` away. */
export function roundPolygon(center: Place, radiusMeters: number, count: number): [number, number][] {
  return Array.from({ length: count }, (_, at) => {
    const [longitude, latitude] = placeAlong(center, (360 * at) / count, radiusMeters);
    return [longitude, latitude];
  });
}

/** A parcel with its west, south, east and north in degrees. */
export function box(west: number, south: number, east: number, north: number): GeoJSON.Polygon {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

/** Parcels that tile the place from 112.6 to 112.8 and 38.1 to 38.25, in columns and rows. */
export function grid(columns: number, rows: number): GeoJSON.Polygon[] {
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
  const x = (at: number) => round(112.6 + (0.2 * at) / columns);
  const y = (at: number) => round(38.1 + (0.15 * at) / rows);
  return Array.from({ length: columns * rows }, (_, number) => {
    const [column, row] = [number % columns, Math.floor(number / columns)];
    return box(x(column), y(row), x(column + 1), y(row + 1));
  });
}
