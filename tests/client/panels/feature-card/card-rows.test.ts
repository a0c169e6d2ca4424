import { describe, expect, it } from 'vitest';
import {
  cardRows,
  linkedFeatures,
  type FindLinked,
  type Wording,
} from '../../../../client/panels/feature-card/card-rows.ts';
import { collections } from '#domain/collections/registry.ts';

const zh: Wording = { language: 'zh', theme: 'light', colors: 'exact' };
const en: Wording = { ...zh, language: 'en' };
const said = (collection: string, properties: Record<string, unknown>, wording = zh) =>
  cardRows(collection, properties, wording).map(({ label, value }) => `${label}: ${value}`);

describe('cardRows', () => {
  it('say every value with its title, name and unit, in the order of the schema', () => {
    const properties = {
      heightMax: 60,
      landUse: '0901',
      farMax: 2.5,
      parcelCode: 'DY-1',
      area: 10_000,
      densityMax: 45,
    };
    expect(said('zone', properties)).toEqual([
      '面积（椭球面）: 1.00\u00a0公顷 · 15.0\u00a0亩',
      '地块编号: DY-1',
      '用地性质: 0901 商业用地',
      '容积率上限: 2.5',
      '建筑密度上限: 45 %',
      '建筑限高: 60 m',
    ]);
  });

  it('say units and choices in the language of the interface', () => {
    expect(said('project', { projectClass: 'industry', investment: 12.5 }, en)).toEqual([
      'Class of project: Industry',
      'Planned investment: CNY 1.25 billion',
    ]);
  });

  it('leave out what is not there, but not a zero', () => {
    expect(
      said('zone', { landUse: '16', farMin: 0, farMax: null, mixedUse: '', heightMax: undefined }),
    ).toEqual(['用地性质: 16 留白用地', '容积率下限: 0']);
  });

  it('leave out what is no field of the collection', () => {
    expect(said('place', { kind: 'town', secret: 'x', provenance: { source: 'a' } })).toEqual(['类别: 乡镇']);
  });

  it('join a capacity to its unit', () => {
    const hospital = { kind: 'hospital', capacity: 800, capacityUnit: 'beds' };
    expect(said('facility', hospital)).toEqual(['类别: 医院', '规模: 800 床']);
    expect(said('facility', hospital, en)).toEqual(['Kind: Hospital', 'Capacity: 800 beds']);
    expect(said('facility', { ...hospital, capacityUnit: '张' })[1]).toBe('规模: 800 张');
  });

  it('show the colour of a land use', () => {
    expect(cardRows('zone', { landUse: '0901' }, zh)[0]?.swatch).toBe('#FF0000');
  });

  it('say a text in the language of the interface, in the other one where it has only that, and once', () => {
    const both = { role: '产城融合', roleEn: 'Industry and town in one' };
    expect(said('cluster', both)).toEqual(['功能: 产城融合']);
    expect(said('cluster', both, en)).toEqual(['Role: Industry and town in one']);
    expect(said('cluster', { role: '产城融合' }, en)).toEqual(['Role: 产城融合']);
    expect(said('cluster', { role: '', roleEn: 'In one' })).toEqual(['功能: In one']);
  });

  it('count jobs in jobs in English', () => {
    expect(said('zone', { landUse: '99', jobs: 1200 }, en)[1]).toBe('Jobs: 1,200 jobs');
  });

  describe('of a field that holds the id of another feature', () => {
    const parcel = { collection: 'zone', id: 'zone-015' };
    const rowOf = (find?: FindLinked) => cardRows('project', { parcel: 'zone-015' }, zh, find)[0];

    it('lead there, by its name as soon as that is known', () => {
      expect(rowOf()).toMatchObject({ value: 'zone-015', link: parcel });
      expect(rowOf(() => ({ parcelCode: 'DY-15' }))).toMatchObject({ value: 'DY-15', link: parcel });
    });

    it('lead nowhere when there is no such feature', () => {
      expect(rowOf(() => null)).toEqual({ id: 'parcel', label: '所在地块', value: 'zone-015' });
    });

    it('are listed, so that their names can be asked for', () => {
      expect(linkedFeatures('project', { parcel: 'zone-015' })).toEqual([parcel]);
      expect(linkedFeatures('infrastructure', { kind: 'water', supplySource: 'plant-1' })).toEqual([
        { collection: 'facility', id: 'plant-1' },
      ]);
      expect(linkedFeatures('project', { parcel: '' })).toEqual([]);
    });
  });

  it('show a code as it is where the vocabulary has no name for it', () => {
    expect(said('zone', { landUse: '99' })).toEqual(['用地性质: 99']);
  });

  it('have a title in both languages for every field of every collection', () => {
    for (const { name, properties } of collections) {
      const fields = Object.keys(properties.properties);
      const rows = cardRows(name, Object.fromEntries(fields.map((field) => [field, 'x'])), en);
      for (const { id, label } of rows) expect(label, `${name}.${id}`).not.toMatch(/\p{Script=Han}|^$/u);
    }
  });
});
