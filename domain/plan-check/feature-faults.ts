import type { CollectionDefinition } from '../collections/definition.ts';
import { findFeatureFaults, type FeatureFault } from '../features/check-feature.ts';
import type { FeatureState } from '../features/feature-state.ts';
import { convertTrialCode } from '../vocabularies/land-use-conversion.ts';
import { findLandUse } from '../vocabularies/land-use.ts';
import { planFault, type PlanFault } from './plan-fault.ts';

/** Where a feature is, and what it is called. */
export interface FeatureLabel {
  file: string;
  feature: string;
  name?: string;
}

/** What is wrong with a feature by itself, in the words of a plan's files. */
export function findFaultsOfFeature(
  collection: CollectionDefinition,
  feature: FeatureState,
  label: FeatureLabel,
): PlanFault[] {
  return findFeatureFaults(collection, feature).map((fault) =>
    planFault({ ...label, ...translate(fault, collection, feature) }),
  );
}

type Told = Pick<PlanFault, 'code' | 'field' | 'at' | 'values'>;

function translate(
  fault: FeatureFault,
  { name: collection }: CollectionDefinition,
  feature: FeatureState,
): Told {
  switch (fault.code) {
    case 'invalid-id':
      return { code: 'invalid-id', field: 'id' };
    case 'geometry-type': {
      const found = shown((feature.geometry as { type?: unknown }).type);
      return {
        code: 'geometry-type',
        field: 'geometry',
        values: { expected: fault.expected.join(', '), found },
      };
    }
    case 'geometry': {
      const { reason, position } = fault.fault;
      return { code: 'geometry', field: 'geometry', ...(position && { at: position }), values: { reason } };
    }
    case 'property': {
      const found = feature.properties[fault.field];
      if (found === undefined) return { code: 'field-missing', field: fault.field, values: { collection } };
      return { code: 'field-value', field: fault.field, values: { collection, found: shown(found) } };
    }
    case 'unknown-property':
      return { code: 'unknown-field', field: fault.field.slice(0, 80), values: { collection } };
    case 'unknown-land-use':
      return translateLandUse(String(feature.properties[fault.field]), fault.field);
    case 'not-a-day': {
      const found = { ...feature.properties, validFrom: feature.validFrom, validTo: feature.validTo }[
        fault.field
      ];
      return { code: 'not-a-day', field: fault.field, values: { found: shown(found) } };
    }
    case 'validity-reversed': {
      const values = { day: feature.validFrom ?? '', otherDay: feature.validTo ?? '' };
      return { code: 'validity-reversed', field: 'validTo', values };
    }
    case 'provenance':
      return { code: 'provenance', field: 'provenance', values: { expected: fault.expected } };
  }
}

/** A code of the trial edition is told with the one that took its place. */
function translateLandUse(found: string, field: string): Told {
  const unknown = found.split('+').find((code) => !findLandUse(code)) ?? found;
  const successor = convertTrialCode(unknown)?.code ?? '';
  return { code: 'unknown-land-use', field, values: { found: shown(unknown), successor } };
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
