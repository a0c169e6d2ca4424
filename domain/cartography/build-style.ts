import type {
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { collections } from '#domain/collections/registry.ts';
import { backdropLayers, backdropSources, groundLayers } from './backdrop.ts';
import { styleOnDay } from './day-filter.ts';
import { fadeLayer } from './fade-layer.ts';
import { greyLayer } from './grey-layer.ts';
import { findLayerGroup } from './layer-groups.ts';
import { orderLayers } from './layer-order.ts';
import { layerBuilders } from './layer-builders.ts';
import { massing } from './layers/massing.ts';
import { countedPoint } from './layers/counted-point.ts';
import { pickedArea } from './layers/picked-area.ts';
import { massingLight } from './massing-light.ts';
import {
  contextOf,
  countedSourceId,
  labelSourceId,
  massingSourceId,
  pickedSourceId,
  planSourceId,
  projectSourceId,
} from './style-context.ts';
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
  const builders = [
    ...layerBuilders,
    ...(options.pickedArea ? [pickedArea] : []),
    ...(options.counted ? [countedPoint] : []),
    ...(options.massing === undefined ? [] : [massing]),
  ];
  const layers = builders.map((build) => {
    const layer = build(context);
    const toned = options.tone === 'grey' ? greyLayer(layer) : layer;
    const group = findLayerGroup(layer.id);
    if (group === null) return toned;
    return hidden.has(group) ? invisible(toned) : fadeLayer(toned, options.opacities?.[group] ?? 1);
  });
  const style: StyleSpecification = {
    version: 8,
    name: options.language === 'en' ? 'Dayu' : '大盂一张图',
    sources: sourcesOf(options),
    ...(options.massing !== undefined && { light: massingLight(options.theme) }),
    layers: orderLayers(onBackdrop(layers, options)),
  };
  const { date } = options;
  return date === undefined ? style : styleOnDay(style, () => date);
}

/** A picture of the ground takes the place of the one that is drawn. */
function onBackdrop(layers: LayerSpecification[], { backdrop, theme }: StyleOptions): LayerSpecification[] {
  if (!backdrop) return layers;
  const rest = layers.map((layer) => (groundLayers.has(layer.id) ? invisible(layer) : layer));
  return [...rest, ...backdropLayers(backdrop, theme)];
}

function sourcesOf(options: StyleOptions): Record<string, SourceSpecification> {
  const promoteId = Object.fromEntries(collections.map(({ name }) => [name, 'id']));
  return {
    [planSourceId]: { maxzoom: tileMaxZoom, ...options.source, type: 'vector', promoteId },
    ...(options.backdrop && backdropSources(options.backdrop)),
    ...(options.areaLabels && {
      [labelSourceId]: { type: 'geojson' as const, data: options.areaLabels, promoteId: 'id' },
    }),
    ...(options.projects && {
      [projectSourceId]: {
        type: 'geojson' as const,
        data: options.projects,
        maxzoom: tileMaxZoom,
        promoteId: 'id',
      },
    }),
    ...(options.counted && { [countedSourceId]: { type: 'geojson' as const, data: options.counted } }),
    ...(options.pickedArea && {
      [pickedSourceId]: {
        type: 'geojson' as const,
        data: { type: 'Feature' as const, geometry: options.pickedArea, properties: {} },
      },
    }),
    ...(options.massing !== undefined && {
      [massingSourceId]: {
        type: 'geojson' as const,
        data: options.massing,
        maxzoom: tileMaxZoom,
        // all buildings of a parcel go by its id: a mark on the parcel marks each of them
        promoteId: 'id',
      },
    }),
  };
}

function invisible(layer: LayerSpecification): LayerSpecification {
  return { ...layer, layout: { ...layer.layout, visibility: 'none' } } as LayerSpecification;
}
