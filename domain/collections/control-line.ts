import { choiceField, defineCollection, fieldsOf } from './definition.ts';
import { nameFields } from './name-fields.ts';

/** Lines that control what may be built: the three lines of the territory and the lines of the town. */
export const controlLine = defineCollection({
  name: 'control-line',
  title: { zh: '控制线', en: 'Control lines' },
  description: {
    zh: '三条控制线与城市绿、蓝、紫、黄线等',
    en: 'The three territorial control lines and the urban green, blue, purple and yellow lines',
  },
  geometryTypes: ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'],
  properties: fieldsOf({
    ...nameFields,
    kind: choiceField(
      { zh: '类别', en: 'Kind', public: true },
      {
        'ecological-red-line': { zh: '生态保护红线', en: 'Ecological protection red line' },
        'basic-farmland': { zh: '永久基本农田', en: 'Permanent basic farmland' },
        'urban-development-boundary': { zh: '城镇开发边界', en: 'Urban development boundary' },
        green: { zh: '城市绿线', en: 'Urban green line' },
        blue: { zh: '城市蓝线', en: 'Urban blue line' },
        purple: { zh: '城市紫线', en: 'Urban purple line' },
        yellow: { zh: '城市黄线', en: 'Urban yellow line' },
        red: { zh: '道路红线', en: 'Road red line' },
      },
    ),
  }),
  tile: { minZoom: 10, fields: ['name', 'nameEn', 'kind'], order: 50 },
  topology: [],
});
