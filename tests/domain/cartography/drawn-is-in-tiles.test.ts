import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';
import { choicesOf, valuesLeftOut } from '#domain/collections/definition.ts';
import { infrastructure } from '#domain/collections/infrastructure.ts';
import { tileLayers } from '#domain/collections/registry.ts';
import { evaluate } from './evaluate.ts';

const style = buildStyle({ source: { tiles: ['/{z}/{y}/{x}'] }, language: 'zh', theme: 'light' });

/** Layers that mark what is picked or pointed at: they draw whatever is there. */
const marks = /highlight/;

function layersOf(collection: string) {
  return style.layers
    .filter(
      (layer) => 'source-layer' in layer && layer['source-layer'] === collection && !marks.test(layer.id),
    )
    .map((layer) => layer as { id: string; filter?: ExpressionSpecification; minzoom?: number });
}

/** The classes that a network's kind has: a pipe is no street. */
const classes: Record<string, string[]> = {
  road: ['expressway', 'ramp', 'arterial', 'secondary', 'local'],
  rail: ['high-speed', 'conventional'],
  river: [],
};

const networks = Object.keys(choicesOf(infrastructure.properties.properties.kind)!).flatMap((kind) =>
  (classes[kind] ?? ['trunk', 'branch']).map((each) => ({ kind, class: each })),
);

describe('what the map draws at a zoom', () => {
  it.each(networks)('is in the tiles of that zoom: $kind, $class', (network) => {
    const layers = layersOf('infrastructure');
    expect(layers.length).toBeGreaterThan(0);
    for (let zoom = 0; zoom <= 16; zoom++) {
      if (!valuesLeftOut(infrastructure.tile, zoom).includes(network.class)) continue;
      const drawing = layers.filter(({ filter, minzoom = 0 }) => {
        // the tiles of a zoom are drawn up to the next
        return zoom + 1 > minzoom && (!filter || evaluate(filter, network, { zoom }) === true);
      });
      expect(
        drawing.map(({ id }) => id),
        `at ${zoom}`,
      ).toEqual([]);
    }
  });

  it.each(
    [...tileLayers].map(([layer, { name, tile }]) => {
      return [layer, layer === name ? tile.minZoom : tile.labelFromZoom!] as const;
    }),
  )('needs no tiles below those that hold %s', (name, minZoom) => {
    const first = Math.min(...layersOf(name).map(({ minzoom = 0 }) => Math.floor(minzoom)));
    // without a zoom of its own a layer draws from wherever its features come
    if (first > 0) expect(minZoom).toBeLessThanOrEqual(first);
  });
});
