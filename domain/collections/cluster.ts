import { Type } from 'typebox';
import { choiceField, defineCollection, fieldsOf, textField } from './definition.ts';
import { leadingIndustryField } from './industry-field.ts';
import { nameFields } from './name-fields.ts';

/** Parts of the spatial structure: axis, towns, groups, industrial clusters. */
export const cluster = defineCollection({
  name: 'cluster',
  title: { zh: '组团', en: 'Clusters' },
  description: {
    zh: '空间结构：中轴、方城、组团与产业集群',
    en: 'Spatial structure: axis, towns, groups and industrial clusters',
  },
  geometryTypes: ['Polygon', 'MultiPolygon'],
  properties: fieldsOf({
    ...nameFields,
    kind: choiceField(
      { zh: '类别', en: 'Kind', public: true },
      {
        axis: { zh: '中轴', en: 'Axis' },
        town: { zh: '方城', en: 'Town' },
        group: { zh: '组团', en: 'Group' },
        'industry-cluster': { zh: '产业集群', en: 'Industrial cluster' },
      },
    ),
    industry: Type.Optional(leadingIndustryField()),
    role: Type.Optional(textField({ zh: '功能', en: 'Role', public: true, translation: 'roleEn' }, 500)),
    roleEn: Type.Optional(textField({ zh: '功能（英文）', en: 'Role', public: true }, 800)),
  }),
  tile: { minZoom: 7, fields: ['name', 'nameEn', 'kind', 'industry'], order: 30 },
  topology: [],
});
