/** Conditions from their operands, refused where the types don't go together. */
import type {
  ComparisonOperator,
  Condition,
  Interval,
  Literal,
  Operand,
  Property,
  Scalar,
  Shape,
  SpatialCondition,
  SpatialRelation,
  TemporalRelation,
} from './condition.ts';
import { filterLimits, invalid, tooLarge, type FilterPlace } from './filter-fault.ts';
import { checkLikePattern } from './like-pattern.ts';

/** An operand, and where it stands. */
export interface Placed<Kind extends Operand = Operand> {
  operand: Kind;
  place: FilterPlace;
}

export function makeComparison(operator: ComparisonOperator, left: Placed, right: Placed): Condition {
  const first = requireScalar(left);
  return { kind: 'comparison', operator, left: first, right: requireAlike(right, first) };
}

export function makeLike(value: Placed, pattern: Placed): Condition {
  if (requireScalar(value).type !== 'string') throw invalid(value.place, 'LIKE needs a text.');
  const { operand } = pattern;
  if (operand.kind !== 'literal' || operand.type !== 'string')
    throw invalid(pattern.place, 'the pattern of LIKE is a text of the filter itself.');
  checkLikePattern(operand.value, pattern.place);
  return { kind: 'like', value: requireScalar(value), pattern: operand.value };
}

export function makeBetween(value: Placed, lower: Placed, upper: Placed): Condition {
  const middle = requireScalar(value);
  return {
    kind: 'between',
    value: middle,
    lower: requireAlike(lower, middle),
    upper: requireAlike(upper, middle),
  };
}

export function makeIn(value: Placed, list: readonly Placed[]): Condition {
  const first = requireScalar(value);
  if (list.length === 0) throw invalid(value.place, 'the list of IN has no value.');
  return { kind: 'in', value: first, list: list.map((one) => requireAlike(one, first)) };
}

/** Refuse a list before it is read any further. */
export function checkListLength(length: number, place: FilterPlace): void {
  if (length > filterLimits.listed)
    throw tooLarge(place, `the list of IN has at most ${filterLimits.listed} values.`);
}

export function makeIsNull({ operand, place }: Placed): Condition {
  if (operand.kind !== 'property') throw invalid(place, 'only a property may be asked whether it IS NULL.');
  return { kind: 'is-null', value: operand };
}

export function makeSpatial(relation: SpatialRelation, left: Placed, right: Placed): SpatialCondition {
  return {
    kind: 'spatial',
    relation,
    left: requireShape(left, relation),
    right: requireShape(right, relation),
  };
}

/** Relations that hold of a collection when they hold of any of its parts, or, for disjoint, of none. */
const ofCollections: readonly SpatialRelation[] = ['intersects', 'disjoint'];

function requireShape({ operand, place }: Placed, relation: SpatialRelation): Property | Shape {
  if (operand.kind === 'property' && operand.type === 'geometry') return operand;
  if (operand.kind !== 'shape') throw invalid(place, 'a geometry is expected.');
  if (operand.parts.length > 1 && !ofCollections.includes(relation))
    throw invalid(place, 'collections are taken by S_INTERSECTS and S_DISJOINT alone.');
  return operand;
}

/** Relations that instants can have; the others are of intervals. */
const ofInstants: readonly TemporalRelation[] = ['after', 'before', 'disjoint', 'equals', 'intersects'];

export function makeTemporal(relation: TemporalRelation, left: Placed, right: Placed): Condition {
  const [first, second] = [requireTemporal(left, relation), requireTemporal(right, relation)];
  const granularities = [granularityOf(first), granularityOf(second)];
  if (granularities.includes('date') && granularities.includes('timestamp'))
    throw invalid(right.place, 'days can be compared with days alone, moments with moments.');
  return { kind: 'temporal', relation, left: first, right: second };
}

function requireTemporal({ operand, place }: Placed, relation: TemporalRelation): Scalar | Interval {
  if (operand.kind === 'interval') return operand;
  if (operand.kind === 'shape' || !isTemporal(operand))
    throw invalid(place, 'a day or interval is expected.');
  if (!ofInstants.includes(relation)) throw invalid(place, 'this relation is one of intervals alone.');
  return operand;
}

const isTemporal = ({ type }: Scalar) => type === 'date' || type === 'timestamp';

function granularityOf(operand: Scalar | Interval): string | undefined {
  return operand.kind === 'interval' ? (operand.start ?? operand.end)?.type : operand.type;
}

/** An interval of days or of moments; what stands in it was read as such. */
export function makeInterval(
  start: Property | Literal | null,
  end: Property | Literal | null,
  place: FilterPlace,
): Interval {
  for (const bound of [start, end])
    if (bound && !isTemporal(bound)) throw invalid(place, 'an interval has days or moments as its ends.');
  if (start && end && start.type !== end.type)
    throw invalid(place, 'an interval has two days or two moments as its ends.');
  if (start?.kind === 'literal' && end?.kind === 'literal' && start.value > end.value)
    throw invalid(place, 'this interval ends before it begins.');
  return { kind: 'interval', start, end };
}

function requireScalar({ operand, place }: Placed): Scalar {
  if (operand.kind === 'shape' || operand.kind === 'interval' || operand.type === 'geometry')
    throw invalid(place, 'a single value is expected; geometries and intervals have functions of their own.');
  return operand;
}

function requireAlike(placed: Placed, { type }: Scalar): Scalar {
  const scalar = requireScalar(placed);
  if (scalar.type !== type)
    throw invalid(placed.place, `a value of the type ${type} is expected, as in what it is compared with.`);
  return scalar;
}
