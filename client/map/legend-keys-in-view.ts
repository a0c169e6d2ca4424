import type { Map } from 'maplibre-gl';
import { legendKeysOf } from '#domain/cartography/legend/legend-key.ts';

/** Keys of all legend entries that the map shows right now, sorted. */
export function legendKeysInView(map: Map): string[] {
  const keys = new Set<string>();
  for (const { sourceLayer, properties } of map.queryRenderedFeatures()) {
    if (!sourceLayer) continue;
    for (const key of legendKeysOf(sourceLayer, properties)) keys.add(key);
  }
  return [...keys].sort();
}
