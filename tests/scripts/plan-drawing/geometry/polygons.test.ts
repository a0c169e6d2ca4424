import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf } from '../../../../scripts/plan-drawing/geometry/lines.ts';
import {
  areaOf,
  boxOf,
  buffer,
  centroidOf,
  contains,
  inflate,
  intersect,
  linesInside,
  linesOutside,
  polygonArea,
  roundCorners,
  subtract,
  union,
  withoutSpikes,
  type Area,
} from '../../../../scripts/plan-drawing/geometry/polygons.ts';
import type { Point } from '../../../../scripts/plan-drawing/geometry/projection.ts';
import { square } from './cut-squares.ts';

const metre = fc.double({ min: -200, max: 200, noNaN: true });
const squares = fc
  .tuple(metre, metre, fc.double({ min: 1, max: 150, noNaN: true }))
  .map(([west, south, size]): Area => [[square(west, south, size)]]);
const areas = fc.array(squares, { minLength: 1, maxLength: 4 }).map((some) => union(...some));

/** Rounding to millimetres moves each edge by half of one. */
const rounding = 2;

describe('set operations', () => {
  it('split what two areas cover into what one, the other and both cover', () => {
    fc.assert(
      fc.property(areas, areas, (one, other) => {
        const [both, either] = [areaOf(intersect(one, other)), areaOf(union(one, other))];
        expect(Math.abs(either + both - areaOf(one) - areaOf(other))).toBeLessThan(rounding);
        expect(Math.abs(areaOf(subtract(one, other)) + both - areaOf(one))).toBeLessThan(rounding);
        expect(areaOf(intersect(subtract(one, other), other))).toBeLessThan(rounding);
      }),
    );
  });

  it('wind outer rings counter-clockwise and holes clockwise', () => {
    const [ring] = subtract([[square(0, 0, 100)]], [[square(30, 30, 20)]]);
    expect(ring!.map((each) => Math.sign(polygonArea([each])))).toEqual([1, -1]);
    expect(contains(ring!, [40, 40])).toBe(false);
    expect(contains(ring!, [10, 40])).toBe(true);
    // an island in a hole is a piece of its own
    const island = union([ring!], [[square(38, 38, 4)]]);
    expect(island.length).toBe(2);
    expect(areaOf(island)).toBeCloseTo(10_000 - 400 + 16, 6);
  });

  it('are the same whoever comes first', () => {
    fc.assert(
      fc.property(areas, areas, (one, other) => {
        expect(areaOf(union(one, other))).toBeCloseTo(areaOf(union(other, one)), 2);
        expect(areaOf(intersect(one, other))).toBeCloseTo(areaOf(intersect(other, one)), 2);
      }),
    );
  });

  it('take empty areas, and rings of which rounding leaves nothing, for nothing', () => {
    const speck: Area = [
      [
        [
          [5, 5],
          [5.0001, 5],
          [5, 5.0001],
        ],
      ],
    ];
    for (const nothing of [[], speck] as Area[]) {
      expect(union(nothing)).toEqual([]);
      expect(intersect([[square(0, 0, 9)]], nothing)).toEqual([]);
      expect(areaOf(subtract([[square(0, 0, 9)]], nothing))).toBe(81);
      expect(withoutSpikes(nothing, 0.1)).toEqual([]);
      expect(inflate(nothing, -1)).toEqual([]);
    }
  });
});

describe('growing and shrinking', () => {
  it('makes a strip of a line, its ends cut square', () => {
    const strip = buffer(
      [
        [
          [0, 0],
          [100, 0],
        ],
      ],
      10,
    );
    expect(areaOf(strip)).toBeCloseTo(2_000, 3);
    const round = areaOf(
      buffer(
        [
          [
            [0, 0],
            [100, 0],
          ],
        ],
        10,
        'round',
      ),
    );
    expect(Math.abs(round - 2_000 - Math.PI * 100)).toBeLessThan(15);
  });

  it('makes areas larger and smaller, and nothing of what is thin', () => {
    expect(areaOf(inflate([[square(0, 0, 100)]], -10))).toBeCloseTo(6_400, 3);
    expect(inflate([[square(0, 0, 100)]], -51)).toEqual([]);
    expect(areaOf(inflate([[square(0, 0, 100)]], 10))).toBeGreaterThan(14_000);
  });

  it('cuts spikes off, and leaves sharp corners sharp', () => {
    const spiked: Area = [
      [
        [
          [0, 0],
          [100, 0],
          [100, 50],
          [200, 50.05],
          [100, 50.1],
          [100, 100],
          [0, 100],
        ],
      ],
    ];
    const clean = withoutSpikes(spiked, 0.2);
    expect(areaOf(clean)).toBeCloseTo(10_000, 0);
    expect(boxOf(clean.flat(2))[2]).toBeLessThan(101);
    expect(areaOf(withoutSpikes([[square(0, 0, 100)]], 0.2))).toBeCloseTo(10_000, 1);
  });

  it('rounds corners without growing', () => {
    fc.assert(
      fc.property(areas, (area) => {
        expect(areaOf(subtract(roundCorners(area, 5), area))).toBeLessThan(1 + areaOf(area) * 1e-3);
      }),
    );
  });
});

describe('lines and areas', () => {
  const line: Point[] = [
    [-50, 50],
    [150, 50],
  ];

  it('part into what is inside and what is outside', () => {
    fc.assert(
      fc.property(areas, (area) => {
        const long: Point[] = [
          [-500, 3],
          [500, 7],
        ];
        const parts = [...linesInside([long], area), ...linesOutside([long], area)];
        const sum = parts.reduce((total, part) => total + lengthOf(part), 0);
        expect(Math.abs(sum - lengthOf(long))).toBeLessThan(0.1);
      }),
    );
    expect(linesInside([line], [[square(0, 0, 100)]]).map(lengthOf)).toEqual([100]);
    expect(linesOutside([line], [[square(0, 0, 100)]]).length).toBe(2);
  });
});

describe('measures', () => {
  it('find the middle and the box of a ring', () => {
    expect(centroidOf(square(10, 20, 40))).toEqual([30, 40]);
    expect(boxOf(square(10, 20, 40))).toEqual([10, 20, 50, 60]);
    expect(polygonArea([square(10, 20, 40).toReversed()])).toBe(-1_600);
  });

  it('have the middle of any convex ring inside it', () => {
    fc.assert(
      fc.property(squares, ([polygon]) => {
        expect(contains(polygon!, centroidOf(polygon![0]!))).toBe(true);
      }),
    );
  });
});
