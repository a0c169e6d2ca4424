import { describe, expect, it } from 'vitest';
import type { Breather } from '../../../../client/state/page/breather.ts';
import { TableState } from '../../../../client/panels/table/table-state.svelte.ts';
import type { PlanRow } from '../../../../client/state/plan/plan-rows.svelte.ts';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import { findCollection } from '#domain/collections/registry.ts';
import { fakeMemory } from '../../helpers/fakes.ts';
import { fakeBreather, parcelRow } from './rows.ts';

const parcel = (id: string, landUse: string, hectares: number, changes: Partial<PlanRow> = {}): PlanRow =>
  parcelRow(id, {
    size: hectares * 10_000,
    ...changes,
    properties: { parcelCode: id.toUpperCase(), landUse, population: hectares * 100, ...changes.properties },
  });

const parcels = [
  parcel('a', '070102', 2),
  parcel('b', '0901', 5),
  parcel('c', '070101', 3, { validTo: '2024-12-08' }),
  parcel('d', '070102', 4, { validFrom: '2026-12-08', point: [113, 38.1] }),
];

/** A table whose rows stand; `list` says its lines once they are as wished for. */
async function open(
  rows: readonly PlanRow[] = parcels,
  memory = fakeMemory(),
  breather: () => Breather = fakeBreather,
) {
  let bounds: Bounds | null = null;
  const table = new TableState(findCollection('zone')!, {
    memory,
    language: () => 'zh',
    rows: () => rows,
    day: () => '2031-12-08',
    bounds: () => bounds,
    breather,
  });
  await table.arrange();
  const list = async () => {
    await table.arrange();
    return linesOf(table);
  };
  return { table, list, lookAt: (seen: Bounds) => (bounds = seen) };
}

/** Lines from the top: the key of a group, the id of a row. */
function linesOf({ table, lines }: TableState): string[] {
  return Array.from({ length: lines.count }, (_, at) => {
    const line = lines.at(at);
    return line.kind === 'group' ? `[${line.group.key}]` : table!.rows[line.row]!.id;
  });
}

