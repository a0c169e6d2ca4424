import {
  spatialRelations,
  temporalRelations,
  type SpatialRelation,
  type TemporalRelation,
} from './condition.ts';

type Relation =
  { kind: 'spatial'; relation: SpatialRelation } | { kind: 'temporal'; relation: TemporalRelation };

const relations: readonly [name: string, Relation][] = [
  ...spatialRelations.map(
    (relation) => [`s_${relation}`, { kind: 'spatial', relation }] as [string, Relation],
  ),
  ...temporalRelations.map(
    (relation) => [`t_${relation}`, { kind: 'temporal', relation }] as [string, Relation],
  ),
];
const byOperator = new Map(relations);
const byTextName = new Map(relations.map(([name, relation]) => [name.toUpperCase(), relation]));

/** The relation of a function of CQL2 text, in upper case; null for another one. */
export function relationOf(name: string): Relation | null {
  return byTextName.get(name) ?? null;
}

/** The relation of an `op` of CQL2 JSON; null for another one. */
export function relationOfOperator(operator: string): Relation | null {
  return byOperator.get(operator) ?? null;
}
