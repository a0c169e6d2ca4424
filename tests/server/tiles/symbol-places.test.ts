import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SymbolPlaces } from '../../../server/tiles/symbol-places.ts';

const inTile = fc.integer({ min: -64, max: 4_159 });

describe('the symbols of a tile', () => {
  it('are found near where they are, to a cell of four pixels, and no farther than 72 pixels', () => {
    fc.assert(
      fc.property(
        inTile,
        inTile,
        inTile,
        inTile,
        fc.integer({ min: 0, max: 5_000 }),
        (x, y, toX, toY, units) => {
          const places = new SymbolPlaces();
          places.add([x, y], 2);
          const distance = Math.hypot(toX - x, toY - y);
          const reach = Math.min(576, units);
          if (distance > reach + 48) expect(places.hasNear(toX, toY, units)).toBe(false);
          if (distance < reach - 80) expect(places.hasNear(toX, toY, units)).toBe(true);
        },
      ),
    );
  });

  it('are none where there are none, and none of those far outside', () => {
    const places = new SymbolPlaces();
    places.add([-9_000, 100, 100, 90_000], 4);
    expect(places.hasNear(0, 100, 5_000)).toBe(false);
    expect(places.hasNear(4_095, 4_095, 5_000)).toBe(false);
  });
});
