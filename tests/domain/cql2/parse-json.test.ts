import { describe, expect, it } from 'vitest';
import { degreesFrame } from '#domain/cql2/coordinate-frame.ts';
import { FilterFault } from '#domain/cql2/filter-fault.ts';
import { parseFilterJson, parseFilterValue } from '#domain/cql2/parse-json.ts';
import type { Queryables } from '#domain/cql2/queryables.ts';
import { quickly } from '../../helpers/cql2/quickly.ts';
import { writeText } from '../../helpers/cql2/write-filter.ts';

const queryables: Queryables = new Map([
  ['name', 'string'],
  ['farMax', 'number'],
  ['validFrom', 'date'],
  ['geometry', 'geometry'],
]);
const setting = { queryables, frame: degreesFrame };
const name = { property: 'name' };
const far = { property: 'farMax' };
const geometry = { property: 'geometry' };
const day = { property: 'validFrom' };
const call = (op: unknown, ...args: unknown[]) => ({ op, args });

function faultOf(read: () => unknown): FilterFault {
  try {
    read();
  } catch (error) {
    if (error instanceof FilterFault) return error;
    throw error;
  }
  throw new Error('the filter was taken');
}

describe('CQL2 JSON', () => {
  it.each<[string, unknown]>([
    [`"name"= 'x'`, call('=', name, 'x')],
    ['"farMax">= 1.5', call('>=', far, 1.5)],
    ['TRUE', true],
    ['(TRUE) AND (false) AND (TRUE)', call('and', true, false, true)],
    ['NOT ("name" is null)', call('not', call('isNull', name))],
    [`"name" LIKE 'a%'`, call('like', name, 'a%')],
    ['"farMax" between 1 AND 2', call('between', far, 1, 2)],
    [`"name" IN ('a','b')`, call('in', name, ['a', 'b'])],
    [`"validFrom"< DATE('2024-02-29')`, call('<', day, { date: '2024-02-29' })],
    [
      "TIMESTAMP('2024-02-29T00:00:00.000000000Z')= TIMESTAMP('2024-02-29T00:00:00.000000000Z')",
      call('=', { timestamp: '2024-02-29T00:00:00Z' }, { timestamp: '2024-02-29T00:00:00.0Z' }),
    ],
    [
      "t_metBy(INTERVAL(validFrom, '..') ,INTERVAL('2021-12-08', '2022-12-08') )",
      call('t_metBy', { interval: [day, '..'] }, { interval: ['2021-12-08', '2022-12-08'] }),
    ],
    [
      'S_CONTAINS("geometry", POINT (1 2))',
      call('s_contains', geometry, { type: 'Point', coordinates: [1, 2, 3], bbox: [1, 2, 1, 2] }),
    ],
    [
      'S_INTERSECTS("geometry", POLYGON ((1 2, 3 2, 3 4, 1 4, 1 2)))',
      call('s_intersects', geometry, { bbox: [1, 2, 3, 4] }),
    ],
    [
      'S_INTERSECTS("geometry", GEOMETRYCOLLECTION(POINT (1 2), LINESTRING (1 2, 3 4)))',
      call('s_intersects', geometry, {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [1, 2] },
          {
            type: 'LineString',
            coordinates: [
              [1, 2],
              [3, 4],
            ],
          },
        ],
      }),
    ],
  ])('%s', (text, value) => {
    expect(writeText(parseFilterValue(value, setting))).toBe(text);
    expect(writeText(parseFilterJson(JSON.stringify(value), setting))).toBe(text);
  });

  const shape = (value: unknown) => call('s_intersects', geometry, value);
  it.each<[string, string, unknown]>([
    ['invalid-filter', '$', null],
    ['invalid-filter', '$', 1],
    ['invalid-filter', '$', 'true'],
    ['invalid-filter', '$', []],
    ['invalid-filter', '$', {}],
    ['invalid-filter', '$', { op: '=' }],
    ['invalid-filter', '$', { op: '=', args: 'name' }],
    ['invalid-filter', '$', { op: ['='], args: [name, 'x'] }],
    ['invalid-filter', '$', call('=', name)],
    ['invalid-filter', '$', call('=', name, 'x', 'y')],
    ['invalid-filter', '$.args[1]', call('=', name, 1)],
    ['invalid-filter', '$.args[1]', call('=', name, null)],
    ['invalid-filter', '$.args[1]', call('=', name, ['x'])],
    ['invalid-filter', '$.args[1]', call('=', name, 'a\0')],
    ['invalid-filter', '$.args[1]', call('=', name, 'a\ud800')],
    ['invalid-filter', '$.args[1]', call('=', far, Infinity)],
    ['invalid-filter', '$.args[0]', call('=', { property: 1 }, 1)],
    ['invalid-filter', '$.args[0]', call('=', { property: { toString: 1 } }, 1)],
    ['unknown-property', '$.args[0]', call('=', { property: '__proto__' }, 1)],
    ['unknown-property', '$.args[1].args[0]', call('and', true, call('=', { property: 'contact' }, 'x'))],
    ['unknown-function', '$', call('pg_sleep', 9)],
    ['unknown-function', '$.args[0]', call('=', call('pg_sleep', 9), 1)],
    ['unknown-function', '$.args[0]', call('=', call('+', far, 1), 1)],
    ['unknown-function', '$', call('AND', true, true)],
    ['invalid-filter', '$', call('and', true)],
    ['invalid-filter', '$', call('not', true, true)],
    ['invalid-filter', '$', call('in', name, 'a')],
    ['invalid-filter', '$.args[0]', call('in', name, [])],
    ['invalid-filter', '$.args[0]', call('isNull', 'x')],
    ['invalid-filter', '$.args[1]', call('like', name, name)],
    ['invalid-filter', '$.args[1]', call('like', name, 'a\\')],
    ['invalid-filter', '$.args[1]', call('<', day, '2024-02-29')],
    ['invalid-filter', '$.args[1]', call('<', day, { date: '2024-02-30' })],
    ['invalid-filter', '$.args[1]', call('<', day, { date: { toString: null } })],
    ['invalid-filter', '$.args[1]', call('t_after', day, { interval: ['..'] })],
    ['invalid-filter', '$.args[1]', shape({ type: 'Point' })],
    ['invalid-filter', '$.args[1]', shape({ type: ['Point'], coordinates: [1, 2] })],
    ['invalid-filter', '$.args[1]', shape({ type: 'Point', coordinates: ['1', 2] })],
    ['invalid-filter', '$.args[1]', shape({ type: 'Point', coordinates: [[1, 2]] })],
    ['invalid-filter', '$.args[1]', shape({ type: 'Polygon', coordinates: [] })],
    [
      'invalid-filter',
      '$.args[1]',
      shape({
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [0, 1],
            [1, 0],
            [0, 0],
          ],
        ],
      }),
    ],
    ['invalid-filter', '$.args[1]', shape({ type: 'GeometryCollection', geometries: [] })],
    ['invalid-filter', '$.args[1]', shape({ bbox: [1, 2, 3] })],
    ['invalid-filter', '$.args[1]', shape({ bbox: [1, 2, 3, '4'] })],
  ])('refuses as %s, at %s, what is wrong there', (code, place, value) => {
    const fault = faultOf(() => parseFilterValue(value, setting));
    expect([fault.code, fault.place]).toEqual([code, place]);
  });

  it.each([
    '',
    '{',
    "{'op':'='}",
    'name = 1',
    '[1,',
    'NaN',
    '{"op":"=","args":[{"property":"farMax"},1e999]}',
  ])('refuses the text %s', (text) => {
    expect(faultOf(() => parseFilterJson(text, setting)).code).toBe('invalid-filter');
  });

  function nested(depth: number): unknown {
    let value: unknown = true;
    for (let level = 0; level < depth; level++) value = call('not', value);
    return value;
  }

  function nestedCollection(depth: number): unknown {
    let value: unknown = { type: 'Point', coordinates: [1, 2] };
    for (let level = 0; level < depth; level++) value = { type: 'GeometryCollection', geometries: [value] };
    return value;
  }

  it.each<[string, unknown]>([
    ['10,000 ORs', call('or', ...Array<boolean>(10_000).fill(true))],
    ['10,000 levels', nested(10_000)],
    ['21 levels', nested(21)],
    ['a list of 100,000', call('in', far, Array(100_000).fill(1))],
    [
      'a geometry of 100,000 positions',
      shape({ type: 'MultiPoint', coordinates: Array(100_000).fill([1, 1]) }),
    ],
    [
      'a geometry of 1,001 positions',
      shape({ type: 'Polygon', coordinates: Array(13).fill(Array(77).fill([1, 1])) }),
    ],
    ['a collection of collections', shape(nestedCollection(10_000))],
    [
      'a collection of 10,000',
      shape({
        type: 'GeometryCollection',
        geometries: Array(10_000).fill({ type: 'Point', coordinates: [1, 2] }),
      }),
    ],
    ['six wildcards', call('like', name, '%%%%%%')],
  ])('refuses %s, at once', (_name, value) => {
    expect(quickly(() => faultOf(() => parseFilterValue(value, setting)).code)).toBe('filter-too-large');
  });

  it('refuses 100 KB of text, at once', () => {
    const text = `{"op":"=","args":[{"property":"name"},"${'x'.repeat(100_000)}"]}`;
    expect(quickly(() => faultOf(() => parseFilterJson(text, setting)).code)).toBe('filter-too-large');
  });
});
