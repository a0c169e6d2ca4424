import { describe, expect, it } from 'vitest';
import { showColumn } from '../../../../client/panels/table/cell-writer.ts';
import { decimalsOf } from '../../../../client/panels/table/decimals.ts';
import { columnsOf, exportColumns } from '../../../../client/panels/table/columns.ts';
import { IndexedRows } from '../../../../client/panels/table/indexed-rows.ts';
import { collections, findCollection, type Audience } from '#domain/collections/registry.ts';
import { columnOf, fakeBreather, parcelRow } from './rows.ts';

const idsOf = (collection: string, audience: Audience = 'public') =>
  columnsOf(findCollection(collection)!, audience).map(({ id }) => id);

describe('the columns of a collection', () => {
  it('begin with what names a row, its use, and what is added up', () => {
    expect(idsOf('zone').slice(0, 6)).toEqual([
      'parcelCode',
      'landUse',
      'size',
      'population',
      'jobs',
      'name',
    ]);
    expect(idsOf('project').slice(0, 3)).toEqual(['name', 'size', 'investment']);
  });

  it('end with what is kept of every feature', () => {
    for (const { name } of collections)
      expect(idsOf(name).slice(-4)).toEqual(['validFrom', 'validTo', 'precision', 'id']);
  });

  it('never hold what is not public, nor a translation beside what it translates', () => {
    expect(idsOf('zone')).not.toContain('note');
    expect(idsOf('zone')).not.toContain('nameEn');
    expect(idsOf('project')).not.toContain('contact');
  });

  it('hold what is not public for those who work on the plan', () => {
    expect(idsOf('zone', 'members')).toContain('note');
    expect(idsOf('zone', 'members')).not.toContain('nameEn');
    expect(idsOf('project', 'members')).toContain('contact');
  });

  it('have a size where features have one: hectares, or metres of lines', () => {
    expect(columnOf('zone', 'size').unit?.en).toBe('ha');
    expect(columnOf('infrastructure', 'size').unit?.en).toBe('m');
    expect(idsOf('place')).not.toContain('size');
    expect(columnOf('zone', 'size').valueOf(parcelRow('a', { size: 25_000 }), 'zh')).toBe(2.5);
  });

  it('put the unit of a mixed quantity right of it', () => {
    const ids = idsOf('facility');
    expect(ids[ids.indexOf('capacity') + 1]).toBe('capacityUnit');
    expect(columnOf('facility', 'capacity').isMixed).toBe(true);
  });

  it('say a text in the language of the reader, or in the other where there is none', () => {
    const name = columnOf('zone', 'name');
    const both = parcelRow('a', { properties: { name: '滨河绿带', nameEn: 'Riverside green' } });
    expect([name.valueOf(both, 'zh'), name.valueOf(both, 'en')]).toEqual(['滨河绿带', 'Riverside green']);
    const one = parcelRow('a', { properties: { name: '横1路', nameEn: null } });
    expect(name.valueOf(one, 'en')).toBe('横1路');
    expect(name.valueOf(parcelRow('a'), 'en')).toBeNull();
  });

  it('name each of several compatible uses', () => {
    const mixed = parcelRow('a', { properties: { mixedUse: '0901+0902' } });
    expect(columnOf('zone', 'mixedUse').valueOf(mixed, 'zh')).toBe('0901 商业用地 + 0902 商务金融用地');
  });

  it('bring id and position into a file, once', () => {
    const shown = [columnOf('zone', 'parcelCode'), columnOf('zone', 'id')];
    expect(exportColumns(shown).map(({ id }) => id)).toEqual(['parcelCode', 'id', 'longitude', 'latitude']);
    expect(exportColumns([]).map(({ id }) => id)).toEqual(['id', 'longitude', 'latitude']);
  });
});

describe('a cell', () => {
  const wording = { language: 'zh', theme: 'light', colors: 'exact' } as const;
  const show = async (id: string, rows: ReturnType<typeof parcelRow>[]) => {
    const column = columnOf('zone', id);
    return showColumn(column, await IndexedRows.read(rows, [column], fakeBreather()), wording);
  };
  const write = async (id: string, ...rows: ReturnType<typeof parcelRow>[]) => {
    const shown = await show(id, rows);
    return rows.map((row) => shown.write(row));
  };
  const far = (farMax: number | null) => parcelRow('a', { properties: { farMax } });

  it('says land use by code and name, with its colour', async () => {
    expect(await write('landUse', parcelRow('a'))).toEqual(['0901 商业用地']);
    const shown = await show('landUse', [parcelRow('a')]);
    expect(shown.swatch(parcelRow('a'))).toMatch(/^#/);
  });

  it('has as many decimals as the others of its column, and none for nothing', async () => {
    expect(await write('farMax', far(2.5), far(3), far(null))).toEqual(['2.5', '3.0', '']);
    expect(await write('size', parcelRow('a', { size: 12_345_678 }))).toEqual(['1,234.57']);
  });

  it('needs at most three decimals', () => {
    expect(decimalsOf(Float64Array.of(NaN, 2))).toBe(0);
    expect(decimalsOf(Float64Array.of(0.1 + 0.2))).toBe(1);
    expect(decimalsOf(Float64Array.of(1 / 3))).toBe(3);
  });
});
