import type { Map, MapGeoJSONFeature, PointLike } from 'maplibre-gl';
import { sameFeature, type Candidate } from '../../state/selection.svelte.ts';

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

/** What is meant first when several lie at one place: the small before the large. */
const order = [
  'project',
  'facility',
  'place',
  'infrastructure',
  'control-line',
  'zone',
  'cluster',
  'boundary',
];

interface Point {
  x: number;
  y: number;
}

/** The features at a point of the screen, the likeliest first, each once. `reachPixels` widens the point. */
export function featuresAt(map: Map, point: Point, reachPixels: number): Candidate[] {
  const box: [PointLike, PointLike] = [
    [point.x - reachPixels, point.y - reachPixels],
    [point.x + reachPixels, point.y + reachPixels],
  ];
  const hits = [
    ...map.queryRenderedFeatures(box, { layers: thinLayers }),
    ...map.queryRenderedFeatures([point.x, point.y], { layers: areaLayers }),
  ];
  const candidates: Candidate[] = [];
  for (const candidate of hits.flatMap((feature) => candidateOf(feature) ?? [])) {
    if (!candidates.some(({ ref }) => sameFeature(ref, candidate.ref))) candidates.push(candidate);
  }
  return candidates.toSorted((a, b) => rank(a) - rank(b));
}

/** Merged parcels of small scales carry no id: they can be seen, not meant. */
function candidateOf({ sourceLayer, properties }: MapGeoJSONFeature): Candidate | null {
  const collection: unknown = sourceLayer ?? properties.collection;
  if (typeof collection !== 'string' || typeof properties.id !== 'string') return null;
  return { ref: { collection, id: properties.id }, properties };
}

function rank({ ref }: Candidate): number {
  return order.indexOf(ref.collection);
}
