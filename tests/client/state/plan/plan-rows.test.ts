import { describe, expect, it } from 'vitest';
import type { RowsPage } from '../../../../client/api/types.ts';
import { PlanRows } from '../../../../client/state/plan/plan-rows.svelte.ts';
import { deferred, fakeApi, gone, settle } from '../../helpers/fakes.ts';

const fields = [
  'id',
  'validFrom',
  'validTo',
  'size',
  'longitude',
  'latitude',
  'landUse',
  'farMax',
  'precision',
];
const values = (id: string) => [id, '2024-12-08', null, 1200, 112.7, 38.1, '0901', null, 'illustrative'];
const page = (ids: string[], numberMatched: number, next: string | null): RowsPage => ({
  fields,
  rows: ids.map(values),
  numberMatched,
  next,
});

function open(rows: (next: string | null) => Promise<RowsPage>) {
  const asked: (string | null)[] = [];
  const api = fakeApi({
    rows: (_planId, _collection, next) => {
      asked.push(next);
      return rows(next);
    },
  });
  return { rows: new PlanRows(api, () => 'taixin'), asked };
}

describe('PlanRows', () => {
  it('reads page after page, and says how far it is', async () => {
    const second = deferred<RowsPage>();
    const { rows, asked } = open((next) =>
      next === null ? Promise.resolve(page(['a', 'b', 'c'], 4, '/next')) : second.promise,
    );
    const loaded = rows.load('zone');
    expect(rows.of('zone')).toEqual({ kind: 'loading', loaded: 0, total: null, share: 0 });
    await settle();
    expect(rows.of('zone')).toEqual({ kind: 'loading', loaded: 3, total: 4, share: 0.75 });
    second.resolve(page(['d'], 4, null));
    await loaded;
    const status = rows.of('zone');
    expect(status.kind === 'ready' && status.rows.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(asked).toEqual([null, '/next']);
  });

  it('parts what every feature has from the fields of its collection', async () => {
    const { rows } = open(() => Promise.resolve(page(['a'], 1, null)));
    await rows.load('zone');
    expect(rows.of('zone')).toEqual({
      kind: 'ready',
      rows: [
        {
          id: 'a',
          validFrom: '2024-12-08',
          validTo: null,
          size: 1200,
          point: [112.7, 38.1],
          precision: 'illustrative',
          properties: { landUse: '0901', farMax: null },
        },
      ],
    });
  });

  it('asks once, however many want the rows and whenever', async () => {
    const { rows, asked } = open(() => Promise.resolve(page(['a'], 1, null)));
    await Promise.all([rows.load('zone'), rows.load('zone')]);
    await rows.load('zone');
    expect(asked).toHaveLength(1);
  });

  it('says that it failed, and asks again when told to', async () => {
    let isDown = true;
    const { rows } = open(() => (isDown ? Promise.reject(gone) : Promise.resolve(page(['a'], 1, null))));
    await rows.load('zone');
    expect(rows.of('zone')).toEqual({ kind: 'failed' });
    isDown = false;
    await rows.load('zone');
    expect(rows.of('zone').kind).toBe('ready');
  });

  it('asks again for what failed alone', async () => {
    let isDown = true;
    const { rows, asked } = open(() =>
      isDown ? Promise.reject(gone) : Promise.resolve(page(['a'], 1, null)),
    );
    await rows.load('zone');
    isDown = false;
    await rows.load('place');
    await rows.retry();
    await rows.retry();
    expect([rows.of('zone').kind, rows.of('place').kind, asked.length]).toEqual(['ready', 'ready', 3]);
  });

  it('keeps collections, and plans, apart', async () => {
    let plan = 'taixin';
    const api = fakeApi({ rows: (planId) => Promise.resolve(page([planId], 1, null)) });
    const rows = new PlanRows(api, () => plan);
    await rows.load('zone');
    expect(rows.of('facility').kind).toBe('loading');
    plan = 'yunxi';
    expect(rows.of('zone').kind).toBe('loading');
    await rows.load('zone');
    expect(rows.of('zone')).toMatchObject({ kind: 'ready', rows: [{ id: 'yunxi' }] });
  });

  it('is ready for a collection without features', async () => {
    const { rows } = open(() => Promise.resolve(page([], 0, null)));
    await rows.load('terrain');
    expect(rows.of('terrain')).toEqual({ kind: 'ready', rows: [] });
  });
});
