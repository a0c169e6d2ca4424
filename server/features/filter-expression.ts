/**
 * Filters as SQL. Every value of a filter is a parameter of the statement, and every field one that the collection
 * offers: nothing that was sent ever becomes part of a statement's text.
 */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type {
  Condition,
  Interval,
  Literal,
  Property,
  Scalar,
  Shape,
  SpatialRelation,
  TemporalRelation,
} from '#domain/cql2/condition.ts';
import type { QueryableType } from '#domain/cql2/queryables.ts';
import { geometryFromJson, spatiallyRelated } from '../postgis-utilities/geometry-expressions.ts';

type Value = RawBuilder<unknown>;

/** What a condition is for a feature: true, false, or null where it is not known. */
export function conditionExpression(condition: Condition): RawBuilder<SqlBool> {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return joined(condition.conditions.map(conditionExpression), condition.kind);
    case 'not':
      return sql`(not ${conditionExpression(condition.condition)})`;
    case 'constant':
      return condition.value ? sql`true` : sql`false`;
    case 'spatial':
      return spatialExpression(condition.relation, condition.left, condition.right);
    case 'temporal':
      return temporalExpression(condition.relation, condition.left, condition.right);
    case 'is-null':
      return sql`(${propertyExpression(condition.value)} is null)`;
    case 'comparison':
    case 'like':
    case 'between':
    case 'in':
      return scalarExpression(condition);
  }
}

function joined(conditions: readonly RawBuilder<SqlBool>[], word: 'and' | 'or'): RawBuilder<SqlBool> {
  return sql`(${sql.join(conditions, word === 'and' ? sql` and ` : sql` or `)})`;
}

type ScalarCondition = Extract<Condition, { kind: 'comparison' | 'like' | 'between' | 'in' }>;

function scalarExpression(condition: ScalarCondition): RawBuilder<SqlBool> {
  switch (condition.kind) {
    case 'comparison': {
      const { left, operator, right } = condition;
      // the parser knows six operators and no other
      return sql`(${valueOf(left)} ${sql.raw(operator)} ${valueOf(right)})`;
    }
    case 'like':
      return sql`(${valueOf(condition.value)} like ${condition.pattern}::text)`;
    case 'between': {
      const { value, lower, upper } = condition;
      return sql`(${valueOf(value)} between ${valueOf(lower)} and ${valueOf(upper)})`;
    }
    case 'in':
      return sql`(${valueOf(condition.value)} in (${sql.join(condition.list.map(valueOf))}))`;
  }
}

function valueOf(scalar: Scalar): Value {
  return scalar.kind === 'property' ? propertyExpression(scalar) : literalExpression(scalar);
}

/** A value of the filter, of the same SQL type as the fields that it may be compared with. */
function literalExpression({ type, value }: Literal): Value {
  // numbers go as texts, which every driver writes alike
  return typedValue(type === 'timestamp' ? 'date' : type, type === 'number' ? String(value) : value);
}

/** A value, or a slot for one, as the SQL type of a field. */
export function typedValue(type: QueryableType, value: unknown): Value {
  if (type === 'number') return sql`${value}::text::numeric`;
  return type === 'boolean' ? sql`${value}::boolean` : sql`(${value}::text collate "C")`;
}

/** The fields of the features themselves; area and length as the API shows them. */
const columns: Readonly<Record<string, Value>> = {
  id: sql`(id collate "C")`,
  geometry: sql.ref('geom'),
  validFrom: sql`(to_char(valid_from, 'YYYY-MM-DD') collate "C")`,
  validTo: sql`(to_char(valid_to, 'YYYY-MM-DD') collate "C")`,
  area: sql`round(area::numeric, 3)`,
  length: sql`round(length::numeric, 3)`,
};

/**
 * The value of a field. Texts and days are compared sign by sign (`C`), alike on every database whatever its locale. A
 * value of another type than its schema says is none, and never an error.
 */
