import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';
import { styleOnDay } from '#domain/cartography/day-filter.ts';
import { describeLegend } from '#domain/cartography/legend/describe-legend.ts';
import { hasBuildableUse, massingKeys } from '#domain/cartography/legend/massing-entries.ts';
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

  it('take the colour of a mark while their parcel is selected, pointed at or counted', () => {
    const { paint } = layerOf(buildStyle(withMassing)) as { paint: Record<string, unknown> };
    const colorWith = (state: Record<string, unknown>) =>
      String(evaluate(paint['fill-extrusion-color'] as never, { landUse: '0902' }, { zoom: 16, state }));
    const colors = [{}, { hover: true }, { selected: true }].map(colorWith);
    expect(new Set(colors).size).toBe(3);
    expect(colorWith({ hover: true, selected: true })).toBe(colors[2]);
    expect(colorWith({ counted: true })).toBe(colors[1]);
  });

  it('are laid out anew only on days on which parcels change', () => {
    const asked: (string | null)[] = [];
    styleOnDay({ ...buildStyle(withMassing), layers: [layerOf(buildStyle(withMassing))!] }, (collection) => {
      asked.push(collection);
      return '2024-12-08';
    });
    expect(asked).toEqual(['zone']);
  });

  it('are explained in the legend where parcels are in view that one may build on', () => {
    expect(hasBuildableUse(['zone/0902', 'zone/17'])).toBe(true);
    expect(hasBuildableUse(['zone/17', 'place/town'])).toBe(false);
    const groups = describeLegend([...massingKeys, 'zone/09', 'cluster/axis'], 'light', 'soft');
    expect(groups.slice(0, 2).map(({ id }) => id)).toEqual(['zone', 'massing']);
    expect(groups[1]!.entries.map(({ sign }) => sign.type)).toEqual(['volumes', 'volumes', 'volumes']);
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
