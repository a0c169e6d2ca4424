import fc from 'fast-check';
import { lineIntersect } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { boundsOf } from '#domain/cartography/bounds-of.ts';
import { courseBetween, placeAlong } from '#domain/measure/geodesic.ts';
import { crossingsWith } from '#domain/measure/line-crossings.ts';
import { piecesOf } from '#domain/measure/line-pieces.ts';
import { profileAlong, stretchesThrough } from '#domain/measure/line-profile.ts';
import { measureLine } from '#domain/measure/measure-shape.ts';
import { box, grid, place, roundPolygon } from './places.ts';

const line = fc.array(place, { minLength: 2, maxLength: 5 });

function profileOver(places: readonly (readonly [number, number])[], parcels: readonly GeoJSON.Polygon[]) {
  const pieces = piecesOf(places);
  const lands = parcels.map((parcel, at) => ({
    landUse: `use-${at}`,
    stretches: stretchesThrough(pieces, parcel),
  }));
  return profileAlong(measureLine(places).meters, lands);
}

describe('the profile of a line', () => {
  it('has parts in order, without gap or overlap, that add up to the length', () => {
    fc.assert(
      fc.property(
        line,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 7 }),
        (places, across, up) => {
          const parts = profileOver(places, grid(across, up));
          const { meters } = measureLine(places);
          let end = 0;
          for (const part of parts) {
            expect(part.fromMeters).toBe(end);
            expect(part.toMeters).toBeGreaterThan(part.fromMeters);
            end = part.toMeters;
          }
          expect(end).toBeCloseTo(meters, 9);
        },
      ),
    );
  });

  it('has no gap where parcels tile the land', () => {
    fc.assert(
      fc.property(
        line,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 7 }),
        (places, across, up) => {
          const gaps = profileOver(places, grid(across, up)).filter(({ landUse }) => landUse === null);
          expect(gaps).toEqual([]);
        },
      ),
    );
  });

  it('names in the middle of each part the parcel that lies there', () => {
    const parcels = grid(4, 3);
    fc.assert(
      fc.property(place, place, (from, to) => {
        for (const { fromMeters, toMeters, landUse } of profileOver([from, to], parcels)) {
          if (toMeters - fromMeters < 10) continue;
          const [x, y] = placeAlong(from, courseBetween(from, to).bearing!, (fromMeters + toMeters) / 2);
          const [west, south, east, north] = boundsOf(parcels[Number(landUse!.slice('use-'.length))]!)!;
          // a metre at most: the pieces are nearly straight, and so are the parcels' edges
          expect(x > west - 1e-5 && x < east + 1e-5 && y > south - 1e-5 && y < north + 1e-5).toBe(true);
        }
      }),
    );
  });

  it('is empty outside the parcels and in their holes', () => {
    const holed = box(112.7, 38.15, 112.72, 38.17);
    holed.coordinates.push(box(112.708, 38.15 + 0.008, 112.712, 38.162).coordinates[0]!);
    const uses = profileOver(
      [
        [112.69, 38.16],
        [112.73, 38.16],
      ],
      [holed],
    ).map(({ landUse }) => landUse);
    expect(uses).toEqual([null, 'use-0', null, 'use-0', null]);
  });

  it('gives a common edge that is walked along to one parcel, and counts its length once', () => {
    const parcels = [box(112.7, 38.1, 112.71, 38.2), box(112.71, 38.1, 112.72, 38.2)];
    const parts = profileOver(
      [
        [112.71, 38.12],
        [112.71, 38.18],
      ],
      parcels,
    );
    expect(parts.map(({ landUse }) => landUse)).toEqual(['use-0']);
  });

  it('is empty for a line without length', () => {
    expect(
      profileOver(
        [
          [112.7, 38.2],
          [112.7, 38.2],
        ],
        grid(2, 2),
      ),
    ).toEqual([]);
  });
});

describe('crossings of a line with others', () => {
  it('are where Turf finds them, in the order of the line', () => {
    fc.assert(
      fc.property(place, place, place, place, (a, b, c, d) => {
        const other = { type: 'LineString' as const, coordinates: [[...c], [...d]] };
        // short enough to be straight in degrees
        const places = [a, [a[0] + (b[0] - a[0]) / 30, a[1] + (b[1] - a[1]) / 30]] as const;
        const drawn = { type: 'LineString' as const, coordinates: places.map((each) => [...each]) };
        const expected = lineIntersect(drawn, other).features.length;
        expect(crossingsWith(piecesOf(places), other)).toHaveLength(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('say how far from the start, and count a vertex once', () => {
    const street = {
      type: 'LineString' as const,
      coordinates: [
        [112.71, 38.1],
        [112.71, 38.16],
        [112.71, 38.2],
      ],
    };
    const found = crossingsWith(
      piecesOf([
        [112.7, 38.16],
        [112.72, 38.16],
      ]),
      street,
    );
    expect(found).toHaveLength(1);
    expect(found[0]!.meters).toBeCloseTo(
      measureLine([
        [112.7, 38.16],
        [112.71, 38.16],
      ]).meters,
      0,
    );
    expect(found[0]!.place[0]).toBeCloseTo(112.71, 9);
  });

  it('meet a ring twice', () => {
    const ring = roundPolygon([112.7, 38.2], 400, 40);
    const line = { type: 'LineString' as const, coordinates: [...ring, ring[0]!] };
    const found = crossingsWith(
      piecesOf([
        [112.69, 38.2001],
        [112.71, 38.2001],
      ]),
      line,
    );
    expect(found).toHaveLength(2);
    expect(found[1]!.meters - found[0]!.meters).toBeCloseTo(800, -1);
  });
});
