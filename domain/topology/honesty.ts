import type { FeatureState } from '../features/feature-state.ts';
import type { TopologyFault } from './topology-fault.ts';

/** What stands in the name of everything invented. */
const exampleMark = '示例';

/** Fields of a project that say something of real money and real organisations. */
const delicateFields = ['investment', 'responsibleUnit'] as const;

/**
 * Where a feature says more than its provenance bears out. A field called `converted` or `surveyed` must name a source
 * other than the drawing itself; a field with a provenance must be there; and the money and the responsible unit of a
 * project must be sourced, or the project or its unit marked 示例.
 */
export function findHonestyFaults(feature: FeatureState): TopologyFault[] {
  return [
    ...findFieldFaults(feature),
    ...(feature.collection === 'project' ? findExampleFaults(feature) : []),
  ];
}

function findFieldFaults({ id, properties, provenance, geometry, ...days }: FeatureState): TopologyFault[] {
  const known: Record<string, unknown> = { ...properties, ...days, geometry };
  const faults: TopologyFault[] = [];
  for (const [field, { source, precision }] of Object.entries(provenance.fields ?? {})) {
    if (known[field] === undefined || known[field] === null)
      faults.push({ code: 'provenance-of-absent-field', feature: id, field });
    if (
      precision !== 'illustrative' &&
      provenance.precision === 'illustrative' &&
      source === provenance.source
    )
      faults.push({ code: 'figure-without-source', feature: id, field, values: { source, precision } });
  }
  return faults;
}

function findExampleFaults({ id, properties, provenance }: FeatureState): TopologyFault[] {
  const isMarked = ['name', 'responsibleUnit'].some((field) =>
    String(properties[field] ?? '').includes(exampleMark),
  );
  if (isMarked) return [];
  return delicateFields
    .filter((field) => properties[field] !== undefined)
    .filter((field) => (provenance.fields?.[field] ?? provenance).precision === 'illustrative')
    .map((field) => ({ code: 'example-not-marked', feature: id, field }));
}
