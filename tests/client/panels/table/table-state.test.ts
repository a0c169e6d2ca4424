import { describe, expect, it } from 'vitest';
import { TableState, type Sort } from '../../../../client/panels/table/table-state.svelte.ts';
import type { PlanRow } from '../../../../client/state/plan-rows.svelte.ts';
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

function open(rows: readonly PlanRow[] = parcels, memory = fakeMemory()) {
  let bounds: Bounds | null = null;
  const table = new TableState(findCollection('zone')!, {
    memory,
    language: () => 'zh',
    rows: () => rows,
    day: () => '2031-12-08',
    bounds: () => bounds,
    breather: fakeBreather,
  });
  const arrange = (sorts: readonly Sort[] = table.sorts) => table.arrange(table.table!, sorts, 'zh');
  return { table, arrange, lookAt: (seen: Bounds) => (bounds = seen) };
}

/** Lines from the top: the key of a group, the id of a row. */
function linesOf({ table, lines }: TableState): string[] {
  return Array.from({ length: lines.count }, (_, at) => {
    const line = lines.at(at);
    return line.kind === 'group' ? `[${line.group.key}]` : table!.rows[line.row]!.id;
  });
}

describe('TableState', () => {
  it('lists what is valid on the day shown, and all when told to', () => {
    const { table } = open();
    expect(linesOf(table)).toEqual(['a', 'b', 'd']);
    expect(table.size).toBe(11);
    table.toggleDay();
    expect(linesOf(table)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lists what a figure elsewhere counts, alone, until that is taken back', () => {
    const { table } = open();
    table.setFilter('landUse', { kind: 'choice', wanted: new Set(['0901']) });
    table.choose({ title: { zh: '居住用地', en: 'Residential' }, ids: ['a', 'c'] });
    // of all days: the figure may be that of another
    expect(linesOf(table)).toEqual(['a', 'c']);
    expect(table.isFiltered).toBe(true);
    table.choose(null);
    expect(linesOf(table)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lists only what is in view of the map when asked to', () => {
    const { table, lookAt } = open();
    lookAt([112, 38, 112.9, 39]);
    expect(linesOf(table)).toEqual(['a', 'b', 'd']);
    table.toggleView();
    expect(linesOf(table)).toEqual(['a', 'b']);
  });

  it('sorts up, down, and not at all, further columns with Shift', async () => {
    const { table, arrange } = open();
    table.sortBy('size', false);
    await arrange();
    expect(linesOf(table)).toEqual(['a', 'd', 'b']);
    table.sortBy('size', false);
    await arrange();
    expect(linesOf(table)).toEqual(['b', 'd', 'a']);
    table.setSorts([{ column: 'landUse', isDescending: false }]);
    table.sortBy('size', true);
    table.sortBy('size', true);
    expect(table.sorts).toEqual([
      { column: 'landUse', isDescending: false },
      { column: 'size', isDescending: true },
    ]);
    await arrange();
    expect(linesOf(table)).toEqual(['d', 'a', 'b']);
    table.sortBy('landUse', false);
    table.sortBy('landUse', false);
    expect(table.sorts).toEqual([]);
  });

  it('sorts Chinese by its sound, and numbers in texts by their value', async () => {
    const named = (id: string, name: string) => parcel(id, '0901', 1, { properties: { name } });
    const { table, arrange } = open([
      named('a', '中街'),
      named('b', '北街'),
      named('c', '横10路'),
      named('d', '横9路'),
    ]);
    table.sortBy('name', false);
    await arrange();
    expect(linesOf(table)).toEqual(['b', 'd', 'c', 'a']);
  });

  it('lets the later of two sorts win, whichever is done first', async () => {
    const { table, arrange } = open();
    const earlier = arrange([{ column: 'parcelCode', isDescending: true }]);
    await arrange([{ column: 'size', isDescending: true }]);
    await earlier;
    expect(linesOf(table)).toEqual(['b', 'd', 'a']);
    expect(table.isArranging).toBe(false);
  });

  it('filters by each kind of column, and takes back an empty filter', () => {
    const { table } = open();
    table.toggleDay();
    table.setFilter('landUse', { kind: 'choice', wanted: new Set(['070101', '070102']) });
    expect(linesOf(table)).toEqual(['a', 'c', 'd']);
    table.setFilter('size', { kind: 'number', from: 3, to: null });
    expect(linesOf(table)).toEqual(['c', 'd']);
    table.setFilter('parcelCode', { kind: 'text', contains: ' D ' });
    expect(linesOf(table)).toEqual(['d']);
    table.setFilter('validFrom', { kind: 'day', from: null, to: '2026-12-07' });
    expect(linesOf(table)).toEqual([]);
    table.clearFilters();
    expect(linesOf(table)).toEqual(['a', 'b', 'c', 'd']);
    table.setFilter('size', { kind: 'number', from: null, to: null });
    expect(table.filters).toEqual({});
  });

  it('counts the values to choose from among what the other filters leave', () => {
    const { table } = open();
    table.setFilter('landUse', { kind: 'choice', wanted: new Set(['0901']) });
    table.setFilter('size', { kind: 'number', from: 3, to: null });
    expect(table.countValues(table.findColumn('landUse')!)).toEqual(
      new Map([
        ['0901', 1],
        ['070102', 1],
      ]),
    );
  });

  it('groups by the first level of land use with sums, closed at first', async () => {
    const { table, arrange } = open();
    table.groupBy('landUse/first');
    expect(linesOf(table)).toEqual(['[07]', '[09]']);
    expect(table.groups).toMatchObject([
      { key: '07', sums: { size: 6, population: 600 } },
      { key: '09', sums: { size: 5, population: 500 } },
    ]);
    table.toggleGroup('09');
    expect(linesOf(table)).toEqual(['[07]', '[09]', 'b']);
    table.openAllGroups();
    expect(linesOf(table)).toEqual(['[07]', 'a', 'd', '[09]', 'b']);
    table.setSorts([{ column: 'size', isDescending: false }]);
    await arrange();
    expect(linesOf(table)).toEqual(['[09]', 'b', '[07]', 'a', 'd']);
  });

  it('groups what says nothing last', () => {
    const { table } = open([
      parcel('a', '0901', 1, { properties: { industry: null } }),
      parcel('b', '0901', 1, { properties: { industry: 'logistics' } }),
    ]);
    table.groupBy('industry');
    expect(linesOf(table)).toEqual(['[logistics]', '[]']);
  });

  it('opens the group of a row that is to be shown', () => {
    const { table } = open();
    table.groupBy('landUse');
    expect(table.lines.find(3)).toBe(-1);
    table.reveal(3);
    expect(linesOf(table)).toEqual(['[070102]', 'a', 'd', '[0901]']);
    expect(table.lines.find(3)).toBe(2);
  });

  it('shows the columns in which anything is said, until others are chosen; a browser remembers them', () => {
    const memory = fakeMemory();
    const { table } = open(parcels, memory);
    const ids = () => table.shown.map(({ id }) => id);
    expect(ids()).toEqual(['parcelCode', 'landUse', 'size', 'population', 'validFrom']);
    table.choice.show(['id', 'size']);
    table.choice.resize('size', 9);
    expect(ids()).toEqual(['parcelCode', 'id', 'size']);
    const again = open(parcels, memory).table;
    expect(again.shown.map(({ id }) => id)).toEqual(['parcelCode', 'id', 'size']);
    expect(again.choice.widthOf(again.findColumn('size')!)).toBe(9);
    again.choice.reset();
    expect(open(parcels, memory).table.choice.isUsual).toBe(true);
  });

  it('takes a memory that it cannot read for none', () => {
    const { table } = open(parcels, fakeMemory({ 'table-columns:zone': '{"shown":7' }));
    expect(table.choice.isUsual).toBe(true);
  });

  it('marks rows one by one, and a whole list', () => {
    const { table } = open();
    table.toggleMark('a');
    table.toggleMark('b');
    table.toggleMark('a');
    expect([...table.marked]).toEqual(['b']);
    table.mark(['c', 'd']);
    expect([...table.marked]).toEqual(['c', 'd']);
  });
});
