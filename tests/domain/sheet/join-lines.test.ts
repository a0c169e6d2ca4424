import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLines } from '#domain/sheet/join-lines.ts';

describe('the pieces of a street', () => {
  it('become one line, in whatever order and direction they come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.infiniteStream(fc.boolean()),
        fc.integer({ min: 0, max: 1_000_000 }),
        (count, turns, seed) => {
          const pieces = Array.from({ length: count }, (_, at) => {
            const piece = [at, at % 3, at + 1, (at + 1) % 3];
            return turns.next().value ? [piece[2]!, piece[3]!, piece[0]!, piece[1]!] : piece;
          });
          const order = pieces
            .map((piece, at) => ({ piece, key: Math.sin(seed + at * 91.7) }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ piece }) => piece);
          const joined = joinLines(order);
          expect(joined).toHaveLength(1);
          expect(joined[0]).toHaveLength(2 * (count + 1));
        },
      ),
    );
  });

  it('stay apart where they do not meet', () => {
    expect(
      joinLines([
        [0, 0, 1, 0],
        [5, 0, 6, 0],
      ]),
    ).toHaveLength(2);
  });

  it('survive a ring', () => {
    expect(
      joinLines([
        [0, 0, 1, 0],
        [1, 0, 1, 1],
        [1, 1, 0, 0],
      ]),
    ).toEqual([[0, 0, 1, 0, 1, 1, 0, 0]]);
  });
});
