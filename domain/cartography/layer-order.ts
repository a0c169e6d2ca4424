import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';

/** Every layer of the map, lowest first. The only place that decides what lies over what. */
export const layerOrder = [
  'background',
  'backdrop-0',
  'backdrop-1',
  'terrain',
  'cluster-fill',
  'boundary-planned-area-fill',
  'cluster-region-outline',
  'river-ground-edge',
  'river-ground',
  'road-ground-casing',
  'road-ground',
  'zone-fill',
  'zone-reserved',
  'zone-hatch',
  'river-edge',
  'river',
  'zone-outline',
  'zone-highlight',
  'control-line-fill',
  'road-casing',
  'road-fill',
  'road-centreline',
  'rail-base',
  'rail-dash',
  'utility',
  'control-line',
  'line-highlight',
  'picked-area',
  'control-line-highlight',
  'cluster-outline',
  'cluster-highlight',
  'boundary-glow',
  'boundary-line',
  'boundary-highlight',
  'project-area',
  'project-area-outline',
  'massing',
  'point-highlight-facility',
  'point-highlight-project',
  'counted-point',
  'zone-label',
  'utility-label',
  'river-label',
  'road-label-street',
  'road-label-arterial',
  'road-shield',
  'rail-label',
  'boundary-label',
  'facility-symbol',
  'project-symbol',
  'road-label-avenue',
  'road-label',
  'place-symbol',
  'cluster-label',
  'plan-label',
] as const;

export type LayerId = (typeof layerOrder)[number];

const places = new Map<string, number>(layerOrder.map((id, at) => [id, at]));

/** The layers in their order; throws when one is not listed, or comes twice. */
export function orderLayers(layers: readonly LayerSpecification[]): LayerSpecification[] {
  const ids = new Set<string>();
  for (const { id } of layers) {
    if (!places.has(id)) throw new Error(`layer ${id} has no place in layer-order.ts`);
    if (ids.has(id)) throw new Error(`layer ${id} comes twice`);
    ids.add(id);
  }
  return layers.toSorted((a, b) => places.get(a.id)! - places.get(b.id)!);
}
