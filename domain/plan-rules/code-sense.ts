import type { FeatureState } from '../features/feature-state.ts';
import { areValidTogether } from '../features/validity.ts';
import { groupBy } from '../topology/group-by.ts';
import { namedOthers } from '../topology/named-others.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

/** Parcel codes that several parcels have at one time, each told once; the one that follows another may keep its code. */
export function findCodeFaults(zones: readonly FeatureState[]): TopologyFault[] {
  const coded = zones.filter(
    ({ properties: { parcelCode } }) => parcelCode !== undefined && parcelCode !== '',
  );
  const all = groupBy(coded, ({ properties }) => String(properties['parcelCode']));
  return [...all].flatMap(([found, [first, ...others]]) => {
    const together = others.filter((other) => areValidTogether(first!, other));
    const [second, ...more] = together;
    if (!second) return [];
    const values = { found, ...namedOthers(more) };
    return [
      {
        code: 'parcel-code-twice' as const,
        feature: second.id,
        other: first!.id,
        field: 'parcelCode',
        values,
      },
    ];
  });
}

/** Compatible land that is the land use itself says nothing. */
export function findMixedUseFaults({ id, properties: { landUse, mixedUse } }: FeatureState): TopologyFault[] {
  if (typeof mixedUse !== 'string' || !mixedUse.split('+').includes(String(landUse))) return [];
  return [{ code: 'mixed-use-same', feature: id, field: 'mixedUse', values: { landUse: String(landUse) } }];
}
