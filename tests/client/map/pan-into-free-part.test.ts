import { describe, expect, it } from 'vitest';
import { panIntoFreePart } from '../../../client/map/pan-into-free-part.ts';

const size = { width: 360, height: 600 };
const cover = { top: 32, left: 0, right: 0, bottom: 300 };
const pan = (x: number, y: number) => panIntoFreePart({ point: { x, y }, size, cover, margin: 24 });

describe('panIntoFreePart', () => {
  it('leaves the map where what was picked is in sight', () => {
    expect(pan(10, 200)).toBeNull();
    expect(pan(350, 300)).toBeNull();
  });

  it('moves just far enough for what the sheet covers to stand clear of it', () => {
    expect(pan(180, 450)).toEqual([0, 450 - (300 - 24)]);
  });

  it('moves the other way for what lies under the strip at the top', () => {
    expect(pan(180, 20)).toEqual([0, 20 - (32 + 24)]);
  });

  it('moves sideways for what lies under a panel', () => {
    const beside = { top: 0, left: 0, right: 200, bottom: 0 };
    expect(panIntoFreePart({ point: { x: 300, y: 20 }, size, cover: beside, margin: 24 })).toEqual([164, 0]);
  });
});
