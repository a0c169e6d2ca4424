import fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ellipsoidalArea, geodesicLength } from '#domain/geometry/ellipsoidal-area.ts';

const polygon = (...coordinates: Position[][]): Polygon => ({ type: 'Polygon', coordinates });

/** A ring from west to east along the south, and back along the north. */
const box = (west: number, south: number, width: number, height: number): Position[] => [
  [west, south],
  [west + width, south],
  [west + width, south + height],
  [west, south + height],
  [west, south],
];

/**
 * Area in m² of the ellipsoid between two parallels and two meridians in degrees, by the closed formula (Snyder
 * 1987, Map Projections, equation 3-12, times half the semi-major axis squared): an oracle without geodesics.
 */
function quadrangleArea(south: number, north: number, width: number): number {
  const flattening = 1 / 298.257222101;
  const squared = flattening * (2 - flattening);
  const eccentricity = Math.sqrt(squared);
  const zone = (latitude: number) => {
    const sine = Math.sin((latitude * Math.PI) / 180);
    return (
      (1 - squared) *
      (sine / (1 - squared * sine * sine) +
        Math.log((1 + eccentricity * sine) / (1 - eccentricity * sine)) / (2 * eccentricity))
    );
  };
  return ((6_378_137 ** 2 / 2) * (zone(north) - zone(south)) * width * Math.PI) / 180;
}

/** The box with so many vertices along its parallels that geodesic and parallel don't differ. */
function denseBox(west: number, south: number, width: number, height: number, steps: number): Position[] {
  const along = Array.from({ length: steps + 1 }, (_, step) => west + (width * step) / steps);
  return [
    ...along.map((longitude) => [longitude, south]),
    ...along.reverse().map((longitude) => [longitude, south + height]),
    [west, south],
  ];
}

const longitude = fc.double({ min: 112.5, max: 113, noNaN: true });
const latitude = fc.double({ min: 37.9, max: 38.3, noNaN: true });
const side = fc.double({ min: 0.001, max: 0.1, noNaN: true });

