import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';
import { highlightLayers } from '#domain/cartography/highlight-layers.ts';

const { layers } = buildStyle({ source: {}, language: 'zh', theme: 'light' });

describe('highlights', () => {
  it('are all named, so that whoever marks a feature can show them', () => {
    const highlights = layers.map(({ id }) => id).filter((id) => id.includes('highlight'));
    expect(
      Object.values(highlightLayers)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(highlights.sort());
  });

  it.each(Object.entries(highlightLayers))(
    'of %s are not drawn while nothing is marked',
    (collection, { id, opacities }) => {
      const layer = layers.find((each) => each.id === id)!;
      expect(layer).toMatchObject({ 'source-layer': collection });
      const paint = layer.paint as Record<string, unknown>;
      for (const property of Object.keys(opacities)) expect(paint[property]).toBe(0);
    },
  );
});
