import fc, { type Arbitrary } from 'fast-check';
import {
  comparisonOperators,
  spatialRelations,
  temporalRelations,
  type Condition,
  type Interval,
  type Literal,
  type Property,
  type Scalar,
  type Shape,
  type SimpleGeometry,
} from '#domain/cql2/condition.ts';
import type { Queryables, QueryableType } from '#domain/cql2/queryables.ts';

/** Values to be found among features, or just beside what is there. */
export interface ValuePool {
  string: readonly string[];
  number: readonly number[];
  date: readonly string[];
  shapes: readonly SimpleGeometry[];
}

type ScalarType = Literal['type'];

/** Conditions over these fields with values out of the pool, of moderate size. */
export function randomCondition(queryables: Queryables, pool: ValuePool): Arbitrary<Condition> {
  const leaf = randomPredicate(queryables, pool);
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 4, arbitrary: leaf },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constantFrom('and' as const, 'or' as const),
          conditions: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), condition: tie('condition') }) },
    ),
  })).condition;
}

function randomPredicate(queryables: Queryables, pool: ValuePool): Arbitrary<Condition> {
  const scalars = scalarsOf(queryables, pool);
  const types = [...scalars.keys()];
  const ofOneType = (make: (scalar: Arbitrary<Scalar>) => Arbitrary<Condition>) =>
    fc.constantFrom(...types).chain((type) => make(scalars.get(type)!));
  return fc.oneof(
    fc.boolean().map((value): Condition => ({ kind: 'constant', value })),
    ofOneType((scalar) =>
      fc.record({
        kind: fc.constant('comparison' as const),
        operator: fc.constantFrom(...comparisonOperators),
        left: scalar,
        right: scalar,
      }),
    ),
    ofOneType((scalar) =>
      fc.record({ kind: fc.constant('between' as const), value: scalar, lower: scalar, upper: scalar }),
    ),
    ofOneType((scalar) =>
      fc.record({
        kind: fc.constant('in' as const),
        value: scalar,
        list: fc.array(scalar, { minLength: 1, maxLength: 4 }),
      }),
    ),
    fc.record({
      kind: fc.constant('like' as const),
      value: scalars.get('string')!,
      pattern: randomPattern(pool.string),
    }),
    fc.record({
      kind: fc.constant('is-null' as const),
      value: fc.constantFrom(...propertiesOf(queryables)),
    }),
    randomSpatial(queryables, pool),
    randomTemporal(scalars.get('date')!),
  );
}

function propertiesOf(queryables: Queryables, type?: QueryableType): Property[] {
  return [...queryables]
    .filter(([, own]) => type === undefined || own === type)
    .map(([name, own]) => ({ kind: 'property', name, type: own }));
}

function scalarsOf(queryables: Queryables, pool: ValuePool): Map<ScalarType, Arbitrary<Scalar>> {
  const literals: Record<'string' | 'number' | 'boolean' | 'date', Arbitrary<Literal>> = {
    string: fc.constantFrom(...pool.string).map((value) => ({ kind: 'literal', type: 'string', value })),
    number: fc.constantFrom(...pool.number).map((value) => ({ kind: 'literal', type: 'number', value })),
    boolean: fc.boolean().map((value) => ({ kind: 'literal', type: 'boolean', value })),
    date: fc.constantFrom(...pool.date).map((value) => ({ kind: 'literal', type: 'date', value })),
  };
  return new Map(
    Object.entries(literals).map(([type, literal]) => {
      const properties = propertiesOf(queryables, type as QueryableType);
      const property = properties.length > 0 ? fc.constantFrom(...properties) : literal;
      return [
        type as ScalarType,
        fc.oneof({ weight: 3, arbitrary: property }, { weight: 2, arbitrary: literal }),
      ];
    }),
  );
}

/** Pieces of texts that are there, between wildcards and escaped signs. */
function randomPattern(texts: readonly string[]): Arbitrary<string> {
  const piece = fc
    .tuple(fc.constantFrom(...texts), fc.nat(8), fc.nat(8))
    .map(([text, from, length]) => [...text].slice(from, from + length).join(''))
    .map((text) => text.replace(/[\\%_]/g, '\\$&'));
  return fc
    .array(fc.oneof(piece, fc.constantFrom('%', '_', '\\%', '\\_', '\\\\').map(String)), { maxLength: 5 })
    .map((pieces) => pieces.join(''));
}

function randomSpatial(queryables: Queryables, { shapes }: ValuePool): Arbitrary<Condition> {
  const shape = (most: number): Arbitrary<Shape> =>
    fc
      .array(fc.constantFrom(...shapes), { minLength: 1, maxLength: most })
      .map((parts) => ({ kind: 'shape', parts }));
  const properties = propertiesOf(queryables, 'geometry');
  return fc.constantFrom(...spatialRelations).chain((relation) => {
    const most = relation === 'intersects' || relation === 'disjoint' ? 2 : 1;
    const side = fc.oneof<Arbitrary<Property | Shape>[]>(fc.constantFrom(...properties), shape(most));
    return fc.record({
      kind: fc.constant('spatial' as const),
      relation: fc.constant(relation),
      left: side,
      right: side,
    });
  });
}

function randomTemporal(date: Arbitrary<Scalar>): Arbitrary<Condition> {
  const end = fc.option(date, { freq: 4 });
  const interval = fc
    .record({ kind: fc.constant('interval' as const), start: end, end })
    .filter(isForward) as Arbitrary<Interval>;
  return fc.constantFrom(...temporalRelations).chain((relation) => {
    const isOfInstants = ['after', 'before', 'disjoint', 'equals', 'intersects'].includes(relation);
    const side = isOfInstants ? fc.oneof<Arbitrary<Scalar | Interval>[]>(interval, date) : interval;
    return fc.record({
      kind: fc.constant('temporal' as const),
      relation: fc.constant(relation),
      left: side,
      right: side,
    });
  });
}

function isForward({ start, end }: { start: Scalar | null; end: Scalar | null }): boolean {
  return start?.kind !== 'literal' || end?.kind !== 'literal' || start.value <= end.value;
}
