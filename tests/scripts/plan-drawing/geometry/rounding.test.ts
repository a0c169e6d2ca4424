import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '../../../../scripts/plan-drawing/geometry/lines.ts';
import {
  areaOf,
  contains,
  polygonArea,
  subtract,
  type Ring,
} from '../../../../scripts/plan-drawing/geometry/polygons.ts';
import type { Point } from '../../../../scripts/plan-drawing/geometry/projection.ts';
import { roundPolygon } from '../../../../scripts/plan-drawing/geometry/rounding.ts';
import { square } from './cut-squares.ts';

/** Star-shaped around the middle, counter-clockwise; corners turn both ways. */
const blocks = fc
  .array(fc.double({ min: 40, max: 120, noNaN: true }), { minLength: 3, maxLength: 12 })
  .map((radii): Ring =>
    radii.map((radius, at): Point => {
      const angle = (2 * Math.PI * at) / radii.length;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  );
const radius = fc.double({ min: 3, max: 30, noNaN: true });

describe('a block with rounded corners', () => {
  it('is a square without its four corners', () => {
    const { rounded, corners } = roundPolygon([square(0, 0, 100)], 14);
    expect(corners.length).toBe(4);
    // four chords of a parabola with tangents r cut 3/16 r² off a right-angled corner
    expect(polygonArea(rounded)).toBeCloseTo(10_000 - (4 * 3 * 14 ** 2) / 16, 3);
  });

  it('has together with its corners the area it had', () => {
    fc.assert(
      fc.property(blocks, radius, (ring, meters) => {
        const { rounded, corners } = roundPolygon([ring], meters);
        const cut = corners.reduce((sum, corner) => sum + Math.abs(polygonArea([corner])), 0);
        expect(polygonArea(rounded) + cut).toBeCloseTo(polygonArea([ring]), 0);
        expect(cut).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('lies within what it was, and leaves no corner that is not cut off', () => {
    fc.assert(
      fc.property(blocks, radius, (ring, meters) => {
        const { rounded, corners } = roundPolygon([ring], meters);
        expect(areaOf(subtract([rounded], [[ring]]))).toBeLessThan(0.5);
        const left = subtract([[ring]], [rounded, ...corners.map((corner) => [corner])]);
        expect(areaOf(left)).toBeLessThan(0.5);
      }),
    );
  });

  it('keeps its edges where they were, and the corners at which it turns inwards', () => {
    fc.assert(
      fc.property(blocks, radius, (ring, meters) => {
        const [outer] = roundPolygon([ring], meters).rounded;
        for (const [at, point] of ring.entries()) {
          const [before, after] = [ring.at(at - 1)!, ring[(at + 1) % ring.length]!];
          const middle: Point = [(point[0] + after[0]) / 2, (point[1] + after[1]) / 2];
          const nudged: Point = [middle[0] * 0.999, middle[1] * 0.999];
          expect(contains([outer!], nudged)).toBe(true);
          const turn = polygonArea([[before, point, after]]);
          if (turn < 0) expect(outer!.some((each) => distance(each, point) < 1e-9)).toBe(true);
        }
      }),
    );
  });

  it('is left alone where its corners are bends of a street, or its edges too short', () => {
    const circle: Ring = Array.from({ length: 24 }, (_, at): Point => {
      const angle = (at * Math.PI) / 12;
      return [50 * Math.cos(angle), 50 * Math.sin(angle)];
    });
    expect(roundPolygon([circle], 14)).toEqual({ rounded: [circle], corners: [] });
    const tiny = square(0, 0, 4);
    expect(roundPolygon([tiny], 14)).toEqual({ rounded: [tiny], corners: [] });
  });
});
