import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ellipsoidalArea } from '#domain/geometry/ellipsoidal-area.ts';
import { findGeometryFault } from '#domain/geometry/geometry-fault.ts';
import { findPartitionFaults } from '#domain/topology/partition.ts';
import { Coverage, type Piece } from '../../../../scripts/plan-drawing/geometry/coverage.ts';
import type { Ring } from '../../../../scripts/plan-drawing/geometry/polygons.ts';
import { toPlane, type Point } from '../../../../scripts/plan-drawing/geometry/projection.ts';
import { featureOf } from '../../../domain/topology/features.ts';
import { cutRing, jitter, sharpestCorner, shortestSide, square, type Cut } from './cut-squares.ts';

const indifferent = () => 1;
const cover = (pieces: readonly Piece[], sliver = 0) => new Coverage(pieces, () => sliver, indifferent);

const pieceOf = (key: string, west: number, south: number, size: number): Piece => ({
  key,
  polygon: [square(west, south, size)],
});

/** Two squares of 100 m side by side. */
const pair = [pieceOf('west', 0, 0, 100), pieceOf('east', 100, 0, 100)];

const edgesOf = (rings: readonly Position[][]) =>
  rings.flatMap((ring) => ring.slice(1).map((position, at) => `${ring[at]!.join()} ${position.join()}`));

const reversed = (edge: string) => edge.split(' ').toReversed().join(' ');

/** The features of a coverage and its outline, as the check of a plan sees them. */
function asPlan(coverage: Coverage) {
  const zones = [...coverage.features()].map(([key, { polygons }]) =>
    featureOf('zone', key, { type: 'MultiPolygon', coordinates: polygons }),
  );
  const boundary = featureOf('boundary', 'outline', { type: 'Polygon', coordinates: [coverage.outline()] });
  return { zones, boundary };
}