describe('TableState', () => {
  it('lists what is valid on the day shown, and all when told to', async () => {
    const { table, list } = await open();
    expect(await list()).toEqual(['a', 'b', 'd']);
    expect(table.size).toBe(11);
    table.toggleDay();
    expect(await list()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lists what a figure elsewhere counts, alone, until that is taken back', async () => {
    const { table, list } = await open();
    table.setFilter('landUse', { kind: 'choice', wanted: new Set(['0901']) });
    table.choose({ title: { zh: '居住用地', en: 'Residential' }, ids: ['a', 'c'] });
    // of all days: the figure may be that of another
    expect(await list()).toEqual(['a', 'c']);
    expect(table.isFiltered).toBe(true);
    table.choose(null);
    expect(await list()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lists only what is in view of the map when asked to', async () => {
    const { table, list, lookAt } = await open();
    lookAt([112, 38, 112.9, 39]);
    expect(await list()).toEqual(['a', 'b', 'd']);
    table.toggleView();
    expect(await list()).toEqual(['a', 'b']);
  });

  it('sorts up, down, and not at all, further columns with Shift', async () => {
    const { table, list } = await open();
    table.sortBy('size', false);
    expect(await list()).toEqual(['a', 'd', 'b']);
    table.sortBy('size', false);
    expect(await list()).toEqual(['b', 'd', 'a']);
    table.setSorts([{ column: 'landUse', isDescending: false }]);
    table.sortBy('size', true);
    table.sortBy('size', true);
    expect(table.sorts).toEqual([
      { column: 'landUse', isDescending: false },
      { column: 'size', isDescending: true },
    ]);
    expect(await list()).toEqual(['d', 'a', 'b']);
    table.sortBy('landUse', false);
    table.sortBy('landUse', false);
    expect(table.sorts).toEqual([]);
  });

  it('sorts Chinese by its sound, and numbers in texts by their value', async () => {
    const named = (id: string, name: string) => parcel(id, '0901', 1, { properties: { name } });
    const { table, list } = await open([
      named('a', '中街'),
      named('b', '北街'),
      named('c', '横10路'),
      named('d', '横9路'),
    ]);
    table.sortBy('name', false);
    expect(await list()).toEqual(['b', 'd', 'c', 'a']);
  });

  it('lets the later of two wishes win, whichever is done first', async () => {
    const { table } = await open(parcels, fakeMemory(), () => fakeBreather(true));
    table.setSorts([{ column: 'parcelCode', isDescending: true }]);
    table.groupBy('landUse');
    const earlier = table.arrange();
    table.setSorts([{ column: 'size', isDescending: true }]);
    table.groupBy(null);
    await table.arrange();
    expect(linesOf(table)).toEqual(['b', 'd', 'a']);
    await earlier;
    expect(linesOf(table)).toEqual(['b', 'd', 'a']);
    expect(table.isArranging).toBe(false);
  });

  it('stands as before while it is arranged, and says so when that takes longer than a moment', async () => {
    let seen: unknown;
    let look = () => {};
    const breather = () => ({ isDue: true, breathe: () => Promise.resolve(look()) });
    const { table, list } = await open(parcels, fakeMemory(), breather);
    look = () => (seen ??= [linesOf(table), table.isArranging]);
    table.groupBy('landUse/first');
    expect(await list()).toEqual(['[07]', '[09]']);
    expect(seen).toEqual([['a', 'b', 'd'], true]);
    expect(table.isArranging).toBe(false);
  });

  it('filters by each kind of column, and takes back an empty filter', async () => {
    const { table, list } = await open();
    table.toggleDay();
    table.setFilter('landUse', { kind: 'choice', wanted: new Set(['070101', '070102']) });
    expect(await list()).toEqual(['a', 'c', 'd']);
    table.setFilter('size', { kind: 'number', from: 3, to: null });
    expect(await list()).toEqual(['c', 'd']);
    table.setFilter('parcelCode', { kind: 'text', contains: ' D ' });
    expect(await list()).toEqual(['d']);
    table.setFilter('validFrom', { kind: 'day', from: null, to: '2026-12-07' });
    expect(await list()).toEqual([]);
    table.clearFilters();
    expect(await list()).toEqual(['a', 'b', 'c', 'd']);
    table.setFilter('size', { kind: 'number', from: null, to: null });
    expect(table.filters).toEqual({});
  });

  it('counts the values to choose from among what the other filters leave', async () => {
    const { table } = await open();
    table.setFilter('landUse', { kind: 'choice', wanted: new Set(['0901']) });
    table.setFilter('size', { kind: 'number', from: 3, to: null });
    await expect(table.countValues(table.findColumn('landUse')!)).resolves.toEqual(
      new Map([
        ['0901', 1],
        ['070102', 1],
      ]),
    );
  });

  it('groups by the first level of land use with sums, closed at first', async () => {
    const { table, list } = await open();
    table.groupBy('landUse/first');
    expect(await list()).toEqual(['[07]', '[09]']);
    expect(table.groups).toMatchObject([
      { key: '07', sums: { size: 6, population: 600 } },
      { key: '09', sums: { size: 5, population: 500 } },
    ]);
    table.toggleGroup('09');
    expect(await list()).toEqual(['[07]', '[09]', 'b']);
    table.openAllGroups();
    expect(await list()).toEqual(['[07]', 'a', 'd', '[09]', 'b']);
    table.setSorts([{ column: 'size', isDescending: false }]);
    expect(await list()).toEqual(['[09]', 'b', '[07]', 'a', 'd']);
  });

  it('groups what says nothing last', async () => {
    const { table, list } = await open([
      parcel('a', '0901', 1, { properties: { industry: null } }),
      parcel('b', '0901', 1, { properties: { industry: 'logistics' } }),
    ]);
    table.groupBy('industry');
    expect(await list()).toEqual(['[logistics]', '[]']);
  });

  it('opens the group of a row that is to be shown', async () => {
    const { table, list } = await open();
    table.groupBy('landUse');
    await table.arrange();
    expect(table.lines.find(3)).toBe(-1);
    table.reveal(3);
    expect(await list()).toEqual(['[070102]', 'a', 'd', '[0901]']);
    expect(table.lines.find(3)).toBe(2);
  });

  it('shows the columns in which anything is said, until others are chosen; a browser remembers them', async () => {
    const memory = fakeMemory();
    const { table } = await open(parcels, memory);
    const ids = () => table.shown.map(({ id }) => id);
    expect(ids()).toEqual(['parcelCode', 'landUse', 'size', 'population', 'validFrom']);
    table.choice.show(['id', 'size']);
    table.choice.resize('size', 9);
    expect(ids()).toEqual(['parcelCode', 'id', 'size']);
    const again = (await open(parcels, memory)).table;
    expect(again.shown.map(({ id }) => id)).toEqual(['parcelCode', 'id', 'size']);
    expect(again.choice.widthOf(again.findColumn('size')!)).toBe(9);
    again.choice.reset();
    expect((await open(parcels, memory)).table.choice.isUsual).toBe(true);
  });

  it('takes a memory that it cannot read for none', async () => {
    const { table } = await open(parcels, fakeMemory({ 'table-columns:zone': '{"shown":7' }));
    expect(table.choice.isUsual).toBe(true);
  });

  it('marks rows one by one, and a whole list', async () => {
    const { table } = await open();
    table.toggleMark('a');
    table.toggleMark('b');
    table.toggleMark('a');
    expect([...table.marked]).toEqual(['b']);
    table.mark(['c', 'd']);
    expect([...table.marked]).toEqual(['c', 'd']);
  });
});
