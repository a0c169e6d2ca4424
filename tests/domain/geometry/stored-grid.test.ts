// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Geometry } from 'geojson';
import { onStoredGrid } from '#domain/geometry/stored-grid.ts';

describe('the stored grid', () => {
  it('has ten thousand million parts to ten degrees, and no heights', () => {
    const point: Geometry = { type: 'Point', coordinates: [112.123456789123, 38, 800] };
    expect(onStoredGrid(point)).toEqual({ type: 'Point', coordinates: [112.123456789, 38] });
  });

  it('leaves what is no geometry as it is, for the checks to report', () => {
    for (const odd of [null, { type: { toString: null } }, { type: 'toString', coordinates: [] }, {}, 7]) {
      expect(onStoredGrid(odd as unknown as Geometry)).toBe(odd);
    }
  });
});
