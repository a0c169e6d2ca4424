import fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { splitArea } from '../../../domain/editing/split-area.ts';
import { findGeometryFault } from '../../../domain/geometry/geometry-fault.ts';
import { doubledArea } from '../../../domain/geometry/polygon-fault.ts';
import { flatPolygons } from '../../../domain/topology/flat-polygons.ts';

const ring = (...positions: Position[]): Position[] => [...positions, positions[0]!];
/** A square of a kilometre or so. */
const square: Polygon = {
  type: 'Polygon',
  coordinates: [ring([112.7, 38.1], [112.71, 38.1], [112.71, 38.11], [112.7, 38.11])],
};
const withHole: Polygon = {
  type: 'Polygon',
  coordinates: [
    ...square.coordinates,
    ring([112.703, 38.103], [112.703, 38.107], [112.707, 38.107], [112.707, 38.103]),
  ],
};
/** Parts of a millionth of a square degree, a hundredth of a hectare: a vertex more on an edge makes no difference. */
const areaOf = (...parts: (Polygon | MultiPolygon)[]) =>
  parts
    .flatMap(flatPolygons)
    .reduce((sum, rings) => sum + rings.reduce((all, one) => all + doubledArea(one), 0), 0) * 1e6;

describe('splitting an area by a line', () => {
  it('gives both sides, which meet in the corners of the line', () => {
    const line = [[112.705, 38.09], [112.7052, 38.105], [112.705, 38.12]]; // prettier-ignore
    const parts = splitArea(square, line);
    expect(parts).toHaveLength(2);
    expect(areaOf(...parts)).toBeCloseTo(areaOf(square), 4);
    for (const part of parts) {
      expect(findGeometryFault(part)).toBeNull();
      expect(part.coordinates[0]).toContainEqual([112.7052, 38.105]);
    }
    expect(areaOf(parts[0]!)).toBeGreaterThan(areaOf(parts[1]!));
  });

  it('parts nothing by a line that stays outside, touches a corner, or ends within', () => {
    for (const line of [
      [[112.72, 38.1], [112.73, 38.12]],
      [[112.69, 38.11], [112.7, 38.11], [112.71, 38.12]],
      [[112.69, 38.105], [112.705, 38.105]],
      [[112.702, 38.102], [112.704, 38.106], [112.706, 38.102]],
    ] as Position[][]) {
      const parts = splitArea(square, line);
      expect(parts).toHaveLength(1);
      expect(areaOf(...parts)).toBeCloseTo(areaOf(square), 4);
    }
  }); // prettier-ignore

  it('keeps holes where they are, parts them, and takes one as an end', () => {
    const beside = splitArea(withHole, [[112.702, 38.09], [112.702, 38.12]]); // prettier-ignore
    expect(beside.map(({ coordinates }) => coordinates.length)).toEqual([2, 1]);
    const through = splitArea(withHole, [[112.705, 38.09], [112.705, 38.12]]); // prettier-ignore
    expect(through.map(({ coordinates }) => coordinates.length)).toEqual([1, 1]);
    expect(areaOf(...through)).toBeCloseTo(areaOf(withHole), 4);
    // from the outside to the hole alone: still one
    const slit = splitArea(withHole, [[112.69, 38.105], [112.705, 38.105]]); // prettier-ignore
    expect(slit).toHaveLength(1);
    expect(areaOf(...slit)).toBeCloseTo(areaOf(withHole), 4);
  });

  it('cuts out what a line goes around, and each part that it crosses several times', () => {
    const around = [[112.702, 38.102], [112.704, 38.102], [112.704, 38.104], [112.702, 38.104], [112.702, 38.102]]; // prettier-ignore
    expect(splitArea(square, around).map(({ coordinates }) => coordinates.length)).toEqual([2, 1]);
    const zigzag = [[112.69, 38.101], [112.72, 38.102], [112.72, 38.105], [112.69, 38.106], [112.69, 38.108], [112.72, 38.109]]; // prettier-ignore
    expect(splitArea(square, zigzag)).toHaveLength(4);
    const self = [[112.695, 38.103], [112.709, 38.107], [112.709, 38.103], [112.695, 38.107]]; // prettier-ignore
    const parts = splitArea(square, self);
    expect(parts).toHaveLength(3);
    expect(areaOf(...parts)).toBeCloseTo(areaOf(square), 4);
  });

  it('parts areas of several polygons, by an edge of them too', () => {
    const two: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [
        square.coordinates,
        [ring([112.72, 38.1], [112.73, 38.1], [112.73, 38.11], [112.72, 38.11])],
      ],
    };
    expect(splitArea(two, [[112.69, 38.105], [112.74, 38.105]])).toHaveLength(4); // prettier-ignore
    expect(splitArea(two, [[112.71, 38.09], [112.71, 38.12]])).toHaveLength(2); // prettier-ignore
  });

  it('gives valid parts that add up, whatever the line', () => {
    const within = (from: number, to: number) =>
      fc.integer({ min: from * 1e4, max: to * 1e4 }).map((n) => n / 1e4);
    const place = fc.tuple(within(112.695, 112.715), within(38.095, 38.115));
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 2, maxLength: 8 }),
        fc.constantFrom(square, withHole),
        (line, area) => {
          const parts = splitArea(area, line);
          for (const part of parts) expect(findGeometryFault(part)).toBeNull();
          expect(Math.abs(areaOf(...parts) - areaOf(area))).toBeLessThan(0.001);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