describe('a coverage', () => {
  it('gives a corner on a neighbour’s side to that neighbour, and to the outline', () => {
    const coverage = cover([...pair, pieceOf('above', 50, 100, 100), pieceOf('left', -50, 100, 100)]);
    const corners = (key: string) => coverage.features().get(key)!.polygons[0]![0]!.length - 1;
    expect([corners('west'), corners('east'), corners('above')]).toEqual([5, 5, 5]);
    expect(coverage.outline().length - 1).toBe(10);
  });

  it('tells how long an edge each has in common with its neighbours', () => {
    const { neighbours } = cover(pair).features().get('west')!;
    expect([...neighbours.keys()]).toEqual(['east']);
    // units of the files are 8.8 mm from west to east and 11.1 mm from south to north
    expect(Math.abs(neighbours.get('east')! / 100 - 1)).toBeLessThan(0.15);
  });

  it('joins pieces of one key, and holds what lies in a hole apart', () => {
    const ring = [square(0, 0, 300), square(100, 100, 100).toReversed()];
    const coverage = cover([
      { key: 'ring', polygon: ring },
      pieceOf('core', 100, 100, 100),
      pieceOf('ring', 300, 0, 100),
    ]);
    const { polygons } = coverage.features().get('ring')!;
    expect(polygons.map((rings) => rings.length)).toEqual([2]);
    expect([...coverage.features().keys()]).toEqual(['ring', 'core']);
  });

  it('gives slivers to the neighbour they share most with, weighed by preference', () => {
    const sliver: Piece = {
      key: 'sliver',
      polygon: [
        [
          [0, 100],
          [100, 100],
          [100, 103],
          [0, 103],
        ],
      ],
    };
    const pieces = [pieceOf('below', 0, 0, 100), sliver, { ...pieceOf('above', 0, 103, 100), key: 'above' }];
    const keysWith = (prefer: (key: string, neighbour: string) => number) => [
      ...new Coverage(pieces, () => 500, prefer).features().keys(),
    ];
    expect(keysWith(indifferent)).not.toContain('sliver');
    const area = (prefer: (key: string, neighbour: string) => number, key: string) =>
      ellipsoidalArea({
        type: 'MultiPolygon',
        coordinates: new Coverage(pieces, () => 500, prefer).features().get(key)!.polygons,
      });
    expect(area((_key, neighbour) => (neighbour === 'above' ? 5 : 1), 'above')).toBeGreaterThan(10_250);
    expect(area((_key, neighbour) => (neighbour === 'below' ? 5 : 1), 'below')).toBeGreaterThan(10_250);
  });

  it('closes cracks of rounding between pieces', () => {
    const coverage = cover([
      {
        key: 'west',
        polygon: [
          [
            [0, 0],
            [100, 0],
            [100, 50],
            [99.97, 60],
            [100, 70],
            [100, 100],
            [0, 100],
          ],
        ],
      },
      {
        key: 'east',
        polygon: [
          [
            [100, 0],
            [200, 0],
            [200, 100],
            [100, 100],
            [100, 70],
            [100.03, 60],
            [100, 50],
          ],
        ],
      },
    ]);
    expect(findPartitionFaults(asPlan(coverage).zones, asPlan(coverage).boundary)).toEqual([]);
  });

  it('merges features on demand, and forgets the edge between them', () => {
    const coverage = cover([...pair, pieceOf('far', 200, 0, 100)]);
    coverage.merge(new Map([['east', 'west']]));
    expect([...coverage.features().keys()]).toEqual(['west', 'far']);
    expect([...coverage.features().get('west')!.neighbours.keys()]).toEqual(['far']);
  });

  it('takes the largest ring for the outline, however many corners a crack has', () => {
    const bends = Array.from({ length: 12 }, (_, at): Point => [100 + (at % 2 ? 0.03 : -0.03), 78 - at * 5]);
    const west: Ring = [[0, 0], [100, 0], [100, 20], ...bends.toReversed(), [100, 80], [100, 100], [0, 100]];
    const east: Ring = [
      [100, 0],
      [200, 0],
      [200, 100],
      [100, 100],
      [100, 80],
      ...bends.map(([x, y]): Point => [x + 0.07, y]),
      [100, 20],
    ];
    const coverage = cover([
      { key: 'west', polygon: [west] },
      { key: 'east', polygon: [east] },
    ]);
    expect(coverage.outline().length).toBeLessThan(10);
    expect([...coverage.features().keys()]).toEqual(['west', 'east']);
  });

  it('refuses a gap in the middle that is more than rounding', () => {
    const cells = Array.from({ length: 9 }, (_, at) =>
      pieceOf(`cell-${at}`, (at % 3) * 20, Math.floor(at / 3) * 20, 20),
    );
    expect(() => cover(cells.filter(({ key }) => key !== 'cell-4'))).toThrow(/overlap or leave a gap/);
  });

  it('refuses pieces that overlap', () => {
    expect(() => cover([pieceOf('one', 0, 0, 100), pieceOf('same', 0, 0, 100)])).toThrow(/same side/);
  });

  it('refuses land in several pieces', () => {
    expect(() => cover([pieceOf('one', 0, 0, 100), pieceOf('far', 500, 0, 100)])).toThrow(
      /overlap or leave a gap/,
    );
  });
});

/** What the town is drawn with, in grid units of about a centimetre. */
const plain = { shortestEdge: 50, narrowest: 70, straightWithin: 2.5 };

