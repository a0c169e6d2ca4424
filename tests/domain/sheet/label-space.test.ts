import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesOverlap, LabelSpace, type LabelBox } from '#domain/sheet/label-space.ts';
import { Placement } from '#domain/sheet/placement.ts';

const boxes: fc.Arbitrary<LabelBox> = fc.record({
  x: fc.double({ min: 0, max: 200, noNaN: true }),
  y: fc.double({ min: 0, max: 200, noNaN: true }),
  halfWidth: fc.double({ min: 0.5, max: 30, noNaN: true }),
  halfHeight: fc.double({ min: 0.5, max: 5, noNaN: true }),
  angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
});

function isInBox(box: LabelBox, x: number, y: number): boolean {
  const [dx, dy] = [x - box.x, y - box.y];
  const [cosine, sine] = [Math.cos(box.angle), Math.sin(box.angle)];
  return (
    Math.abs(dx * cosine + dy * sine) < box.halfWidth && Math.abs(dy * cosine - dx * sine) < box.halfHeight
  );
}

describe('room for labels', () => {
  it('is never given twice, however labels lie', () => {
    fc.assert(
      fc.property(fc.array(boxes, { minLength: 2, maxLength: 60 }), (wanted) => {
        const space = new LabelSpace();
        const placed = wanted.filter((box) => space.take([box]));
        expect(placed).toContain(wanted[0]);
        for (const [at, box] of placed.entries())
          for (const other of placed.slice(at + 1)) expect(boxesOverlap(box, other)).toBe(false);
        for (const box of wanted.filter((candidate) => !placed.includes(candidate)))
          expect(placed.some((other) => boxesOverlap(box, other))).toBe(true);
      }),
    );
  });

  it('is taken where a point lies in two boxes', () => {
    fc.assert(
      fc.property(
        boxes,
        boxes,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (a, b, along, across) => {
          const [cosine, sine] = [Math.cos(a.angle), Math.sin(a.angle)];
          const [u, v] = [along * a.halfWidth * 0.999, across * a.halfHeight * 0.999];
          const [x, y] = [a.x + u * cosine - v * sine, a.y + u * sine + v * cosine];
          if (isInBox(b, x, y)) expect(boxesOverlap(a, b)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('ends at the frame of the map, and is all or nothing for what belongs together', () => {
    const placement = new Placement({ x: 0, y: 0, width: 100, height: 100 }, () => 0);
    const box = (x: number) => ({ x, y: 50, halfWidth: 5, halfHeight: 2, angle: 0 });
    expect(placement.put([box(97)], [])).toBe(false);
    expect(placement.put([box(20), box(50)], [])).toBe(true);
    expect(placement.put([box(80), box(52)], [])).toBe(false);
    expect(placement.put([box(80)], [])).toBe(true);
  });
});
