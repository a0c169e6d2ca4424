import type { CollectionDefinition } from '../collections/definition.ts';
import { findFeatureFaults, type FeatureFault } from '../features/check-feature.ts';
import type { FeatureState } from '../features/feature-state.ts';
import { convertTrialCode } from '../vocabularies/land-use-conversion.ts';
import { findLandUse } from '../vocabularies/land-use.ts';
import { hintOldLandUse } from './old-land-use.ts';
import { planFault, type PlanFault } from './plan-fault.ts';
import { findPropertyFaults, type Told } from './property-faults.ts';
import { findProvenanceFaults } from './provenance-faults.ts';
import { shown } from './shown.ts';

/** Where a feature is, and what it is called. */
export interface FeatureLabel {
  file: string;
  feature: string;
  name?: string;
}

/** What is wrong with a feature by itself, all of it, in the words of a plan's files; each field is told once. */
export function findFaultsOfFeature(
  collection: CollectionDefinition,
  feature: FeatureState,
  label: FeatureLabel,
): PlanFault[] {
  const faults = findFeatureFaults(collection, feature);
  // a value that is no day, or no code, may be of the wrong form besides: the closer word is enough
  const ofValues = faults.flatMap((fault) => translateValue(fault, feature));
  const isToldOf = new Set(ofValues.map(({ field }) => field));
  const ofForm = faults.some(isOfForm)
    ? findPropertyFaults(collection, feature.properties).filter(({ field }) => !isToldOf.has(field))
    : [];
  return [
    ...faults.flatMap((fault) => translateShape(fault, feature)),
    ...ofForm,
    ...ofValues,
    ...findProvenanceFaults(feature.provenance),
  ].map((told) => planFault({ ...label, ...told }));
}

/** True for what is told anew field by field: the first of such faults hides the others. */
function isOfForm({ code }: FeatureFault): boolean {
  return code === 'property' || code === 'unknown-property';
}

/** What is wrong with the id and the geometry. */
function translateShape(fault: FeatureFault, { geometry }: FeatureState): Told[] {
  switch (fault.code) {
    case 'invalid-id':
      return [{ code: 'invalid-id', field: 'id' }];
    case 'geometry-type': {
      const found = shown((geometry as { type?: unknown }).type);
      const values = { expected: fault.expected.join(', '), found };
      return [{ code: 'geometry-type', field: 'geometry', values }];
    }
    case 'geometry': {
      const { reason, position } = fault.fault;
      return [{ code: 'geometry', field: 'geometry', ...(position && { at: position }), values: { reason } }];
    }
    default:
      return [];
  }
}

/** What is wrong with values that have the right form, or nearly: codes and days. */
function translateValue(fault: FeatureFault, { properties, validFrom, validTo }: FeatureState): Told[] {
  switch (fault.code) {
    case 'unknown-land-use':
      return [translateLandUse(String(properties[fault.field]), fault.field)];
    case 'not-a-day': {
      const isOfValidity = fault.field === 'validFrom' || fault.field === 'validTo';
      const found = shown({ ...properties, validFrom, validTo }[fault.field]);
      const values = { found, mayBeNull: isOfValidity ? 'yes' : '' };
      return [{ code: 'not-a-day', field: fault.field, values }];
    }
    case 'unseen-text':
      return [{ code: 'unseen-text', field: fault.field, values: { found: fault.found } }];
    case 'validity-reversed': {
      const values = { day: validFrom ?? '', otherDay: validTo ?? '' };
      return [{ code: 'validity-reversed', field: 'validTo', values }];
    }
    default:
      return [];
  }
}

/** A code of the trial edition is told with the one that took its place, a letter code with the one nearest to it. */
function translateLandUse(found: string, field: string): Told {
  const unknown = found.split('+').find((code) => !findLandUse(code)) ?? found;
  const successor = convertTrialCode(unknown)?.code ?? '';
  const hint = successor === '' ? (hintOldLandUse(unknown) ?? '') : '';
  return { code: 'unknown-land-use', field, values: { found: shown(unknown), successor, hint } };
}
