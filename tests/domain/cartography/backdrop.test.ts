import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';

const source = { tiles: ['https://example.org/{z}/{y}/{x}'] };
const layers = ['https://here.example/0/{z}/{x}/{y}', 'https://here.example/1/{z}/{x}/{y}'];

describe('a plan on a picture of the ground', () => {
  const style = (theme: 'light' | 'dark') =>
    buildStyle({ source, language: 'zh', theme, backdrop: { layers, minZoom: 1, maxZoom: 17 } });

  it('lies over the picture and its names, in place of terrain', () => {
    const ids = style('light').layers.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(['background', 'backdrop-0', 'backdrop-1']);
    const terrain = style('light').layers.filter(({ id }) => id.startsWith('terrain'));
    expect(terrain.map(({ layout }) => layout?.visibility)).toEqual(['none']);
    expect(style('light').sources['backdrop-1']).toMatchObject({ tiles: [layers[1]], maxzoom: 17 });
  });

  it('is a valid style in light and dark, where the picture is dimmed', () => {
    for (const theme of ['light', 'dark'] as const) expect(validateStyleMin(style(theme))).toEqual([]);
    const picture = style('dark').layers.find(({ id }) => id === 'backdrop-0');
    expect(picture?.paint).toEqual({ 'raster-brightness-max': 0.6 });
  });
});