describe('a coverage made plain', () => {
  const made = (pieces: readonly Piece[]) => {
    const coverage = cover(pieces);
    coverage.makePlain(plain);
    return coverage;
  };
  const cornersOf = (coverage: Coverage, key: string) =>
    coverage.features().get(key)!.polygons[0]![0]!.length - 1;
  const polygon = (key: string, ring: Ring): Piece => ({ key, polygon: [ring] });

  it('gives a strip that runs out from a piece to the neighbour along it', () => {
    const strip: Ring = [
      [0, 0],
      [100, 0],
      [100, 30],
      [100.5, 30],
      [100.5, 0],
      [130, 0],
      [130, 40],
      [0, 40],
    ];
    const joined = cover([
      polygon('under', strip),
      polygon('below', [
        [100, 0],
        [100.5, 0],
        [100.5, 30],
        [100, 30],
      ]),
      polygon('below', [
        [0, -50],
        [130, -50],
        [130, 0],
        [100.5, 0],
        [100, 0],
        [0, 0],
      ]),
    ]);
    expect(cornersOf(joined, 'below')).toBe(8);
    joined.makePlain(plain);
    expect(cornersOf(joined, 'below')).toBe(4);
    expect(cornersOf(joined, 'under')).toBe(4);
  });

  it('closes an edge shorter than a stride for both neighbours at once', () => {
    const coverage = made([
      polygon('west', [
        [0, 0],
        [100, 0],
        [100, 50],
        [100.3, 50.3],
        [100, 100],
        [0, 100],
      ]),
      polygon('east', [
        [100, 0],
        [200, 0],
        [200, 100],
        [100, 100],
        [100.3, 50.3],
        [100, 50],
      ]),
    ]);
    expect(cornersOf(coverage, 'west')).toBe(5);
    expect(cornersOf(coverage, 'east')).toBe(5);
    const { zones, boundary } = asPlan(coverage);
    expect(findPartitionFaults(zones, boundary)).toEqual([]);
  });

  it('drops a vertex on a straight line, but not where a third piece begins', () => {
    const west: Ring = [
      [0, 0],
      [100, 0],
      [100, 30],
      [100, 60],
      [100, 100],
      [0, 100],
    ];
    const east = (key: string, south: number, north: number): Piece =>
      polygon(key, [
        [100, south],
        [200, south],
        [200, north],
        [100, north],
      ]);
    expect(cornersOf(made([polygon('west', west), east('low', 0, 60), east('high', 60, 100)]), 'west')).toBe(
      5,
    );
  });

  it('never lets a piece touch itself, however short the way around its neighbour', () => {
    const coverage = made([
      polygon('around', [
        [0, 0],
        [100, 0],
        [100, 100],
        [50.2, 100],
        [50.2, 60],
        [70, 40],
        [30, 40],
        [50, 60],
        [50, 100],
        [0, 100],
      ]),
      polygon('pocket', [
        [30, 40],
        [70, 40],
        [50.2, 60],
        [50.2, 100],
        [50, 100],
        [50, 60],
      ]),
    ]);
    for (const { geometry, id } of asPlan(coverage).zones) expect(findGeometryFault(geometry), id).toBeNull();
    expect(
      coverage
        .features()
        .get('around')!
        .polygons.map((rings) => rings.length),
    ).toEqual([2]);
  });
});

