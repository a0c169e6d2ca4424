import type { Map, MapGeoJSONFeature, PointLike } from 'maplibre-gl';
import { inOrder, type Candidate } from '../../state/candidate.ts';
import { sameFeature } from '../../state/selection.svelte.ts';

/** Layers that are hit only where they are, and those that are hit within a few pixels. */
const areaLayers = ['zone-fill', 'cluster-fill', 'project-area'];
const thinLayers = [
  'project-symbol',
  'facility-symbol',
  'place-symbol',
  'cluster-label',
  'control-line',
  'utility',
  'rail-base',
  'road-casing',
  'river',
  'boundary-line',
];

/** Every layer whose features can be picked. */
export const pickedLayers = [...thinLayers, ...areaLayers];

interface Point {
  x: number;
  y: number;
}

/** What the map shows at a point of the screen. */
export interface Hits {
  /** The features, the likeliest first, each once. */
  candidates: Candidate[];
  /** The collection that lies there merged, without ids: seen, but only the server can name it. */
  merged: string | null;
}

/** `reachPixels` widens the point for what is thin. */
export function featuresAt(map: Map, point: Point, reachPixels: number): Hits {
  const box: [PointLike, PointLike] = [
    [point.x - reachPixels, point.y - reachPixels],
    [point.x + reachPixels, point.y + reachPixels],
  ];
  const areas = map.queryRenderedFeatures([point.x, point.y], {
    layers: [...buildingLayers(map), ...areaLayers],
  });
  const hits = [...map.queryRenderedFeatures(box, { layers: thinLayers }), ...areas];
  const candidates: Candidate[] = [];
  for (const candidate of hits.flatMap((feature) => candidateOf(feature) ?? [])) {
    if (!candidates.some(({ ref }) => sameFeature(ref, candidate.ref))) candidates.push(candidate);
  }
  return { candidates: inOrder(candidates), merged: areas.find(isMerged)?.sourceLayer ?? null };
}

/** Buildings hide what is behind them; a map must not be asked for a layer that it has not. */
function buildingLayers(map: Map): string[] {
  return map.getLayer('massing') ? ['massing'] : [];
}

/** The feature as something that can be meant; null where the tile does not name it. */
export function candidateOf({ sourceLayer, properties }: MapGeoJSONFeature): Candidate | null {
  const collection: unknown = sourceLayer ?? properties.collection;
  if (typeof collection !== 'string' || typeof properties.id !== 'string') return null;
  return { ref: { collection, id: properties.id }, properties };
}

/** Parcels of one use are merged at small scales, and carry no id there. */
function isMerged({ layer, properties }: MapGeoJSONFeature): boolean {
  return layer.id === 'zone-fill' && typeof properties.id !== 'string';
}