describe('ellipsoidalArea', () => {
  it.each([
    [
      100,
      [
        [112.650569269098, 38.000450463354],
        [112.650569262133, 37.999549533856],
        [112.649430737867, 37.999549533856],
        [112.649430730902, 38.000450463354],
      ],
      10_000,
    ],
    [
      1000,
      [
        [112.655693004398, 38.004504507975],
        [112.655692307965, 37.995495213019],
        [112.644307692035, 37.995495213019],
        [112.644306995602, 38.004504507975],
      ],
      1_000_000.002,
    ],
    [
      10_000,
      [
        [112.706961409089, 38.045032511633],
        [112.70689176579, 37.954939587741],
        [112.59310823421, 37.954939587741],
        [112.593038590911, 38.045032511633],
      ],
      100_000_020.518,
    ],
  ])('finds a square of %i m at 38°N as large as it was laid out', (_side, corners, area) => {
    const ring = [...corners, corners[0]!];
    expect(Math.abs(ellipsoidalArea(polygon(ring)) - area)).toBeLessThan(0.001);
  });

  it('agrees with the closed formula for a quadrangle of the graticule within a part in a hundred million', () => {
    const area = ellipsoidalArea(polygon(denseBox(112.6, 38.1, 0.1, 0.08, 400)));
    expect(Math.abs(area / quadrangleArea(38.1, 38.18, 0.1) - 1)).toBeLessThan(1e-8);
  });

  it('does not mind which way a ring turns', () => {
    fc.assert(
      fc.property(longitude, latitude, side, side, (west, south, width, height) => {
        const ring = box(west, south, width, height);
        const area = ellipsoidalArea(polygon(ring));
        expect(area).toBeGreaterThan(0);
        expect(ellipsoidalArea(polygon(ring.toReversed()))).toBeCloseTo(area, 3);
      }),
      { numRuns: 50 },
    );
  });

  it('subtracts holes, whichever way they turn', () => {
    fc.assert(
      fc.property(longitude, latitude, side, fc.boolean(), (west, south, width, turned) => {
        const hole = box(west + width / 4, south + width / 4, width / 2, width / 2);
        const shell = box(west, south, width, width);
        const pierced = ellipsoidalArea(polygon(shell, turned ? hole.toReversed() : hole));
        expect(pierced + ellipsoidalArea(polygon(hole))).toBeCloseTo(ellipsoidalArea(polygon(shell)), 3);
      }),
      { numRuns: 50 },
    );
  });

  it('finds parts that share their vertices as large together as the whole', () => {
    fc.assert(
      fc.property(longitude, latitude, side, side, (west, south, width, height) => {
        const middle = west + width / 2;
        const parts: MultiPolygon = {
          type: 'MultiPolygon',
          coordinates: [
            [box(west, south, middle - west, height)],
            [box(middle, south, middle - west, height)],
          ],
        };
        const whole = polygon([
          [west, south],
          [middle, south],
          [middle + (middle - west), south],
          [middle + (middle - west), south + height],
          [middle, south + height],
          [west, south + height],
          [west, south],
        ]);
        expect(ellipsoidalArea(parts)).toBeCloseTo(ellipsoidalArea(whole), 3);
      }),
      { numRuns: 50 },
    );
  });

  it('measures a ring the same from whichever vertex it starts', () => {
    const open = box(112.6, 38.1, 0.02, 0.03).slice(0, -1);
    const areas = open.map((_, start) => {
      const turned = [...open.slice(start), ...open.slice(0, start)];
      return ellipsoidalArea(polygon([...turned, turned[0]!]));
    });
    for (const area of areas) expect(area).toBeCloseTo(areas[0]!, 4);
  });

  it('gives nothing for nothing', () => {
    expect(ellipsoidalArea(polygon())).toBe(0);
    expect(ellipsoidalArea(polygon([]))).toBe(0);
    expect(ellipsoidalArea({ type: 'MultiPolygon', coordinates: [] })).toBe(0);
    expect(
      ellipsoidalArea(
        polygon([
          [112.6, 38],
          [112.7, 38],
          [112.6, 38],
        ]),
      ),
    ).toBe(0);
  });

  it('leaves heights out', () => {
    const flat = box(112.6, 38.1, 0.02, 0.03);
    const raised = flat.map(([x, y], index) => [x!, y!, 1000 + index]);
    expect(ellipsoidalArea(polygon(raised))).toBe(ellipsoidalArea(polygon(flat)));
  });
});

describe('geodesicLength', () => {
  it('finds a line of 1 km at 38°N as long as it was laid out', () => {
    const northward: Position[] = [
      [112.65, 38],
      [112.65, 38.009009288063],
    ];
    expect(geodesicLength({ type: 'LineString', coordinates: northward })).toBeCloseTo(1000, 4);
    const eastward: Position[] = [
      [112.65, 38],
      [112.661385312255, 37.999999448907],
    ];
    expect(geodesicLength({ type: 'LineString', coordinates: eastward })).toBeCloseTo(1000, 4);
  });

  it('adds up the lines of a MultiLineString and measures them the same from either end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(longitude, latitude), { minLength: 2, maxLength: 6 }), { maxLength: 4 }),
        (coordinates) => {
          const total = geodesicLength({ type: 'MultiLineString', coordinates });
          let sum = 0;
          for (const line of coordinates)
            sum += geodesicLength({ type: 'LineString', coordinates: line.toReversed() });
          expect(total).toBeCloseTo(sum, 3);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('gives nothing for nothing', () => {
    expect(geodesicLength({ type: 'LineString', coordinates: [] })).toBe(0);
    expect(geodesicLength({ type: 'LineString', coordinates: [[112.6, 38]] })).toBe(0);
    expect(geodesicLength({ type: 'MultiLineString', coordinates: [] })).toBe(0);
  });
});
