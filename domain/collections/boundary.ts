import { Type } from 'typebox';
import { choiceField, defineCollection, fieldsOf, textField } from './definition.ts';
import { nameFields } from './name-fields.ts';

/** Administrative divisions and the outlines the plan is drawn within. */
export const boundary = defineCollection({
  name: 'boundary',
  title: { zh: '边界', en: 'Boundaries' },
  description: {
    zh: '行政区划，以及规划范围、核心区等规划边界',
    en: 'Administrative divisions and the outlines of the planned area and its core',
  },
  geometryTypes: ['Polygon', 'MultiPolygon'],
  properties: fieldsOf({
    ...nameFields,
    kind: choiceField(
      { zh: '类别', en: 'Kind', public: true },
      {
        province: { zh: '省', en: 'Province' },
        prefecture: { zh: '地级市', en: 'Prefecture-level city' },
        county: { zh: '县（市、区）', en: 'County or district' },
        township: { zh: '乡镇', en: 'Township' },
        'planned-area': { zh: '规划范围', en: 'Planned area' },
        'core-area': { zh: '核心区', en: 'Core area' },
      },
    ),
    divisionCode: Type.Optional(
      textField({ zh: '行政区代码', en: 'Division code', public: true, exchange: 'XZQDM' }, 12),
    ),
  }),
  tile: { minZoom: 4, fields: ['name', 'nameEn', 'kind'], order: 10 },
  topology: [],
});
