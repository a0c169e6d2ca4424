import { describe, expect, it } from 'vitest';
import type { Line, PathShape } from '#domain/sheet/shape.ts';
import { showsBeyond } from '#domain/sheet/shows-beyond.ts';

const square = (from: number, to: number): Line => [from, from, to, from, to, to, from, to];
const area = (...lines: Line[]): PathShape => ({ type: 'path', lines, isClosed: true });

describe('what lies under other areas', () => {
  it('shows where it reaches beyond them', () => {
    expect(showsBeyond([area(square(0, 10))], [area(square(2, 8))])).toBe(true);
    expect(showsBeyond([area(square(3, 4)), area(square(7, 20))], [area(square(2, 8))])).toBe(true);
  });

  it('does not show where they cover it, one or several together', () => {
    expect(showsBeyond([area(square(3, 4))], [area(square(2, 8))])).toBe(false);
    expect(showsBeyond([area(square(0, 10))], [area(square(0, 10))])).toBe(false);
    const halves = [area([0, 0, 5, 0, 5, 10, 0, 10]), area([5, 0, 10, 0, 10, 10, 5, 10])];
    expect(showsBeyond([area(square(0, 10))], halves)).toBe(false);
  });

  it('shows through a hole in them', () => {
    expect(showsBeyond([area(square(0, 10))], [area(square(0, 10), square(4, 6))])).toBe(true);
  });

  it('shows where nothing lies over it, and not where it is nothing itself', () => {
    expect(showsBeyond([area(square(0, 1))], [])).toBe(true);
    expect(showsBeyond([], [area(square(0, 1))])).toBe(false);
    expect(showsBeyond([], [])).toBe(false);
  });
});
