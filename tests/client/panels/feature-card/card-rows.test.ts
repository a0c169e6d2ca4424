import { describe, expect, it } from 'vitest';
import { cardRows, type Wording } from '../../../../client/panels/feature-card/card-rows.ts';
import { findCollection } from '#domain/collections/registry.ts';

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
      '面积（椭球面）: 1 公顷 · 15 亩',
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
      'Planned investment: 12.5 CNY 100 million',
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
    expect(said('facility', { kind: 'hospital', capacity: 800, capacityUnit: '床' })).toEqual([
      '类别: 医院',
      '规模: 800 床',
    ]);
  });

  it('show the colour of a land use, and lead from a project to its parcel', () => {
    expect(cardRows('zone', { landUse: '0901' }, zh)[0]?.swatch).toBe('#FF0000');
    expect(cardRows('project', { parcel: 'zone-015' }, zh)[0]?.link).toEqual({
      collection: 'zone',
      id: 'zone-015',
    });
  });

  it('show a code as it is where the vocabulary has no name for it', () => {
    expect(said('zone', { landUse: '99' })).toEqual(['用地性质: 99']);
  });

  it('have a title in both languages for every field of every collection', () => {
    for (const name of [
      'boundary',
      'zone',
      'cluster',
      'infrastructure',
      'control-line',
      'facility',
      'project',
      'place',
    ]) {
      const fields = Object.keys(findCollection(name)!.properties.properties);
      const rows = cardRows(name, Object.fromEntries(fields.map((field) => [field, 'x'])), en);
      for (const { id, label } of rows) expect(label, `${name}.${id}`).not.toMatch(/\p{Script=Han}|^$/u);
    }
  });
});
