import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEdges } from '#domain/geometry/compare-edges.ts';
import type { PolygonFault } from '#domain/geometry/polygon-fault-reasons.ts';
import { addRing, type RingEdges } from '#domain/geometry/ring-edges.ts';
import { findSweptFault } from '#domain/geometry/swept-fault.ts';
import { TouchingRings } from '#domain/geometry/touching-rings.ts';

const edgesOf = (rings: number[][]): RingEdges => {
  const all: RingEdges = { edges: [], counts: [] };
  for (const ring of rings) addRing(all, ring);
  return all;
};

function comparePairs({ edges, counts }: RingEdges, touches: TouchingRings): PolygonFault | null {
  for (const [at, a] of edges.entries()) {
    for (const b of edges.slice(at + 1)) {
      const fault = compareEdges(a, b, counts, touches);
      if (fault) return fault;
    }
  }
  return null;
}

describe('findSweptFault', () => {
  it('finds a fault where comparing every edge with every other finds one', () => {
    const position = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
    const ring = fc.array(position, { minLength: 3, maxLength: 7 }).map((path) => [...path, path[0]!].flat());
    const half = ring.map((positions) => positions.map((value) => value / 2 + 1));
    fc.assert(
      fc.property(fc.array(fc.oneof(ring, half), { minLength: 1, maxLength: 4 }), (rings) => {
        const [pairs, swept] = [new TouchingRings(), new TouchingRings()];
        const expected = comparePairs(edgesOf(rings), pairs);
        const found = findSweptFault(edgesOf(rings), swept);
        expect(found === null).toBe(expected === null);
        if (found === null) expect(swept.fault === null).toBe(pairs.fault === null);
      }),
      { numRuns: 5_000 },
    );
  });

  it('notes every point in which rings touch', () => {
    const touches = new TouchingRings();
    const rings = [
      [0, 0, 9, 0, 9, 9, 0, 9, 0, 0],
      [0, 5, 3, 4, 3, 6, 0, 5],
      [3, 4, 5, 3, 6, 5, 3, 4],
      [3, 4, 4, 6, 5, 8, 3, 4],
    ];
    expect(findSweptFault(edgesOf(rings.slice(0, 3)), touches)).toBeNull();
    expect([touches.has(0, 5), touches.has(3, 4), touches.has(3, 6)]).toEqual([true, true, false]);
    expect(touches.fault).toBeNull();
  });
});
