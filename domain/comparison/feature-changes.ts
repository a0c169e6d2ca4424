import { findCollection } from '../collections/registry.ts';
import type { FeatureState } from '../features/feature-state.ts';
import { usesOf } from '../vocabularies/mixed-use.ts';
import { findParcelIndicator } from '../vocabularies/parcel-indicators.ts';
import type { FeatureChange } from './comparison.ts';
import { isSameJson } from './same-json.ts';
import { ShapeBook } from './shape-book.ts';
import { findShapeChange } from './shape-change.ts';

/** The collection of land-use parcels. */
export const parcelCollection = 'zone';

/** Fields that together say what a parcel's land is for. */
const useFields = new Set(['landUse', 'mixedUse']);

/**
 * Every difference between two states of a feature, none where they are the same: use of the land, shape (EPSG:4490),
 * fields in the order of the collection's schema, validity, provenance. The version says nothing: each scenario counts
 * its own.
 */
export function findFeatureChanges(
  before: FeatureState,
  after: FeatureState,
  book: ShapeBook = new ShapeBook(),
): FeatureChange[] {
  const shape = findShapeChange(before.geometry, after.geometry, book);
  return [
    ...useChanges(before, after),
    ...(shape ? [shape] : []),
    ...fieldChanges(before, after),
    ...validityChanges(before, after),
    ...(isSameJson(before.provenance, after.provenance)
      ? []
      : [{ kind: 'provenance' as const, before: before.provenance, after: after.provenance }]),
  ];
}

/** The classes of land use of a parcel, its own first, joined by `+`; null for another feature or none. */
export function landUseOf({ collection, properties }: FeatureState): string | null {
  if (collection !== parcelCollection) return null;
  const [own, mixed] = [properties['landUse'], properties['mixedUse']];
  const uses = usesOf(String(own ?? ''), typeof mixed === 'string' ? mixed : undefined);
  return uses.length > 0 ? uses.join('+') : null;
}

/** Where compatible uses are written otherwise but say the same, the field has changed and the use has not. */
function useChanges(before: FeatureState, after: FeatureState): FeatureChange[] {
  const [use, otherUse] = [landUseOf(before) ?? '', landUseOf(after) ?? ''];
  return use === otherUse ? [] : [{ kind: 'recoded', before: use, after: otherUse }];
}

function fieldChanges(before: FeatureState, after: FeatureState): FeatureChange[] {
  const isRecoded = landUseOf(before) !== landUseOf(after);
  return fieldsOf(before, after)
    .filter((field) => !isSameJson(valueOf(before, field), valueOf(after, field)))
    .filter((field) => !(isRecoded && useFields.has(field)))
    .map((field) => ({
      kind: isIndicator(after.collection, field) ? 'indicator' : 'attribute',
      field,
      before: valueOf(before, field),
      after: valueOf(after, field),
    }));
}

/** Null where a field is not filled in. */
function valueOf({ properties }: FeatureState, field: string): unknown {
  return properties[field] ?? null;
}

function isIndicator(collection: string, field: string): boolean {
  return collection === parcelCollection && !useFields.has(field) && findParcelIndicator(field) !== null;
}

/** Those of the schema in its order, then any others in theirs. */
function fieldsOf(before: FeatureState, after: FeatureState): string[] {
  const known = Object.keys(findCollection(after.collection)?.properties.properties ?? {});
  const found = [...Object.keys(before.properties), ...Object.keys(after.properties)].sort();
  return [...new Set([...known, ...found])];
}

function validityChanges(before: FeatureState, after: FeatureState): FeatureChange[] {
  if (before.validFrom === after.validFrom && before.validTo === after.validTo) return [];
  const validityOf = ({ validFrom, validTo }: FeatureState) => ({ validFrom, validTo });
  return [{ kind: 'validity', before: validityOf(before), after: validityOf(after) }];
}
