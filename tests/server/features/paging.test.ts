import { CompiledQuery, sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { limits } from '../../../server/limits.ts';
import { describeApi, expectProblem, placeAt, type Json, type TestApi } from '../../helpers/app.ts';

const items = '/api/published/small/collections/place/items';

/** The path and query of a page's link to the next one, or null on the last page. */
function nextOf(page: Json): string | null {
  const href = page.links.find((link: Json) => link.rel === 'next')?.href;
  return href ? new URL(href).pathname + new URL(href).search : null;
}

async function* pagesFrom(api: TestApi, url: string): AsyncGenerator<Json> {
  for (let at: string | null = url; at !== null;) {
    const page: Json = await api.json(at);
    yield page;
    at = nextOf(page);
  }
}

async function collect(api: TestApi, url: string): Promise<{ ids: string[]; pages: Json[] }> {
  const pages: Json[] = [];
  for await (const page of pagesFrom(api, url)) pages.push(page);
  return { ids: pages.flatMap((page) => page.features.map((feature: Json) => feature.id)), pages };
}

/** Ids whose order depends on how a database collates signs. */
const ids = Array.from({ length: 40 }, (_, at) => `p${at}`).flatMap((id, at) =>
  at % 4 === 0 ? [id, `${id}-b`, `${id}.b`, `${id}_b`] : [id],
);

describeApi('pages of items', (api) => {
  beforeAll(async () => {
    const changes = ids.map((id, at) => ({
      kind: 'create' as const,
      feature: placeAt(id, 20 + at / 100, 30, { rank: 1 + (at % 2), name: at % 3 === 0 ? '三' : 'other' }),
    }));
    await api.commit(changes);
  });

  it.each([1, 7, 10, 69, 70, 71, 100])(
    'of %i hold every feature once, always in the same order',
    async (limit) => {
      const box = 'bbox=19,29,31,31';
      const { ids: found, pages } = await collect(api, `${items}?limit=${limit}&${box}`);
      expect([...found].sort()).toEqual([...ids].sort());
      expect(new Set(found).size).toBe(found.length);
      const [whole] = (await collect(api, `${items}?limit=10000&${box}`)).pages;
      expect(found).toEqual(whole.features.map((feature: Json) => feature.id));
      expect(pages).toHaveLength(Math.ceil(ids.length / limit));
      for (const page of pages) {
        expect(page.numberMatched).toBe(ids.length);
        expect(page.numberReturned).toBe(page.features.length);
      }
    },
  );

  it('repeat in their links what was asked', async () => {
    const query = `?limit=5&rank=2&name=${encodeURIComponent('三')}&bbox=19,29,31,31&crs=http://www.opengis.net/def/crs/EPSG/0/4490&f=json&datetime=2026-01-01/..`;
    const { ids: found, pages } = await collect(api, items + query);
    expect(found).toHaveLength(pages[0].numberMatched);
    expect(found.length).toBeGreaterThan(5);
    for (const page of pages) {
      for (const feature of page.features) {
        expect(feature.properties).toMatchObject({ rank: 2, name: '三' });
        // latitude first
        expect(feature.geometry.coordinates[0]).toBe(30);
      }
    }
    const self = new URL(pages[0].links.find((link: Json) => link.rel === 'self').href).searchParams;
    expect(self).toEqual(new URL(items + query, 'http://localhost').searchParams);
  });

  it('end without a link to a next one', async () => {
    expect(nextOf(await api.json(`${items}?limit=10000`))).toBeNull();
    expect(nextOf(await api.json(`${items}?limit=1&name=nothing`))).toBeNull();
    const { numberMatched } = await api.json(items);
    expect(nextOf(await api.json(`${items}?limit=${numberMatched}`))).toBeNull();
    expect(nextOf(await api.json(`${items}?limit=${numberMatched - 1}`))).not.toBeNull();
  });

  it('go on where they were when features before them are gone or new', async () => {
    const first = await api.json(`${items}?limit=3&bbox=19,29,31,31`);
    const { id } = first.features[2];
    const rest = (await collect(api, nextOf(first)!)).ids;
    await api.commit([
      { kind: 'delete', id, version: 1 },
      { kind: 'create', feature: placeAt('a-new-one', 20, 30) },
    ]);
    expect((await collect(api, nextOf(first)!)).ids).toEqual(rest);
    await api.commit([{ kind: 'delete', id: 'a-new-one', version: 1 }]);
  });

  describe('refuse a cursor', () => {
    let cursor: string;
    beforeAll(async () => {
      cursor = new URLSearchParams(nextOf(await api.json(`${items}?limit=3&rank=1`))!.split('?')[1]).get(
        'cursor',
      )!;
    });

    it('never, as it was given', async () => {
      expect((await api.get(`${items}?limit=3&rank=1&cursor=${cursor}`)).statusCode).toBe(200);
      // how much is asked for, and in which system, may change on the way
      const other = `${items}?limit=50&rank=1&cursor=${cursor}&crs=http://www.opengis.net/def/crs/EPSG/0/3857`;
      expect((await api.get(other)).statusCode).toBe(200);
    });

    const flip = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
    it.each<[string, (cursor: string) => string]>([
      ['of a list with another filter', (own) => `?rank=2&cursor=${own}`],
      ['of a list with no filter', (own) => `?cursor=${own}`],
      ['of a list within a box', (own) => `?rank=1&bbox=0,0,90,90&cursor=${own}`],
      ['of a list at a time', (own) => `?rank=1&datetime=2026-01-01&cursor=${own}`],
      [
        'with another id',
        (own) => `?rank=1&cursor=${Buffer.from('p9').toString('base64url')}.${own.split('.')[1]}`,
      ],
      ['with another seal', (own) => `?rank=1&cursor=${own.split('.')[0]}.${flip(own.split('.')[1]!)}`],
      ['with half a seal', (own) => `?rank=1&cursor=${own.slice(0, -8)}`],
      ['without a seal', (own) => `?rank=1&cursor=${own.split('.')[0]}`],
      ['without an id', (own) => `?rank=1&cursor=.${own.split('.')[1]}`],
      ['with something behind it', (own) => `?rank=1&cursor=${own}.x`],
      ['that is empty', () => '?rank=1&cursor='],
      ['that is a number', () => '?rank=1&cursor=10'],
      [
        'that is SQL',
        () => `?rank=1&cursor=${Buffer.from("' or 1=1 --").toString('base64url')}.AAAAAAAAAAAAAAAAAAAAAA`,
      ],
      [
        'that holds U+0000',
        () => `?rank=1&cursor=${Buffer.from('p\0').toString('base64url')}.AAAAAAAAAAAAAAAAAAAAAA`,
      ],
      ['of 8,000 characters', () => `?rank=1&cursor=${'A'.repeat(8_000)}`],
    ])('%s', async (_name, query) => {
      expectProblem(await api.get(items + query(cursor)), 400, 'invalid-cursor');
    });

    it('of a megabyte', async () => {
      expectProblem(await api.get(`${items}?rank=1&cursor=${'A'.repeat(1_048_576)}`), 414, 'query-too-long');
    });

    it('of another collection', async () => {
      expectProblem(
        await api.get(`${items.replace('place', 'facility')}?cursor=${cursor}`),
        400,
        'invalid-cursor',
      );
    });

    it('given twice', async () => {
      expectProblem(
        await api.get(`${items}?rank=1&cursor=${cursor}&cursor=${cursor}`),
        400,
        'repeated-parameter',
      );
    });
  });

  it('have cursors within the published length', () => {
    expect(limits.cursorLength).toBeGreaterThanOrEqual(Math.ceil((64 * 4) / 3) + 1 + 22);
  });
});

/** Every statement that pages were read by. */
const asked: { sql: string; parameters: readonly unknown[] }[] = [];

/** Note each statement on its way to the database. */
function listen(database: Database): Database {
  const { reads } = database;
  const execute = reads.executeQuery.bind(reads);
  vi.spyOn(reads, 'executeQuery').mockImplementation((query) => {
    const statement = 'compile' in query ? query.compile() : query;
    asked.push(statement);
    return execute(statement) as never;
  });
  return database;
}

interface PlanNode {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** Rows of the feature table that a plan has looked at. */
function featureRows(node: PlanNode): number {
  const own =
    node['Relation Name'] === 'feature'
      ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
      : 0;
  return (node.Plans ?? []).reduce((sum, child) => sum + featureRows(child), own);
}

async function explain(database: Database, text: string, parameters: readonly unknown[]): Promise<PlanNode> {
  const { rows } = await database.queries.executeQuery<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
    CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters]) as never,
  );
  return rows[0]!['QUERY PLAN'][0]!.Plan;
}

