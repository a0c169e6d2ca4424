/** A filter as a tree, the same whether it was written as CQL2 text or as CQL2 JSON (OGC 21-065r2). */
import type { Geometry, GeometryCollection } from 'geojson';
import type { QueryableType } from './queryables.ts';

export const comparisonOperators = ['=', '<>', '<', '>', '<=', '>='] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

export const spatialRelations = [
  'intersects',
  'equals',
  'disjoint',
  'touches',
  'within',
  'overlaps',
  'crosses',
  'contains',
] as const;
export type SpatialRelation = (typeof spatialRelations)[number];

export const temporalRelations = [
  'after',
  'before',
  'disjoint',
  'equals',
  'intersects',
  'contains',
  'during',
  'finishedBy',
  'finishes',
  'meets',
  'metBy',
  'overlappedBy',
  'overlaps',
  'startedBy',
  'starts',
] as const;
export type TemporalRelation = (typeof temporalRelations)[number];

/** A field of the features, by the name it is asked for. */
export interface Property {
  kind: 'property';
  name: string;
  type: QueryableType;
}

/** A value of the filter's own. Days are `YYYY-MM-DD`, moments `YYYY-MM-DDThh:mm:ss.nnnnnnnnnZ`, so that both sort as texts. */
export type Literal = { kind: 'literal' } & (
  | { type: 'string' | 'date' | 'timestamp'; value: string }
  | { type: 'number'; value: number }
  | { type: 'boolean'; value: boolean }
);

/** A geometry without collections in it. */
export type SimpleGeometry = Exclude<Geometry, GeometryCollection>;

/** A shape in degrees of EPSG:4490, longitude first, on the stored grid and valid; the parts of a collection. */
export interface Shape {
  kind: 'shape';
  parts: SimpleGeometry[];
}

/** Time from one end to the other, both included; null is open. A field without a value is an open end. */
export interface Interval {
  kind: 'interval';
  start: Property | Literal | null;
  end: Property | Literal | null;
}

export type Scalar = Property | Literal;
export type Operand = Scalar | Shape | Interval;

export interface SpatialCondition {
  kind: 'spatial';
  relation: SpatialRelation;
  left: Property | Shape;
  right: Property | Shape;
}

/** What a feature is judged by: true, false, or unknown where a field has no value, as in SQL. */
export type Condition =
  | { kind: 'and' | 'or'; conditions: Condition[] }
  | { kind: 'not'; condition: Condition }
  | { kind: 'constant'; value: boolean }
  | { kind: 'comparison'; operator: ComparisonOperator; left: Scalar; right: Scalar }
  | { kind: 'like'; value: Scalar; pattern: string }
  | { kind: 'between'; value: Scalar; lower: Scalar; upper: Scalar }
  | { kind: 'in'; value: Scalar; list: Scalar[] }
  | { kind: 'is-null'; value: Property }
  | SpatialCondition
  | { kind: 'temporal'; relation: TemporalRelation; left: Scalar | Interval; right: Scalar | Interval };
