import { findCollection } from '#domain/collections/registry.ts';
import { isFeatureId } from '#domain/features/feature-id.ts';
import type { FeatureRef } from '../../api/types.ts';

/** True for what can name a feature: a collection that there is, and what can be an id in it. */
export function isFeatureRef({ collection, id }: FeatureRef): boolean {
  return findCollection(collection) !== null && isFeatureId(id);
}

/** Read `zone/parcel-1`; null for what can name no feature: an address may come from anybody. */
export function parseFeatureRef(text: string | null): FeatureRef | null {
  const at = text?.indexOf('/') ?? -1;
  if (text === null || at < 0) return null;
  const ref = { collection: text.slice(0, at), id: text.slice(at + 1) };
  return isFeatureRef(ref) ? ref : null;
}

/** A feature as addresses name it. */
export function formatFeatureRef({ collection, id }: FeatureRef): string {
  return `${collection}/${id}`;
}
