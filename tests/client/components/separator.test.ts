import { expect, it } from 'vitest';
import { shareAfter } from '../../../client/components/separator.ts';

it('moves the line by two per cent with an arrow, by ten with a page key, and to the ends', () => {
  expect(shareAfter('ArrowLeft', 0.5)).toBeCloseTo(0.48);
  expect(shareAfter('ArrowRight', 0.5)).toBeCloseTo(0.52);
  expect(shareAfter('PageUp', 0.5)).toBeCloseTo(0.6);
  expect(shareAfter('Home', 0.5)).toBe(0);
  expect(shareAfter('End', 0.5)).toBe(1);
  expect(shareAfter('Enter', 0.5)).toBeNull();
});
