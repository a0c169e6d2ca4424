import type { Map, MapGeoJSONFeature } from 'maplibre-gl';
import { boundsOf } from '#domain/cartography/bounds-of.ts';
import type { Candidate } from '../../state/plan/candidate.ts';
import { candidateOf, pickedLayers } from './features-at.ts';

/** Most features that are told one after another; nobody goes through more. */
const mostFeatures = 300;

/** What is told first: what one looks for, before what leads there. */
const tellingOrder = [
  'cluster',
  'project',
  'facility',
  'place',
  'zone',
  'boundary',
  'infrastructure',
  'control-line',
];

/** Pixels around the middle within which nothing lies in any direction. */
const middleReach = 40;

/** A feature that the map shows, and where. */
export interface FeatureInView extends Candidate {
  /** Eighths of a turn from north, clockwise, in which it lies from the middle, 0 to 7; null for what lies there. */
  direction: number | null;
}

interface Point {
  x: number;
  y: number;
}

interface Place {
  feature: FeatureInView;
  distance: number;
}

/**
 * What the map shows and can name, each once, and a street that comes in parts once: clusters, projects, facilities,
 * places and parcels before streets and pipes, and of each the nearest to a point of the screen first.
 */
export function featuresInView(map: Map, center: Point): FeatureInView[] {
  const nearest: Record<string, Place> = {};
  for (const shown of map.queryRenderedFeatures({ layers: pickedLayers })) {
    const candidate = candidateOf(shown);
    if (!candidate) continue;
    const key = keyOf(candidate);
    const offset = offsetOf(map, shown, center);
    const distance = offset ? Math.hypot(offset.x, offset.y) : Infinity;
    // an area comes in a piece for each tile
    if (distance >= (nearest[key]?.distance ?? Infinity)) continue;
    const direction = offset && directionOf(offset, map.getBearing());
    nearest[key] = { feature: { ...candidate, direction }, distance };
  }
  return Object.values(nearest)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, mostFeatures)
    .map(({ feature }) => feature)
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Those that were there before in the order they had, then the others as they come. */
export function inFormerOrder<Feature extends Candidate>(
  candidates: readonly Feature[],
  former: readonly Candidate[],
): readonly Feature[] {
  const places = Object.fromEntries(former.map((candidate, at) => [keyOf(candidate), at]));
  const placeOf = (candidate: Candidate) => places[keyOf(candidate)] ?? former.length;
  return candidates.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** What is told once: a feature by its id, the parts of a street by its name. */
function keyOf({ ref, properties }: Candidate): string {
  const name = properties['name'];
  const isStreet = ref.collection === 'infrastructure' && typeof name === 'string' && name !== '';
  return isStreet ? `${ref.collection}/${String(properties['kind'])}/${name}` : `${ref.collection}/${ref.id}`;
}

function rank({ ref }: Candidate): number {
  const at = tellingOrder.indexOf(ref.collection);
  return at < 0 ? tellingOrder.length : at;
}

/** Pixels from the middle of the screen to that of the feature's box, as the tile holds it. */
function offsetOf(map: Map, { geometry }: MapGeoJSONFeature, center: Point): Point | null {
  const bounds = boundsOf(geometry);
  if (!bounds) return null;
  const { x, y } = map.project([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]);
  return { x: x - center.x, y: y - center.y };
}

/** `bearing` in degrees: what of the ground is up on the screen. */
function directionOf({ x, y }: Point, bearing: number): number | null {
  if (Math.hypot(x, y) < middleReach) return null;
  const turn = (Math.atan2(x, -y) / (2 * Math.PI) + bearing / 360) * 8;
  return ((Math.round(turn) % 8) + 8) % 8;
}
