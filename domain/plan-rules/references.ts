import { describeField } from '../collections/definition.ts';
import { findCollection } from '../collections/registry.ts';
import type { FeatureState } from '../features/feature-state.ts';
import { isThereBy } from '../features/validity.ts';
import { groupBy } from '../topology/group-by.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

/**
 * Names that lead nowhere: fields that hold the id of a feature of another collection, and sources that the plan does
 * not list, in a feature's provenance or in that of one of its fields. Of features that have one id, the first counts.
 */
export function findReferenceFaults(
  features: readonly FeatureState[],
  sources: ReadonlySet<string>,
): TopologyFault[] {
  const byId = new Map<string, FeatureState>();
  for (const feature of features) if (!byId.has(feature.id)) byId.set(feature.id, feature);
  return features.flatMap((feature) => [
    ...findLinkFaults(feature, byId),
    ...findSourceFaults(feature, sources),
  ]);
}

/** Ids that more than one feature of the plan has, each told once, of the second. */
export function findDuplicateIds(features: readonly FeatureState[]): TopologyFault[] {
  const all = [...groupBy(features, ({ id }) => id).values()];
  return all.flatMap(([first, second, ...others]) => {
    if (!first || !second) return [];
    const values = {
      collection: second.collection,
      otherCollection: first.collection,
      count: 2 + others.length,
    };
    return [{ code: 'duplicate-id' as const, feature: first.id, other: first.id, field: 'id', values }];
  });
}

function findLinkFaults(feature: FeatureState, byId: ReadonlyMap<string, FeatureState>): TopologyFault[] {
  const schemas = findCollection(feature.collection)?.properties.properties ?? {};
  return Object.entries(schemas).flatMap(([field, schema]) => {
    const { links } = describeField(schema);
    const id = feature.properties[field];
    if (!links || typeof id !== 'string') return [];
    const target = byId.get(id);
    if (!target) {
      return [
        { code: 'unknown-reference' as const, feature: feature.id, field, values: { id, collection: links } },
      ];
    }
    if (target.collection !== links) return [describeOther(feature, target, field, links)];
    return [
      ...(field === 'supplySource' ? findSourceDayFaults(feature, target) : []),
      ...findOutlivingFaults(feature, target, field),
    ];
  });
}

function describeOther(
  feature: FeatureState,
  target: FeatureState,
  field: string,
  links: string,
): TopologyFault {
  const values = { collection: links, otherCollection: target.collection };
  return { code: 'reference-to-other-collection', feature: feature.id, other: target.id, field, values };
}

/** A pipe or cable is of no use before what it comes from, or leads to. */
function findSourceDayFaults(line: FeatureState, source: FeatureState): TopologyFault[] {
  if (isThereBy(source, line)) return [];
  const values = { day: line.validFrom ?? '', otherDay: source.validFrom ?? '' };
  return [{ code: 'line-before-source', feature: line.id, other: source.id, field: 'validFrom', values }];
}

/** What stands on a parcel that ends, or is supplied by what ends, should end with it, or be of the one that follows. */
function findOutlivingFaults(feature: FeatureState, target: FeatureState, link: string): TopologyFault[] {
  const { validTo: end } = target;
  if (end === null || (feature.validTo !== null && feature.validTo <= end)) return [];
  const values = { link, day: feature.validTo ?? '', otherDay: end };
  return [{ code: 'outlives', feature: feature.id, other: target.id, field: 'validTo', values }];
}

function findSourceFaults({ id, provenance }: FeatureState, sources: ReadonlySet<string>): TopologyFault[] {
  const named = [
    { field: 'provenance', source: provenance.source },
    ...Object.entries(provenance.fields ?? {}).map(([field, { source }]) => ({ field, source })),
  ];
  return named
    .filter(({ source }) => !sources.has(source))
    .map(({ field, source }) => ({ code: 'unknown-source', feature: id, field, values: { source } }));
}
