import type { BilingualText } from '#domain/collections/definition.ts';
import type { LayerId } from './layer-order.ts';

/** What a reader switches on and off together. */
export interface LayerGroup {
  id: string;
  title: BilingualText;
  layers: readonly LayerId[];
}

export const layerGroups = [
  {
    id: 'land-use',
    title: { zh: '规划用地', en: 'Land use' },
    layers: [
      'zone-fill',
      'zone-reserved',
      'zone-hatch',
      'zone-outline',
      'zone-highlight',
      'massing',
      'zone-label',
    ],
  },
  {
    id: 'clusters',
    title: { zh: '组团与产业集群', en: 'Clusters' },
    layers: [
      'cluster-fill',
      'cluster-region-outline',
      'cluster-outline',
      'cluster-highlight',
      'cluster-label',
    ],
  },
  {
    id: 'roads',
    title: { zh: '道路', en: 'Roads' },
    layers: [
      'road-ground-casing',
      'road-ground',
      'road-casing',
      'road-fill',
      'road-centreline',
      'road-label-street',
      'road-label-arterial',
      'road-label-avenue',
      'road-label',
      'road-shield',
    ],
  },
  { id: 'railways', title: { zh: '铁路', en: 'Railways' }, layers: ['rail-base', 'rail-dash', 'rail-label'] },
  {
    id: 'rivers',
    title: { zh: '河道', en: 'Streams' },
    layers: ['river-ground-edge', 'river-ground', 'river-edge', 'river', 'river-label'],
  },
  {
    id: 'utilities',
    title: { zh: '市政管线', en: 'Utility networks' },
    layers: ['utility', 'utility-label'],
  },
  {
    id: 'control-lines',
    title: { zh: '控制线', en: 'Control lines' },
    layers: ['control-line-fill', 'control-line', 'control-line-highlight'],
  },
  {
    id: 'facilities',
    title: { zh: '设施', en: 'Facilities' },
    layers: ['facility-symbol', 'point-highlight-facility'],
  },
  {
    id: 'projects',
    title: { zh: '项目', en: 'Projects' },
    layers: ['project-area', 'project-area-outline', 'project-symbol', 'point-highlight-project'],
  },
  {
    id: 'boundaries',
    title: { zh: '边界', en: 'Boundaries' },
    layers: [
      'boundary-planned-area-fill',
      'boundary-glow',
      'boundary-line',
      'boundary-highlight',
      'boundary-label',
      'plan-label',
    ],
  },
  { id: 'places', title: { zh: '地名', en: 'Place names' }, layers: ['place-symbol'] },
  {
    id: 'terrain',
    title: { zh: '地形（示意）', en: 'Terrain (illustrative)' },
    layers: ['terrain'],
  },
] as const satisfies readonly LayerGroup[];

export type LayerGroupId = (typeof layerGroups)[number]['id'];

const groupOfLayer = new Map<string, LayerGroupId>(
  layerGroups.flatMap((group) => group.layers.map((layer) => [layer, group.id] as const)),
);

/** The group a layer belongs to; null for one that is always shown. */
export function findLayerGroup(layerId: string): LayerGroupId | null {
  return groupOfLayer.get(layerId) ?? null;
}

/** True when the text names a group. */
export function isLayerGroupId(text: string): text is LayerGroupId {
  return layerGroups.some((group) => group.id === text);
}