describe('a coverage, of any tiling,', () => {
  const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
  /** From one side of the square to another. */
  const cut = fc
    .tuple(share, share, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .map(([one, other, side, turn]): Cut => [(side + one) / 4, (((side + turn) % 4) + other) / 4]);
  const cuts = fc.array(cut, { minLength: 1, maxLength: 6 });
  const shares = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 17, maxLength: 40 });
  const size = 600;

  /** A square cut by lines, each piece rounded a little differently; none so thin that it is a sliver itself. */
  const tiling = fc
    .tuple(cuts, shares)
    .map(([lines, moves]) => ({ rings: cutRing(square(-300, -300, size), lines), moves }))
    .filter(({ rings }) => rings.every((ring) => sharpestCorner(ring) > 0.1 && shortestSide(ring) > 0.5))
    .map(({ rings, moves }) =>
      rings.map((ring, at): Piece => ({
        key: `piece-${at}`,
        polygon: jitter(ring, 0.001, [...moves.slice(at % 16), ...moves]),
      })),
    );

  it('fits pieces together exactly, whatever they are rounded by', () => {
    fc.assert(
      fc.property(tiling, (pieces) => {
        const { zones, boundary } = asPlan(cover(pieces));
        for (const { geometry, id } of [...zones, boundary])
          expect(findGeometryFault(geometry), id).toBeNull();
        expect(findPartitionFaults(zones, boundary)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('stays whole and valid when it is made plain, however far that goes', () => {
    const far = fc.double({ min: 10, max: 2_000, noNaN: true });
    fc.assert(
      fc.property(tiling, far, far, (pieces, shortestEdge, narrowest) => {
        const coverage = cover(pieces);
        const before = coverage.features().size;
        coverage.makePlain({ shortestEdge, narrowest, straightWithin: 3 });
        expect(coverage.features().size).toBe(before);
        const { zones, boundary } = asPlan(coverage);
        for (const { geometry, id } of [...zones, boundary])
          expect(findGeometryFault(geometry), id).toBeNull();
        expect(findPartitionFaults(zones, boundary)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('has every edge twice, once each way, or once and in the outline', () => {
    fc.assert(
      fc.property(tiling, (pieces) => {
        const coverage = cover(pieces, 200);
        const edges = [...coverage.features().values()].flatMap(({ polygons }) => polygons.flatMap(edgesOf));
        const all = new Set(edges);
        expect(all.size).toBe(edges.length);
        const outline = edgesOf([coverage.outline()]);
        const loose = edges.filter((edge) => !all.has(reversed(edge)));
        expect(loose.toSorted()).toEqual(outline.toSorted());
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the whole, and leaves no piece below the least size', () => {
    fc.assert(
      fc.property(tiling, (pieces) => {
        const coverage = cover(pieces, 900);
        const areas = [...coverage.features().values()].map(({ polygons }) =>
          ellipsoidalArea({ type: 'MultiPolygon', coordinates: polygons }),
        );
        const outline = ellipsoidalArea({ type: 'Polygon', coordinates: [coverage.outline()] });
        expect(Math.abs(areas.reduce((sum, area) => sum + area, 0) - outline)).toBeLessThan(0.01);
        // a metre's rounding on the edges, and the plane is a little larger than the ellipsoid
        expect(Math.abs(outline / size ** 2 - 1)).toBeLessThan(0.001);
        if (areas.length > 1) expect(Math.min(...areas)).toBeGreaterThan(850);
      }),
      { numRuns: 150 },
    );
  });

  it('moves no corner by more than a few centimetres', () => {
    fc.assert(
      fc.property(tiling, (pieces) => {
        // the tip of a corner sharper than 29° is thinner than the grid, and goes to the neighbour
        fc.pre(pieces.every(({ polygon }) => sharpestCorner(polygon[0]!) > 0.6));
        const drawn = pieces.flatMap(({ polygon }) => polygon.flat());
        const far = [...cover(pieces).features().values()]
          .flatMap(({ polygons }) => polygons.flat(2))
          .map((position) => toPlane(position))
          .filter(([x, y]) => drawn.every(([px, py]) => Math.hypot(px - x, py - y) > 0.1));
        expect(far).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same on every run', () => {
    fc.assert(
      fc.property(tiling, (pieces) => {
        expect([...cover(pieces, 300).features()]).toEqual([...cover(pieces, 300).features()]);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses one in which a piece reaches into its neighbour', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 40, noNaN: true }),
        fc.integer({ min: 0, max: 8 }),
        (reach, at) => {
          const pieces = Array.from({ length: 9 }, (_, index) =>
            pieceOf(`cell-${index}`, (index % 3) * 100, Math.floor(index / 3) * 100, 100),
          );
          const [corner] = [pieces[at]!.polygon[0]![0]!];
          pieces[at]!.polygon[0] = [
            [corner[0] - reach, corner[1] - reach],
            ...pieces[at]!.polygon[0]!.slice(1),
          ];
          // the first corner of a cell in the first row or column moves outwards, into nothing
          fc.pre(at % 3 > 0 && at >= 3);
          expect(() => cover(pieces)).toThrow();
        },
      ),
      { numRuns: 60 },
    );
  });
});
