import type { Position } from 'geojson';
import type { FeatureRef } from '../../api/types.ts';

/** A feature that could be meant, with what the tile already tells of it. */
export interface Candidate {
  ref: FeatureRef;
  properties: Readonly<Record<string, unknown>>;
}

/** A place where the map shows a collection without telling its features apart, as tiles of small scales do. */
export interface MergedPlace {
  collection: string;
  position: Position;
}

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

/** Infrastructure that one sees on the ground; the rest are pipes and cables, most of them buried below it. */
const kindsInSight: ReadonlySet<unknown> = new Set(['road', 'rail', 'river']);

/** The likeliest first; those that are alike stay as they come. */
export function inOrder(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted(
    (a, b) => rank(a.ref.collection) - rank(b.ref.collection) || depth(a) - depth(b),
  );
}

/** True when the candidate is meant before anything of the collection. */
export function comesBefore({ ref }: Candidate, collection: string): boolean {
  return rank(ref.collection) < rank(collection);
}

function depth({ ref, properties }: Candidate): number {
  return ref.collection === 'infrastructure' && !kindsInSight.has(properties['kind']) ? 1 : 0;
}

function rank(collection: string): number {
  return order.indexOf(collection);
}
