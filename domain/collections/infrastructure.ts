import { Type } from 'typebox';
import { choiceField, defineCollection, fieldsOf, numberField, textField } from './definition.ts';
import { nameFields } from './name-fields.ts';

/** Networks by kind: roads, railways, and what runs under and beside them. */
export const infrastructure = defineCollection({
  name: 'infrastructure',
  title: { zh: '基础设施', en: 'Infrastructure' },
  description: { zh: '道路、铁路与市政管线网络', en: 'Road, rail and utility networks' },
  geometryTypes: ['LineString', 'MultiLineString'],
  properties: fieldsOf({
    ...nameFields,
    kind: choiceField(
      { zh: '类别', en: 'Kind', public: true },
      {
        road: { zh: '道路', en: 'Road' },
        rail: { zh: '铁路', en: 'Railway' },
        water: { zh: '给水', en: 'Water supply' },
        sewage: { zh: '污水', en: 'Sewage' },
        stormwater: { zh: '雨水', en: 'Stormwater' },
        power: { zh: '电力', en: 'Power' },
        gas: { zh: '燃气', en: 'Gas' },
        heat: { zh: '供热', en: 'Heat' },
        telecom: { zh: '通信', en: 'Telecommunications' },
        river: { zh: '河道', en: 'Stream' },
      },
    ),
    class: Type.Optional(
      choiceField(
        { zh: '等级', en: 'Class', public: true },
        {
          expressway: { zh: '高速公路', en: 'Expressway' },
          arterial: { zh: '主干路', en: 'Arterial road' },
          secondary: { zh: '次干路', en: 'Secondary road' },
          local: { zh: '支路', en: 'Local road' },
          'high-speed': { zh: '高速铁路', en: 'High-speed railway' },
          conventional: { zh: '普速铁路', en: 'Conventional railway' },
        },
      ),
    ),
    redLineWidth: Type.Optional(
      numberField({ zh: '红线宽度', en: 'Red-line width', unit: 'm', public: true }, 0, 500),
    ),
    designSpeed: Type.Optional(
      numberField({ zh: '设计速度', en: 'Design speed', unit: 'km/h', public: true }, 0, 500),
    ),
    capacity: Type.Optional(textField({ zh: '规模', en: 'Capacity', public: true }, 100)),
  }),
  tile: { minZoom: 6, fields: ['name', 'nameEn', 'kind', 'class', 'redLineWidth'], order: 40 },
  topology: ['ends-snapped'],
});
