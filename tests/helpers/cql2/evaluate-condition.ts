import type { Feature } from 'geojson';
import type {
  Condition,
  Interval,
  Property,
  Scalar,
  Shape,
  SimpleGeometry,
  TemporalRelation,
} from '#domain/cql2/condition.ts';
import { areRelated } from './grid-relations.ts';

type Truth = boolean | null;
type Value = string | number | boolean;

/** What a condition is for a feature as the API gives it; null where that is not known. */
export function evaluateCondition(condition: Condition, feature: Feature): Truth {
  const valueOf = (scalar: Scalar) => scalarValue(scalar, feature);
  switch (condition.kind) {
    case 'and':
    case 'or':
      return joined(
        condition.conditions.map((part) => evaluateCondition(part, feature)),
        condition.kind === 'or',
      );
    case 'not':
      return negated(evaluateCondition(condition.condition, feature));
    case 'constant':
      return condition.value;
    case 'comparison':
      return compared(condition.operator, valueOf(condition.left), valueOf(condition.right));
    case 'like':
      return isLike(valueOf(condition.value) as string | null, condition.pattern);
    case 'between': {
      const value = valueOf(condition.value);
      return joined(
        [compared('>=', value, valueOf(condition.lower)), compared('<=', value, valueOf(condition.upper))],
        false,
      );
    }
    case 'in':
      return joined(
        condition.list.map((one) => compared('=', valueOf(condition.value), valueOf(one))),
        true,
      );
    case 'is-null':
      return condition.value.type !== 'geometry' && valueOf(condition.value) === null;
    case 'spatial': {
      const { relation } = condition;
      const [left, right] = [partsOf(condition.left, feature), partsOf(condition.right, feature)];
      if (relation === 'disjoint') return left.every((a) => right.every((b) => areRelated(relation, a, b)));
      return left.some((a) => right.some((b) => areRelated(relation, a, b)));
    }
    case 'temporal':
      return evaluateTemporal(condition.relation, condition.left, condition.right, feature);
  }
}

const negated = (truth: Truth): Truth => (truth === null ? null : !truth);

/** OR where `decisive` is true, AND where it is false: one such part decides, else one that is unknown. */
function joined(parts: Truth[], decisive: boolean): Truth {
  if (parts.includes(decisive)) return decisive;
  return parts.includes(null) ? null : !decisive;
}

function scalarValue(scalar: Scalar, { id, properties }: Feature): Value | null {
  if (scalar.kind === 'literal') return scalar.value;
  return scalar.name === 'id' ? (id as string) : ((properties![scalar.name] as Value | undefined) ?? null);
}

function compared(operator: string, left: Value | null, right: Value | null): Truth {
  if (left === null || right === null) return null;
  const order = orderOf(left, right);
  const holds: Record<string, boolean> = {
    '=': order === 0,
    '<>': order !== 0,
    '<': order < 0,
    '>': order > 0,
    '<=': order <= 0,
    '>=': order >= 0,
  };
  return holds[operator]!;
}

/** Texts by the numbers of their characters, which their bytes keep. */
function orderOf(left: Value, right: Value): number {
  if (typeof left === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(right as string));
  return Number(left) - Number(right);
}

function isLike(value: string | null, pattern: string): Truth {
  if (value === null) return null;
  const source = pattern.replace(/\\([^])|[%_]|[.*+?^${}()|[\]/]/gu, (sign, escaped?: string) => {
    if (sign === '%') return '.*';
    if (sign === '_') return '.';
    return (escaped ?? sign).replace(/[\\.*+?^${}()|[\]/]/, '\\$&');
  });
  return new RegExp(`^${source}$`, 'su').test(value);
}

function partsOf(operand: Property | Shape, feature: Feature): SimpleGeometry[] {
  return operand.kind === 'shape' ? operand.parts : [feature.geometry as SimpleGeometry];
}

/** Intervals as OWL-Time has them, both ends included. */
function evaluateTemporal(
  relation: TemporalRelation,
  left: Scalar | Interval,
  right: Scalar | Interval,
  feature: Feature,
): Truth {
  const [a, b] = [endsOf(left, feature), endsOf(right, feature)];
  if (!a || !b) return null;
  const [starts, ends] = [a.start - b.start, a.end - b.end];
  const [startToEnd, endToStart] = [a.start - b.end, a.end - b.start];
  const is = (difference: number) => difference === 0 || Number.isNaN(difference);
  switch (relation) {
    case 'after':
      return startToEnd > 0;
    case 'before':
      return endToStart < 0;
    case 'disjoint':
      return startToEnd > 0 || endToStart < 0;
    case 'intersects':
      return startToEnd <= 0 && endToStart >= 0;
    case 'equals':
      return is(starts) && is(ends);
    case 'contains':
      return starts < 0 && ends > 0;
    case 'during':
      return starts > 0 && ends < 0;
    case 'finishedBy':
      return starts < 0 && is(ends);
    case 'finishes':
      return starts > 0 && is(ends);
    case 'meets':
      return is(endToStart);
    case 'metBy':
      return is(startToEnd);
    case 'overlappedBy':
      return starts > 0 && startToEnd < 0 && ends > 0;
    case 'overlaps':
      return starts < 0 && endToStart > 0 && ends < 0;
    case 'startedBy':
      return is(starts) && ends > 0;
    case 'starts':
      return is(starts) && ends < 0;
  }
}

/** First and last moment in milliseconds; null for a field without a value. Infinity less infinity is not a number. */
function endsOf(operand: Scalar | Interval, feature: Feature): { start: number; end: number } | null {
  const moment = (scalar: Scalar | null, open: number) => {
    const value = scalar && scalarValue(scalar, feature);
    return value === null ? open : Date.parse(value as string);
  };
  if (operand.kind === 'interval')
    return { start: moment(operand.start, -Infinity), end: moment(operand.end, Infinity) };
  const at = moment(operand, NaN);
  return Number.isNaN(at) ? null : { start: at, end: at };
}
