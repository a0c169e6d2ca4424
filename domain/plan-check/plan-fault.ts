import type { TopologyFaultCode } from '../topology/topology-fault.ts';

/** What can be wrong with a file as such. */
export type FileFaultCode =
  | 'file-unreadable'
  | 'file-too-large'
  | 'not-utf8'
  | 'byte-order-mark'
  | 'link-outside'
  | 'misnamed-file'
  | 'unknown-file'
  | 'plan-missing'
  | 'no-features'
  | 'rules-left-out'
  | 'not-json'
  | 'too-deep'
  | 'duplicate-key'
  | 'lone-surrogate'
  | 'number-too-large'
  | 'not-a-feature-collection'
  | 'foreign-crs'
  | 'crs-wgs84'
  | 'too-many-features';

/** What can be wrong with `plan.json`. */
export type DocumentFaultCode =
  | 'plan-field'
  | 'plan-unknown-field'
  | 'plan-id'
  | 'phase-not-a-day'
  | 'duplicate-phase'
  | 'phase-order'
  | 'template-text'
  | 'plan-unseen-text';

/** What can be wrong with a feature by itself. */
export type FeatureFaultCode =
  | 'not-a-feature'
  | 'id-missing'
  | 'id-empty'
  | 'id-not-text'
  | 'invalid-id'
  | 'geometry-missing'
  | 'properties-missing'
  | 'geometry-type'
  | 'geometry'
  | 'coordinates-swapped'
  | 'coordinates-projected'
  | 'many-decimals'
  | 'heights'
  | 'field-missing'
  | 'field-value'
  | 'unknown-field'
  | 'unknown-land-use'
  | 'unseen-text'
  | 'not-a-day'
  | 'validity-reversed'
  | 'provenance'
  | 'more-faults';

export type PlanFaultCode = FileFaultCode | DocumentFaultCode | FeatureFaultCode | TopologyFaultCode;

export type Severity = 'error' | 'warning';

/** Something wrong with the files of a plan. `describePlanFault` makes a sentence of it. */
export interface PlanFault {
  code: PlanFaultCode;
  severity: Severity;
  /** Name of the file within the plan's folder. */
  file: string;
  /** Id of the feature, or its place in the file where it has none: `#3`. */
  feature?: string;
  /** What the feature is called: its name, or its parcel code. */
  name?: string;
  /** Id of the feature beside which it is wrong. */
  other?: string;
  /** Field of the feature's properties, member of the feature, or path within `plan.json`. */
  field?: string;
  /** Longitude and latitude of the place, EPSG:4490. */
  at?: [number, number];
  /** What the sentence tells besides. */
  values?: Record<string, string | number>;
}

/** What a planner should look at, though the plan can be loaded. */
const warnings = new Set<PlanFaultCode>([
  'byte-order-mark',
  'unknown-file',
  'no-features',
  'crs-wgs84',
  'plan-unknown-field',
  'many-decimals',
  'heights',
  'provenance-of-absent-field',
  'industrial-green-minimum',
  'population-without-housing',
  'fraction-for-percent',
  'ratio-beyond-height',
  'population-too-dense',
  'population-beyond-floor',
  'ratio-on-open-land',
  'green-and-density-beyond-whole',
  'street-too-narrow',
  'lanes-beyond-width',
  'capacity-too-large',
  'investment-too-large',
  'industry-differs',
  'project-before-parcel',
  'roads-missing',
  'road-land-without-road',
  'road-off-road-land',
  'template-text',
  'outlives',
  'outline-not-valid',
  'core-outside-plan',
  'two-planned-areas',
  'parcel-code-twice',
  'mixed-use-same',
  'rules-left-out',
]);

/** A fault with the severity that its code has. */
export function planFault(fault: Omit<PlanFault, 'severity'>): PlanFault {
  return { ...fault, severity: warnings.has(fault.code) ? 'warning' : 'error' };
}

/** True when none of the faults keeps the plan from being loaded. */
export function isLoadable(faults: readonly PlanFault[]): boolean {
  return faults.every(({ severity }) => severity === 'warning');
}
