import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { FillLayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';
import { fadeLayer } from '#domain/cartography/fade-layer.ts';
import { layerGroups } from '#domain/cartography/layer-groups.ts';

const source = { tiles: ['https://example.org/{z}/{y}/{x}'] };
const fill = (opacity: unknown): FillLayerSpecification => ({
  id: 'zone-fill',
  type: 'fill',
  source: 'plan',
  paint: { 'fill-opacity': opacity as number },
});
const opacityOf = (opacity: unknown) =>
  (fadeLayer(fill(opacity), 0.5).paint as Record<string, unknown>)['fill-opacity'];

describe('a faded layer', () => {
  it('keeps its own course by zoom', () => {
    expect(opacityOf(0.8)).toBe(0.4);
    expect(opacityOf(['interpolate', ['linear'], ['zoom'], 9, 0, 12, 1])).toEqual([
      'interpolate',
      ['linear'],
      ['zoom'],
      9,
      0,
      12,
      0.5,
    ]);
    expect(opacityOf(['step', ['zoom'], 1, 12, 0.4])).toEqual(['step', ['zoom'], 0.5, 12, 0.2]);
    expect(opacityOf(['get', 'x'])).toEqual(['*', 0.5, ['get', 'x']]);
  });

  it('is half there where its style says nothing', () => {
    expect(fadeLayer({ id: 'zone-fill', type: 'fill', source: 'plan' }, 0.5).paint).toEqual({
      'fill-opacity': 0.5,
    });
  });

  it('leaves the style valid, whichever groups are faded, in colour and in grey', () => {
    const opacities = Object.fromEntries(layerGroups.map(({ id }) => [id, 0.3]));
    for (const tone of ['color', 'grey'] as const) {
      const style = buildStyle({ source, language: 'zh', theme: 'light', opacities, tone });
      expect(validateStyleMin(style)).toEqual([]);
    }
  });
});
