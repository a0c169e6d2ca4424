import { Type } from 'typebox';
import { choiceField, defineCollection, fieldsOf, integerField, numberField } from './definition.ts';
import { nameFields } from './name-fields.ts';

/** The lie of the land as nested areas: bands of height, and slopes in light and in shade. */
export const terrain = defineCollection({
  name: 'terrain',
  title: { zh: '地形', en: 'Terrain' },
  description: {
    zh: '高程分层与坡面明暗',
    en: 'Bands of height, and slopes in light and in shade',
  },
  geometryTypes: ['Polygon', 'MultiPolygon'],
  properties: fieldsOf({
    ...nameFields,
    kind: choiceField(
      { zh: '类别', en: 'Kind', public: true },
      {
        height: { zh: '高程分层', en: 'Band of height' },
        light: { zh: '受光坡面', en: 'Slope in light' },
        shade: { zh: '背光坡面', en: 'Slope in shade' },
      },
    ),
    /** Bands are nested: each covers all that is at least as high, as lit, as shaded. */
    level: integerField({ zh: '级', en: 'Level', public: true }, 1, 20),
    heightFrom: Type.Optional(
      numberField({ zh: '起始高程', en: 'From height', unit: 'm', public: true }, -500, 9_000),
    ),
  }),
  tile: { minZoom: 10, fields: ['kind', 'level'], order: 5 },
  topology: [],
});
