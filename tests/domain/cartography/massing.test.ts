import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';
import type { StyleOptions } from '#domain/cartography/style-options.ts';
import { evaluate } from './evaluate.ts';

const options: StyleOptions = {
  source: { tiles: ['https://example.org/{z}/{y}/{x}'] },
  language: 'zh',
  theme: 'light',
};
const withMassing = { ...options, massing: 'massing://buildings/1' };
const layerOf = (style: ReturnType<typeof buildStyle>) => style.layers.find(({ id }) => id === 'massing');

describe('parcels as buildings', () => {
  it.each(['light', 'dark'] as const)('make a valid style on a %s map', (theme) => {
    expect(validateStyleMin(buildStyle({ ...withMassing, theme, date: '2024-12-08', tone: 'grey' }))).toEqual(
      [],
    );
  });

  it('are not in a style that was not asked for them', () => {
    const style = buildStyle(options);
    expect(layerOf(style)).toBeUndefined();
    expect(style.sources['massing']).toBeUndefined();
  });

  it('stand over every line and area, and below every name', () => {
    const { layers } = buildStyle(withMassing);
    const at = layers.findIndex(({ id }) => id === 'massing');
    expect(layers.slice(at + 1).every(({ type }) => type === 'symbol' || type === 'circle')).toBe(true);
    expect(layers.slice(0, at).some(({ type }) => type === 'symbol')).toBe(false);
  });

  it('rise from the ground as one comes near', () => {
    const { paint } = layerOf(buildStyle(withMassing)) as { paint: Record<string, unknown> };
    const heightAt = (zoom: number) =>
      evaluate(paint['fill-extrusion-height'] as never, { height: 54, base: 12 }, { zoom });
    expect(heightAt(13.5)).toBe(0);
    expect(heightAt(16)).toBe(54);
  });

  it('come and go with their parcels', () => {
    const layer = layerOf(buildStyle({ ...withMassing, date: '2024-12-08' })) as unknown as {
      filter: never;
    };
    expect(evaluate(layer.filter, { from: 20_000 }, { zoom: 15 })).toBe(true);
    expect(evaluate(layer.filter, { from: 21_000 }, { zoom: 15 })).toBe(false);
    expect(evaluate(layer.filter, { to: 20_000 }, { zoom: 15 })).toBe(false);
  });
});
