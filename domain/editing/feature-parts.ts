import { isSameJson } from '../comparison/same-json.ts';
import type { FeatureState } from '../features/feature-state.ts';

/** A part of a feature that is changed, compared and kept as one: its shape, a day, its provenance, or a property. */
export type FeaturePart = 'geometry' | 'validFrom' | 'validTo' | 'provenance' | `properties/${string}`;

const ownParts = ['geometry', 'validFrom', 'validTo', 'provenance'] as const;
const propertyMark = 'properties/';

/** The value of a part; undefined for a property that is not there. */
export function readPart(state: FeatureState, part: FeaturePart): unknown {
  return isProperty(part) ? state.properties[part.slice(propertyMark.length)] : state[part];
}

/** The feature with another value of a part; undefined takes a property away. The one given is not changed. */
export function withPart(state: FeatureState, part: FeaturePart, value: unknown): FeatureState {
  if (!isProperty(part)) return { ...state, [part]: value };
  const field = part.slice(propertyMark.length);
  const others = Object.fromEntries(Object.entries(state.properties).filter(([name]) => name !== field));
  const properties = value === undefined ? others : { ...others, [field]: value };
  return { ...state, properties };
}

/** Parts in which two states of a feature differ. */
export function differingParts(one: FeatureState, other: FeatureState): FeaturePart[] {
  const fields = new Set([...Object.keys(one.properties), ...Object.keys(other.properties)]);
  const parts = [...ownParts, ...[...fields].map((field): FeaturePart => `${propertyMark}${field}`)];
  return parts.filter((part) => !isSameJson(readPart(one, part), readPart(other, part)));
}

function isProperty(part: FeaturePart): part is `properties/${string}` {
  return part.startsWith(propertyMark);
}
