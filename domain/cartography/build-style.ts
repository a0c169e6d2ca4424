import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { collections } from '#domain/collections/registry.ts';
import { isValidOn } from './expressions.ts';
import { fadeLayer } from './fade-layer.ts';
import { greyLayer } from './grey-layer.ts';
import { findLayerGroup } from './layer-groups.ts';
import { orderLayers } from './layer-order.ts';
import { layerBuilders } from './layer-builders.ts';
import { pickedArea } from './layers/picked-area.ts';
import { contextOf, labelSourceId, pickedSourceId, planSourceId } from './style-context.ts';
import type { StyleOptions } from './style-options.ts';

/** Zoom of the most detailed tiles; nearer than that they are drawn larger. */
const tileMaxZoom = 16;

/**
 * The whole MapLibre style of the plan, a pure function of its options. It names no glyphs and no sprite: text is
 * drawn from local fonts, and images are drawn on demand from their names (symbols/).
 */
export function buildStyle(options: StyleOptions): StyleSpecification {
  const context = contextOf(options);
  const hidden = new Set<string>(options.hidden);
  const builders = options.pickedArea ? [...layerBuilders, pickedArea] : layerBuilders;
  const layers = builders.map((build) => {
    const layer = withDate(build(context), options.date);
    const toned = options.tone === 'grey' ? greyLayer(layer) : layer;
    const group = findLayerGroup(layer.id);
    if (group === null) return toned;
    return hidden.has(group) ? invisible(toned) : fadeLayer(toned, options.opacities?.[group] ?? 1);
  });
  return {
    version: 8,
    name: options.language === 'en' ? 'Dayu' : '大盂一张图',
    sources: sourcesOf(options),
    layers: orderLayers(layers),
  };
}

function sourcesOf(options: StyleOptions): Record<string, SourceSpecification> {
  const promoteId = Object.fromEntries(collections.map(({ name }) => [name, 'id']));
  return {
    [planSourceId]: { maxzoom: tileMaxZoom, ...options.source, type: 'vector', promoteId },
    ...(options.areaLabels && {
      [labelSourceId]: { type: 'geojson' as const, data: options.areaLabels, promoteId: 'id' },
    }),
    ...(options.pickedArea && {
      [pickedSourceId]: {
        type: 'geojson' as const,
        data: { type: 'Feature' as const, geometry: options.pickedArea, properties: {} },
      },
    }),
  };
}

/** Keep to what is valid on the day, whatever else the layer leaves out. */
function withDate(layer: LayerSpecification, date: string | undefined): LayerSpecification {
  if (date === undefined || layer.type === 'background' || !('source' in layer)) return layer;
  const valid = isValidOn(date);
  // our own filters are all expressions, never of the old kind that the spec still allows
  const filter = layer.filter as ExpressionSpecification | undefined;
  return { ...layer, filter: filter === undefined ? valid : ['all', filter, valid] };
}

function invisible(layer: LayerSpecification): LayerSpecification {
  return { ...layer, layout: { ...layer.layout, visibility: 'none' } } as LayerSpecification;
}
