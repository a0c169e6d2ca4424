import type { LightSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Theme } from './style-options.ts';

/** Light on buildings: from the south-west, half-way up, wherever the map is turned to; fainter on a dark map. */
export function massingLight(theme: Theme): LightSpecification {
  return {
    anchor: 'map',
    position: [1.3, 220, 40],
    color: '#ffffff',
    intensity: theme === 'dark' ? 0.25 : 0.4,
  };
}
