import fc from 'fast-check';
import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import { findCollection } from '#domain/collections/registry.ts';
import { spatialRelations, type Condition, type Shape, type SimpleGeometry } from '#domain/cql2/condition.ts';
import { queryablesOf } from '#domain/cql2/queryables.ts';
import { describeApi, type Json } from '../../helpers/app.ts';
import { evaluateCondition } from '../../helpers/cql2/evaluate-condition.ts';
import { randomCondition, type ValuePool } from '../../helpers/cql2/random-condition.ts';
import { writeJson, writeText } from '../../helpers/cql2/write-filter.ts';

const base = '/api/published/small/collections';

/** Shapes of horizontal and vertical lines with corners on thousandths of a degree, as all of the small plan is. */
const shapes: SimpleGeometry[] = [
  { type: 'Point', coordinates: [112.705, 38.185] },
  {
    type: 'MultiPoint',
    coordinates: [
      [112.71, 38.19],
      [112.702, 38.182],
    ],
  },
  {
    type: 'LineString',
    coordinates: [
      [112.7, 38.19],
      [112.715, 38.19],
      [112.715, 38.195],
    ],
  },
  {
    type: 'Polygon',
    coordinates: [
      [
        [112.705, 38.185],
        [112.715, 38.185],
        [112.715, 38.195],
        [112.705, 38.195],
        [112.705, 38.185],
      ],
    ],
  },
  {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [112.69, 38.17],
          [112.7, 38.17],
          [112.7, 38.18],
          [112.69, 38.18],
          [112.69, 38.17],
        ],
      ],
      [
        [
          [112.72, 38.19],
          [112.73, 38.19],
          [112.73, 38.2],
          [112.72, 38.2],
          [112.72, 38.19],
        ],
      ],
    ],
  },
];

/** What stands in the features, and a little beside it. */
function poolOf(features: Feature[]): ValuePool {
  const values = features.flatMap(({ id, properties }) => [id as string, ...Object.values(properties!)]);
  const texts = values.filter((value): value is string => typeof value === 'string');
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
  const numbers = values.filter((value): value is number => typeof value === 'number');
  return {
    string: [...new Set(texts.filter((text) => !isDay(text))), '', '￿', 'a', "x' OR 1=1 --"],
    number: [...new Set(numbers), 0, -1, 2.4999, 1e300],
    date: [...new Set(texts.filter(isDay)), '2024-02-29', '1000-01-01', '9998-12-31'],
    shapes: [...features.map(({ geometry }) => geometry as SimpleGeometry), ...shapes],
  };
}

/** CQL2 text has no way to write a backslash before a quote or at the end of a text. */
const isWritable = (condition: Condition) => !/\\\\["']/.test(JSON.stringify(condition));

/** A condition over a field named `geometry`. */
const geometry = { kind: 'property', name: 'geometry', type: 'geometry' } as const;

describeApi('filters answer what reckoning in JavaScript answers', (api) => {
  async function featuresOf(collection: string): Promise<Feature[]> {
    return (await api.json(`${base}/${collection}/items`)).features as Feature[];
  }

  it.each(['zone', 'infrastructure', 'project', 'facility'])('about where %s are', async (name) => {
    const features = await featuresOf(name);
    const holding = new Set<string>();
    for (const shape of [...shapes, ...features.map((feature) => feature.geometry as SimpleGeometry)]) {
      for (const relation of spatialRelations) {
        const right: Shape = { kind: 'shape', parts: [shape] };
        const condition: Condition = { kind: 'spatial', relation, left: geometry, right };
        const query = new URLSearchParams({ filter: writeText(condition) });
        const page = await api.json(`${base}/${name}/items?${query}`);
        const expected = features.filter((feature) => evaluateCondition(condition, feature));
        expect(
          page.features.map(({ id }: Json) => id),
          writeText(condition),
        ).toEqual(expected.map(({ id }) => id));
        if (expected.length > 0) holding.add(relation);
      }
    }
    expect(holding.size).toBeGreaterThan(4);
  });

  describe.each(['zone', 'infrastructure', 'project', 'facility', 'place'])('about %s', (name) => {
    it('whatever they ask', async () => {
      const features = await featuresOf(name);
      const arbitrary = randomCondition(queryablesOf(findCollection(name)!), poolOf(features));
      const answered = { some: 0, none: 0 };
      await fc.assert(
        fc.asyncProperty(arbitrary, fc.boolean(), async (condition, isText) => {
          const isTextual = isText && isWritable(condition);
          const filter = isTextual ? writeText(condition) : JSON.stringify(writeJson(condition));
          const query = new URLSearchParams({ filter, 'filter-lang': isTextual ? 'cql2-text' : 'cql2-json' });
          const response = await api.get(`${base}/${name}/items?${query}`);
          if (response.statusCode === 414 || /filter-too-large/.test(response.body)) return;
          expect(response.statusCode, response.body).toBe(200);
          const page: Json = JSON.parse(response.body);
          const expected = features.filter((feature) => evaluateCondition(condition, feature) === true);
          expect(page.features.map(({ id }: Json) => id)).toEqual(expected.map(({ id }) => id));
          expect(page.numberMatched).toBe(expected.length);
          answered[expected.length > 0 ? 'some' : 'none'] += 1;
        }),
        { numRuns: 150 },
      );
      // neither is the rule: both kinds of answer were tried
      expect(Math.min(answered.some, answered.none)).toBeGreaterThan(25);
    });
  });
});
