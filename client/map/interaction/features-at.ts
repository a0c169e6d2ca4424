import type { Map, MapGeoJSONFeature, PointLike } from 'maplibre-gl';
import { inOrder, type Candidate } from '../../state/plan/candidate.ts';
import { sameFeature } from '../../state/plan/selection.svelte.ts';

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
  const building = buildingAt(map, point);
  const ground = map.queryRenderedFeatures([point.x, point.y], { layers: areaLayers });
  const areas = building ? [building, ...ground.filter(({ layer }) => layer.id !== 'zone-fill')] : ground;
  const hits = [...map.queryRenderedFeatures(box, { layers: thinLayers }), ...areas];
  const candidates: Candidate[] = [];
  for (const candidate of hits.flatMap((feature) => candidateOf(feature) ?? [])) {
    if (!candidates.some(({ ref }) => sameFeature(ref, candidate.ref))) candidates.push(candidate);
  }
  return { candidates: inOrder(candidates), merged: areas.find(isMerged)?.sourceLayer ?? null };
}

/** The nearest building at a point: it hides those behind it, and the parcel on whose ground it seems to stand. */
function buildingAt(map: Map, { x, y }: Point): MapGeoJSONFeature | null {
  // a map must not be asked for a layer that it has not
  if (!map.getLayer('massing')) return null;
  return map.queryRenderedFeatures([x, y], { layers: ['massing'] })[0] ?? null;
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