describeApi(
  'deep pages (D11)',
  (api) => {
    it('touch no more of the table than the first page does, and skip nothing', async () => {
      const scenario = await api.scenario();
      await sql`insert into feature (scenario, id, collection, geom, properties, provenance, version)
        select ${scenario}::integer, 'deep-' || lpad(n::text, 6, '0'), 'place', ST_SetSRID(ST_MakePoint(50 + n / 1000.0, 40), 4490),
          '{"kind":"village"}', '{"source":"drawn","precision":"illustrative"}', 1
        from generate_series(1, 5000) n`.execute(api.database.jobs);
      await sql`analyze feature`.execute(api.database.jobs);

      const measure = async (url: string) => {
        asked.length = 0;
        const page = await api.json(url);
        const plans = await Promise.all(
          asked.map((statement) => explain(api.database, statement.sql, statement.parameters)),
        );
        for (const statement of asked) expect(statement.sql).not.toMatch(/\boffset\b/i);
        return { page, rows: plans.reduce((sum, plan) => sum + featureRows(plan), 0) };
      };
      const shallow = await measure(`${items}?limit=50`);
      expect(shallow.rows).toBeGreaterThan(0);
      let { page } = shallow;
      for (let at = 0; at < 90; at++) page = await api.json(nextOf(page)!);
      const deep = await measure(nextOf(page)!);
      expect(deep.page.numberReturned).toBe(50);
      expect(deep.page.features[0].id > 'deep-004000').toBe(true);
      expect(deep.rows).toBeLessThanOrEqual(shallow.rows * 1.5);
    });
  },
  { wrap: listen },
);
