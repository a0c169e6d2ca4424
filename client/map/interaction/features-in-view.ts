import type { Map, MapGeoJSONFeature } from 'maplibre-gl';
import { boundsOf } from '#domain/cartography/bounds-of.ts';
import type { Candidate } from '../../state/candidate.ts';
import { candidateOf, pickedLayers } from './features-at.ts';

/** Most features that are told one after another; nobody goes through more. */
const mostFeatures = 300;

interface Place {
  candidate: Candidate;
  distance: number;
}

/** What the map shows and can name, each once, the nearest to a point of the screen first. */
export function featuresInView(map: Map, center: { x: number; y: number }): Candidate[] {
  const nearest: Record<string, Place> = {};
  for (const feature of map.queryRenderedFeatures({ layers: pickedLayers })) {
    const candidate = candidateOf(feature);
    if (!candidate) continue;
    const key = `${candidate.ref.collection}/${candidate.ref.id}`;
    const distance = distanceTo(map, feature, center);
    // an area comes in a piece for each tile
    if (distance < (nearest[key]?.distance ?? Infinity)) nearest[key] = { candidate, distance };
  }
  return Object.values(nearest)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, mostFeatures)
    .map(({ candidate }) => candidate);
}

/** Those that were there before in the order they had, then the others as they come. */
export function inFormerOrder(
  candidates: readonly Candidate[],
  former: readonly Candidate[],
): readonly Candidate[] {
  const places = Object.fromEntries(former.map(({ ref }, at) => [`${ref.collection}/${ref.id}`, at]));
  const placeOf = ({ ref }: Candidate) => places[`${ref.collection}/${ref.id}`] ?? former.length;
  return candidates.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Pixels from the middle of the feature's box, as the tile holds it. */
function distanceTo(map: Map, { geometry }: MapGeoJSONFeature, center: { x: number; y: number }): number {
  const bounds = boundsOf(geometry);
  if (!bounds) return Infinity;
  const { x, y } = map.project([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]);
  return Math.hypot(x - center.x, y - center.y);
}
