import { expect, it } from 'vitest';
import { Swipe } from '../../../../client/state/tools/swipe.svelte.ts';

it('keeps the line between the edges of the map', () => {
  const swipe = new Swipe();
  expect(swipe.share).toBe(0.5);
  swipe.moveTo(1.4);
  expect(swipe.share).toBe(1);
  swipe.moveTo(-1);
  expect(swipe.share).toBe(0);
  swipe.moveTo(Number.NaN);
  expect(swipe.share).toBe(0);
});
