import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '#domain/cql2/condition.ts';
import { degreesFrame } from '#domain/cql2/coordinate-frame.ts';
import { FilterFault } from '#domain/cql2/filter-fault.ts';
import { parseFilterJson, parseFilterValue } from '#domain/cql2/parse-json.ts';
import { parseFilterText } from '#domain/cql2/parse-text.ts';
import type { Queryables } from '#domain/cql2/queryables.ts';
import { quickly } from '../../helpers/cql2/quickly.ts';
import { randomCondition, type ValuePool } from '../../helpers/cql2/random-condition.ts';
import { writeJson, writeText } from '../../helpers/cql2/write-filter.ts';

const queryables: Queryables = new Map([
  ['name', 'string'],
  ['面积', 'number'],
  ['height', 'number'],
  ['isNew', 'boolean'],
  ['validFrom', 'date'],
  ['geometry', 'geometry'],
]);
const setting = { queryables, frame: degreesFrame };

const pool: ValuePool = {
  string: ['', "O'Brien", "''", '甲 % _ \\ x', '😀', '--', '"a"', '/* */', ';', '\n', 'a\\b', '$1', 'NULL'],
  number: [0, -1, 1.5, 1e21, 1e-7, 123456789.123456, 5e-324, Number.MAX_VALUE],
  date: ['2021-12-08', '1000-01-01', '9998-12-31', '2024-02-29'],
  shapes: [
    { type: 'Point', coordinates: [112.7, -38.18] },
    {
      type: 'MultiPoint',
      coordinates: [
        [1e-9, 2],
        [3, 4],
      ],
    },
    {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4.5],
      ],
    },
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [1, 2],
          [3, 4.5],
        ],
        [
          [0, 0],
          [1, 1],
        ],
      ],
    },
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [9, 0],
          [9, 9],
          [0, 9],
          [0, 0],
        ],
        [
          [1, 1],
          [1, 2],
          [2, 2],
          [1, 1],
        ],
      ],
    },
    {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 0],
          ],
        ],
        [
          [
            [20, 0],
            [29, 0],
            [29, 9],
            [20, 0],
          ],
        ],
      ],
    },
  ],
};

function faultOf(read: () => unknown): FilterFault | null {
  try {
    read();
    return null;
  } catch (error) {
    if (!(error instanceof FilterFault)) throw error;
    return error;
  }
}

/** CQL2 text has no way to write a backslash before a quote or at the end of a text. */
const isWritable = (condition: Condition) => !/\\\\["']/.test(JSON.stringify(condition));

describe('a filter', () => {
  it('is the same condition when it is written as text and read again', () => {
    fc.assert(
      fc.property(randomCondition(queryables, pool), (condition) => {
        fc.pre(isWritable(condition));
        const text = writeText(condition);
        const fault = faultOf(() => expect(parseFilterText(text, setting)).toEqual(condition));
        // only one that is too large may be refused
        expect(fault?.code ?? 'filter-too-large').toBe('filter-too-large');
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same condition when it is written as JSON and read again', () => {
    fc.assert(
      fc.property(randomCondition(queryables, pool), (condition) => {
        const json: unknown = JSON.parse(JSON.stringify(writeJson(condition)));
        const fault = faultOf(() => expect(parseFilterValue(json, setting)).toEqual(condition));
        expect(fault?.code ?? 'filter-too-large').toBe('filter-too-large');
      }),
      { numRuns: 2_000 },
    );
  });

  it('that is any text is read or refused, soon, and never repeated', () => {
    const words = [
      'name',
      'AND',
      'NOT',
      '(',
      ')',
      "'",
      '"',
      'LIKE',
      '=',
      'DATE(',
      '1',
      ',',
      'POINT(',
      'IN (',
      'zq7',
      ' ',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, (filter) => {
        const fault = quickly(() => faultOf(() => parseFilterText(filter, setting)));
        expect(fault?.message ?? '').not.toContain('zq7');
      }),
      { numRuns: 3_000 },
    );
  });

  it('that is any JSON is read or refused, soon', () => {
    const key = fc.constantFrom(
      'op',
      'args',
      'property',
      'type',
      'coordinates',
      'interval',
      'date',
      'bbox',
      '__proto__',
    );
    const word = fc.constantFrom(
      '=',
      'and',
      'not',
      'in',
      'like',
      's_intersects',
      't_after',
      'Point',
      'name',
      '..',
      '2021-12-08',
    );
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 5 },
        fc.oneof(word, fc.double(), fc.boolean(), fc.constant(null), fc.string()),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(key, tie('json'), { maxKeys: 3 }),
        fc.record({ op: word, args: fc.array(tie('json'), { maxLength: 3 }) }),
      ),
    }));
    fc.assert(
      fc.property(fc.oneof(json, fc.jsonValue()), (value) => {
        quickly(() => faultOf(() => parseFilterValue(value, setting)));
        quickly(() => faultOf(() => parseFilterJson(JSON.stringify(value), setting)));
      }),
      { numRuns: 3_000 },
    );
  });
});
