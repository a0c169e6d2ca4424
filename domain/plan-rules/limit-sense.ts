import { describeField } from '../collections/definition.ts';
import { collections } from '../collections/registry.ts';
import type { FeatureState } from '../features/feature-state.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

/** The lower and the upper limit of one indicator, as fields of a collection. */
interface LimitPair {
  minimum: string;
  maximum: string;
  unit: string;
}

/** Pairs of fields such as `farMin` and `farMax`, by collection. */
const pairsOf = new Map<string, readonly LimitPair[]>(
  collections.map(({ name, properties: { properties: schemas } }) => [
    name,
    Object.entries(schemas).flatMap(([minimum, schema]) => {
      const maximum = minimum.replace(/Min$/, 'Max');
      if (maximum === minimum || !Object.hasOwn(schemas, maximum)) return [];
      return [{ minimum, maximum, unit: describeField(schema).unit ?? '' }];
    }),
  ]),
);

/** Limits that no value can keep: a lower one above the upper one of the same indicator. */
export function findLimitFaults({ id, collection, properties }: FeatureState): TopologyFault[] {
  return (pairsOf.get(collection) ?? []).flatMap(({ minimum, maximum, unit }) => {
    const [found, most] = [properties[minimum], properties[maximum]];
    if (typeof found !== 'number' || typeof most !== 'number' || found <= most) return [];
    // a percentage that seems a fraction has been told, and says nothing here
    if (unit === '%' && most > 0 && most < 1) return [];
    const values = { found, most, maximum, unit };
    return [{ code: 'minimum-above-maximum' as const, feature: id, field: minimum, values }];
  });
}
