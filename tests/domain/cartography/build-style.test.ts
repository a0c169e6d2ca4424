import {
  validateStyleMin,
  type ExpressionSpecification,
  type LayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';
import { layerGroups } from '#domain/cartography/layer-groups.ts';
import { layerOrder, orderLayers } from '#domain/cartography/layer-order.ts';
import type { StyleOptions } from '#domain/cartography/style-options.ts';
import { findCollection, tileLayers } from '#domain/collections/registry.ts';
import { evaluate } from './evaluate.ts';

const options: StyleOptions = {
  source: { tiles: ['https://example.org/{z}/{y}/{x}'] },
  language: 'zh',
  theme: 'light',
};
const noLabels = { type: 'FeatureCollection' as const, features: [] };

/** Every property that an expression somewhere in the value reads. */
function propertiesRead(value: unknown): string[] {
  if (!Array.isArray(value)) {
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(propertiesRead) : [];
  }
  const [operator, name] = value as unknown[];
  const own = (operator === 'get' || operator === 'has') && typeof name === 'string' ? [name] : [];
  return [...own, ...value.flatMap(propertiesRead)];
}

describe('buildStyle', () => {
  const variants = (['zh', 'en'] as const).flatMap((language) =>
    (['light', 'dark'] as const).flatMap((theme) => [
      { ...options, language, theme },
      {
        ...options,
        language,
        theme,
        date: '2024-12-08',
        colors: 'exact' as const,
        areaLabels: noLabels,
        scale: 1.75,
      },
    ]),
  );

  it.each(variants)('is valid by the style specification: %o', (variant) => {
    expect(validateStyleMin(buildStyle(variant))).toEqual([]);
  });

  it('asks for no glyphs and no sprite: nothing is fetched but tiles', () => {
    const style = buildStyle(options);
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
  });

  it('draws every listed layer, in the listed order', () => {
    const everything = {
      ...options,
      backdrop: { layers: ['a', 'b'], minZoom: 0, maxZoom: 18 },
      counted: noLabels,
      massing: 'massing://1',
      pickedArea: { type: 'Polygon' as const, coordinates: [] },
    };
    expect(buildStyle(everything).layers.map((layer) => layer.id)).toEqual(layerOrder);
  });

  it('reads nothing from a tile that the collection does not put there', () => {
    for (const layer of buildStyle({ ...options, date: '2024-12-08' }).layers) {
      if (!('source-layer' in layer) || layer['source-layer'] === undefined) continue;
      const collection = tileLayers.get(layer['source-layer']);
      expect(collection, layer.id).toBeDefined();
      // a name in another language is left out where the collection's tiles have none
      const own = layer['source-layer'] === collection!.name ? [] : ['room', 'symbol'];
      const known = [...collection!.tile.fields, 'id', 'from', 'to', 'precision', 'nameEn', ...own];
      expect(known, layer.id).toEqual(expect.arrayContaining(propertiesRead(layer)));
    }
  });

  it('promotes the id of every collection, for hover and selection', () => {
    const { plan } = buildStyle(options).sources;
    expect(plan).toMatchObject({
      type: 'vector',
      maxzoom: 16,
      promoteId: { zone: 'id', 'control-line': 'id' },
    });
  });

  it('hides all layers of a hidden group and no other', () => {
    const style = buildStyle({ ...options, massing: 'massing://1', hidden: ['land-use'] });
    const hidden = style.layers
      .filter((layer) => layer.layout?.visibility === 'none')
      .map((layer) => layer.id);
    expect(hidden).toEqual(expect.arrayContaining([...layerGroups[0].layers]));
    expect(hidden).toHaveLength(layerGroups[0].layers.length);
  });

  it.each([1, 1.75, 4])(
    'keeps the half of a line along an area within the tile at a scale of %d',
    (scale) => {
      const areas = ['zone', 'cluster', 'boundary', 'control-line', 'project'];
      const outlines = buildStyle({ ...options, scale }).layers.filter(
        (layer) => layer.type === 'line' && areas.includes(layer['source-layer'] ?? ''),
      );
      expect(outlines.length).toBeGreaterThan(5);
      const bufferPixels = 8;
      for (const { id, paint } of outlines) {
        const width = (paint as { 'line-width': ExpressionSpecification })['line-width'];
        for (const kind of ['planned-area', 'ecological-red-line'])
          for (const zoom of [8, 12, 16, 20])
            expect(
              (evaluate(width, { kind }, { zoom, state: { selected: true } }) as number) / 2,
              id,
            ).toBeLessThan(bufferPixels);
      }
    },
  );

  it('names areas at their own points where it is given them', () => {
    const source = (style: { layers: LayerSpecification[] }) => {
      const layer = style.layers.find(({ id }) => id === 'cluster-label');
      return layer && 'source' in layer && layer.source;
    };
    expect(source(buildStyle(options))).toBe('plan');
    expect(source(buildStyle({ ...options, areaLabels: noLabels }))).toBe('plan-labels');
  });
});

describe('orderLayers', () => {
  const layer = (id: string): LayerSpecification => ({ id, type: 'background' });

  it('sorts by the list', () => {
    expect(orderLayers([layer('place-symbol'), layer('background')]).map(({ id }) => id)).toEqual([
      'background',
      'place-symbol',
    ]);
  });

  it('throws for a layer that is not listed', () => {
    expect(() => orderLayers([layer('surprise')])).toThrow('surprise');
  });

  it('throws for a layer that comes twice', () => {
    expect(() => orderLayers([layer('background'), layer('background')])).toThrow('twice');
  });
});

describe('layer groups', () => {
  it('no layer belongs to two groups', () => {
    const layers = layerGroups.flatMap((group) => [...group.layers] as string[]);
    expect(new Set(layers).size).toBe(layers.length);
  });

  it('outlines what is picked where parcels are merged, and has nothing of it otherwise', () => {
    const geometry = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    };
    const style = buildStyle({ ...options, pickedArea: geometry });
    expect(validateStyleMin(style)).toEqual([]);
    expect(style.sources['picked-area']).toMatchObject({ data: { geometry } });
    expect(style.layers.find(({ id }) => id === 'picked-area')).toMatchObject({
      maxzoom: findCollection('zone')!.tile.mergeBelowZoom,
    });
    expect(Object.keys(buildStyle(options).sources)).toEqual(['plan']);
  });
});