export function propertyExpression({ name, type }: Pick<Property, 'name' | 'type'>): Value {
  if (Object.hasOwn(columns, name)) return columns[name]!;
  const field = sql`properties -> ${sql.lit(name)}`;
  const text = sql`properties ->> ${sql.lit(name)}`;
  // numeric takes any number of JSON, and is exact
  if (type === 'number')
    return sql`(case when jsonb_typeof(${field}) = 'number' then (${text})::numeric end)`;
  if (type === 'boolean')
    return sql`(case when jsonb_typeof(${field}) = 'boolean' then (${text})::boolean end)`;
  return sql`((${text}) collate "C")`;
}

function spatialExpression(
  relation: SpatialRelation,
  left: Property | Shape,
  right: Property | Shape,
): RawBuilder<SqlBool> {
  if (relation === 'disjoint') return sql`(not ${spatialExpression('intersects', left, right)})`;
  const pairs = partsOf(left).flatMap((a) => partsOf(right).map((b) => spatiallyRelated(relation, a, b)));
  return joined(pairs, 'or');
}

/** More than one for a collection alone, which intersects what one of its parts does. */
function partsOf(operand: Property | Shape): Value[] {
  return operand.kind === 'property'
    ? [propertyExpression(operand)]
    : operand.parts.map((part) => geometryFromJson(JSON.stringify(part)));
}

/** Before and after every day, as texts sort. */
const beginning = '-';
const end = '~';

/** The relations by their ends: begin and end of the first, begin and end of the second. */
const temporal: Record<
  TemporalRelation,
  (b1: Value, e1: Value, b2: Value, e2: Value) => RawBuilder<SqlBool>
> = {
  after: (b1, _e1, _b2, e2) => sql`(${b1} > ${e2})`,
  before: (_b1, e1, b2) => sql`(${e1} < ${b2})`,
  disjoint: (b1, e1, b2, e2) => sql`(${e1} < ${b2} or ${b1} > ${e2})`,
  equals: (b1, e1, b2, e2) => sql`(${b1} = ${b2} and ${e1} = ${e2})`,
  intersects: (b1, e1, b2, e2) => sql`(${b1} <= ${e2} and ${e1} >= ${b2})`,
  contains: (b1, e1, b2, e2) => sql`(${b1} < ${b2} and ${e1} > ${e2})`,
  during: (b1, e1, b2, e2) => sql`(${b1} > ${b2} and ${e1} < ${e2})`,
  finishedBy: (b1, e1, b2, e2) => sql`(${b1} < ${b2} and ${e1} = ${e2})`,
  finishes: (b1, e1, b2, e2) => sql`(${b1} > ${b2} and ${e1} = ${e2})`,
  meets: (_b1, e1, b2) => sql`(${e1} = ${b2})`,
  metBy: (b1, _e1, _b2, e2) => sql`(${b1} = ${e2})`,
  overlappedBy: (b1, e1, b2, e2) => sql`(${b1} > ${b2} and ${b1} < ${e2} and ${e1} > ${e2})`,
  overlaps: (b1, e1, b2, e2) => sql`(${b1} < ${b2} and ${e1} > ${b2} and ${e1} < ${e2})`,
  startedBy: (b1, e1, b2, e2) => sql`(${b1} = ${b2} and ${e1} > ${e2})`,
  starts: (b1, e1, b2, e2) => sql`(${b1} = ${b2} and ${e1} < ${e2})`,
};

function temporalExpression(
  relation: TemporalRelation,
  left: Scalar | Interval,
  right: Scalar | Interval,
): RawBuilder<SqlBool> {
  return temporal[relation](...endsOf(left), ...endsOf(right));
}

function endsOf(operand: Scalar | Interval): [Value, Value] {
  if (operand.kind !== 'interval') return [valueOf(operand), valueOf(operand)];
  return [boundOf(operand.start, beginning), boundOf(operand.end, end)];
}

/** An end of an interval; open where there is none, or the field has no value. */
function boundOf(bound: Scalar | null, open: string): Value {
  const last = typedValue('date', open);
  return bound === null ? last : sql`coalesce(${valueOf(bound)}, ${last})`;
}
