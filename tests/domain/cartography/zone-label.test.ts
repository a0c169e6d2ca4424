import {
  latest,
  type ExpressionSpecification,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';
import type { StyleOptions } from '#domain/cartography/style-options.ts';
import { evaluate } from './evaluate.ts';

const parcel = {
  id: 'a',
  landUse: '070102',
  parcelCode: 'DY01-001',
  farMax: 2.5,
  heightMax: 60,
  densityMax: 28,
};

interface LabelLayer {
  'source-layer': string;
  minzoom: number;
  filter: ExpressionSpecification;
  layout: Record<'text-field' | 'text-variable-anchor-offset' | 'symbol-sort-key', ExpressionSpecification>;
}

function labelLayer(options: Partial<StyleOptions> = {}): LabelLayer {
  const style = buildStyle({
    source: { tiles: ['/{z}/{y}/{x}'] },
    language: 'zh',
    theme: 'light',
    ...options,
  });
  return style.layers.find(({ id }) => id === 'zone-label') as unknown as LabelLayer;
}

/** The lines that a parcel is lettered with at a zoom of the tiles. */
function linesOf(properties: object, zoom: number, layer = plain): string[] {
  const text = evaluate(layer.layout['text-field'], { ...properties }, { zoom });
  return String(text).split('\n').filter(Boolean);
}

const plain = labelLayer();
const english = labelLayer({ language: 'en' });

describe('the label of a parcel', () => {
  it('is drawn from the points that tiles have for it', () => {
    expect(plain['source-layer']).toBe('zone-label');
  });

  it('has more lines the nearer one is, and no more than there is room for', () => {
    const counts = [14, 15, 16, 17, 18].map((zoom) => linesOf({ ...parcel, room: 50 }, zoom).length);
    expect(counts).toEqual([0, 1, 2, 5, 5]);
    for (const room of [5, 20, 40, 80, 160, 320])
      for (const zoom of [14, 15, 16, 17, 18])
        expect(linesOf({ ...parcel, room }, zoom).length).toBeLessThanOrEqual(
          linesOf({ ...parcel, room: room * 2 }, zoom).length,
        );
  });

  it.each([1, 1.75])('at a scale of %d has lines no higher than the circle that is free', (scale) => {
    const layer = labelLayer({ scale });
    for (const zoom of [15, 16, 17, 18, 19]) {
      const pixelsPerMeter = (256 * 2 ** zoom) / (Math.PI * 6_378_137);
      for (let room = 2; room < 400; room *= 1.3) {
        const height = linesOf({ ...parcel, room }, zoom, layer).length * 14 * scale * 1.3;
        expect(height).toBeLessThan(2 * room * pixelsPerMeter);
      }
    }
  });

  it('says the use first, then the code, and what may be built from zoom 16 on', () => {
    const wide = { ...parcel, room: 1_000 };
    expect(linesOf(wide, 14)).toEqual(['070102', 'DY01-001']);
    expect(linesOf(wide, 15)).toEqual(['070102', 'DY01-001']);
    expect(linesOf(wide, 16)).toEqual(['070102', 'DY01-001', '容积率 ≤ 2.5', '限高 ≤ 60 m', '密度 ≤ 28%']);
    expect(linesOf(wide, 16, english)).toEqual([
      '070102',
      'DY01-001',
      'FAR ≤ 2.5',
      'H ≤ 60 m',
      'Density ≤ 28%',
    ]);
  });

  it('leaves room for a symbol where the tile says that there is one', () => {
    const property = latest.layout_symbol[
      'text-variable-anchor-offset'
    ] as unknown as StylePropertySpecification;
    // of 60 m by 60 m: as much as fits above or below the symbol
    const small = { ...parcel, room: 40 };
    const places = (properties: object) =>
      JSON.stringify(
        evaluate(plain.layout['text-variable-anchor-offset'], { ...properties }, { zoom: 17, property }),
      );
    expect(linesOf({ ...small, symbol: 1 }, 17)).toEqual(['070102', 'DY01-001']);
    expect(places({ ...small, symbol: 1 })).toMatch(/bottom/);
    expect(linesOf(small, 17).length).toBeGreaterThan(2);
    expect(places(small)).not.toMatch(/bottom/);
  });

  it('leaves out what the parcel does not say', () => {
    expect(linesOf({ landUse: '1401', room: 1_000 }, 17)).toEqual(['1401']);
    expect(linesOf({ landUse: '0804', heightMax: 24, room: 1_000 }, 17)).toEqual(['0804', '限高 ≤ 24 m']);
  });

  it('is whole for who looks for room himself', () => {
    expect(linesOf(parcel, 16)).toHaveLength(5);
  });

  it('is not that of a road, and only of what is valid on the day', () => {
    const { filter } = labelLayer({ date: '2024-12-08' });
    const isDrawn = (properties: object) => evaluate(filter, { ...properties }, { zoom: 16 });
    expect(isDrawn(parcel)).toBe(true);
    expect(isDrawn({ ...parcel, landUse: '1207' })).toBe(false);
    expect(isDrawn({ ...parcel, landUse: '120803' })).toBe(true);
    expect(isDrawn({ ...parcel, from: 20_066 })).toBe(false);
    expect(isDrawn({ ...parcel, from: 20_065 })).toBe(true);
    expect(isDrawn({ ...parcel, to: 20_065 })).toBe(false);
  });

  it('gives way to that of a larger parcel', () => {
    const key = plain.layout['symbol-sort-key'];
    expect(evaluate(key, { room: 90 })).toBeLessThan(evaluate(key, { room: 30 }) as number);
  });
});
