import { Type } from 'typebox';
import { defineCollection, fieldsOf, integerField, numberField, textField } from './definition.ts';
import { leadingIndustryField } from './industry-field.ts';
import { nameFields } from './name-fields.ts';

/** Land-use parcels. Together they tile the planned area: no overlap, no gap. */
export const zone = defineCollection({
  name: 'zone',
  title: { zh: '地块', en: 'Land-use parcels' },
  description: {
    zh: '规划用地地块，铺满规划范围，无重叠、无空隙',
    en: 'Planned land-use parcels that tile the planned area without overlap or gap',
  },
  geometryTypes: ['Polygon', 'MultiPolygon'],
  properties: fieldsOf({
    ...nameFields,
    parcelCode: Type.Optional(
      textField({ zh: '地块编号', en: 'Parcel code', public: true, exchange: 'DKBH' }, 40),
    ),
    planUnit: Type.Optional(
      textField({ zh: '规划单元', en: 'Plan unit', public: true, exchange: 'DYBH' }, 40),
    ),
    landUse: textField(
      { zh: '用地性质', en: 'Land use', public: true, exchange: 'YDYHFLDM', codes: 'land-use' },
      6,
    ),
    mixedUse: Type.Optional(
      textField({ zh: '兼容用地', en: 'Compatible land use', public: true, codes: 'land-use' }, 20),
    ),
    farMax: Type.Optional(
      numberField(
        { zh: '容积率上限', en: 'Floor area ratio, upper limit', public: true, exchange: 'RJLSX' },
        0,
        30,
      ),
    ),
    farMin: Type.Optional(
      numberField(
        { zh: '容积率下限', en: 'Floor area ratio, lower limit', public: true, exchange: 'RJLXX' },
        0,
        30,
      ),
    ),
    densityMax: Type.Optional(
      numberField(
        {
          zh: '建筑密度上限',
          en: 'Building density, upper limit',
          unit: '%',
          public: true,
          exchange: 'JZMDZ',
        },
        0,
        100,
      ),
    ),
    greenMin: Type.Optional(
      numberField(
        { zh: '绿地率下限', en: 'Green ratio, lower limit', unit: '%', public: true, exchange: 'LDLLX' },
        0,
        100,
      ),
    ),
    greenMax: Type.Optional(
      numberField(
        { zh: '绿地率上限', en: 'Green ratio, upper limit', unit: '%', public: true, exchange: 'LDLSX' },
        0,
        100,
      ),
    ),
    heightMax: Type.Optional(
      numberField({ zh: '建筑限高', en: 'Height limit', unit: 'm', public: true, exchange: 'JZXG' }, 0, 1000),
    ),
    population: Type.Optional(
      integerField(
        { zh: '人口容量', en: 'Population capacity', unit: '人', public: true, exchange: 'RLRK' },
        0,
        10_000_000,
      ),
    ),
    jobs: Type.Optional(
      integerField({ zh: '就业岗位', en: 'Jobs', unit: '个', public: true }, 0, 10_000_000),
    ),
    industry: Type.Optional(leadingIndustryField()),
    note: Type.Optional(textField({ zh: '备注', en: 'Note', exchange: 'BZ' }, 2000)),
  }),
  tile: {
    minZoom: 9,
    fields: ['name', 'nameEn', 'parcelCode', 'landUse', 'farMax', 'heightMax', 'densityMax'],
    mergeBelowZoom: 13,
    labelFromZoom: 14,
    order: 20,
  },
  topology: ['no-overlap', 'covers-boundary', 'within-boundary'],
});
