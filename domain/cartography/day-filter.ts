import type {
  ExpressionSpecification,
  LayerSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { tileLayers } from '#domain/collections/registry.ts';
import { isValidOn } from './expressions.ts';

/**
 * The day, `YYYY-MM-DD`, as of which a collection is drawn; of all of them where it is null. A day on which nothing of
 * a collection changes need not be told to its layers: what they draw stays as it is.
 */
export type DayOf = (collection: string | null) => string;

/** A style without dates, kept to what is valid on the day. */
export function styleOnDay(style: StyleSpecification, dayOf: DayOf): StyleSpecification {
  return { ...style, layers: style.layers.map((layer) => layerOnDay(layer, dayOf)) };
}

/** A layer without dates, kept to what is valid on the day, whatever else it leaves out. */
function layerOnDay(layer: LayerSpecification, dayOf: DayOf): LayerSpecification {
  const filter = filterOnDay(layer, dayOf);
  return filter ? ({ ...layer, filter } as LayerSpecification) : layer;
}

/** The filter of a layer on the day; null for what has none, as grounds and pictures. */
export function filterOnDay(layer: LayerSpecification, dayOf: DayOf): ExpressionSpecification | null {
  if (layer.type === 'background' || layer.type === 'raster' || !('source' in layer)) return null;
  const valid = isValidOn(dayOf(collectionOf(layer)));
  // our own filters are all expressions, never of the old kind that the spec still allows
  const filter = layer.filter as ExpressionSpecification | undefined;
  return filter === undefined ? valid : ['all', filter, valid];
}

function collectionOf(layer: LayerSpecification): string | null {
  if ('source-layer' in layer) return tileLayers.get(String(layer['source-layer']))?.name ?? null;
  const { collection } = (layer.metadata ?? {}) as { collection?: string };
  return collection ?? null;
}
