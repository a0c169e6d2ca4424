import { Type } from 'typebox';
import {
  choiceField,
  defineCollection,
  fieldsOf,
  integerField,
  numberField,
  textField,
} from './definition.ts';
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
          ramp: { zh: '匝道', en: 'Ramp' },
          arterial: { zh: '主干路', en: 'Arterial road' },
          secondary: { zh: '次干路', en: 'Secondary road' },
          local: { zh: '支路', en: 'Local road' },
          'high-speed': { zh: '高速铁路', en: 'High-speed railway' },
          conventional: { zh: '普速铁路', en: 'Conventional railway' },
          trunk: { zh: '干管（线）', en: 'Trunk line' },
          branch: { zh: '支管（线）', en: 'Branch line' },
        },
      ),
    ),
    redLineWidth: Type.Optional(
      numberField({ zh: '红线宽度', en: 'Red-line width', unit: 'm', public: true }, 0, 500),
    ),
    designSpeed: Type.Optional(
      numberField({ zh: '设计速度', en: 'Design speed', unit: 'km/h', public: true }, 0, 500),
    ),
    lanes: Type.Optional(integerField({ zh: '机动车道数', en: 'Traffic lanes', public: true }, 1, 20)),
    crossSection: Type.Optional(
      textField({ zh: '断面形式', en: 'Cross-section', public: true, translation: 'crossSectionEn' }, 200),
    ),
    crossSectionEn: Type.Optional(
      textField({ zh: '断面形式（英文）', en: 'Cross-section', public: true }, 300),
    ),
    diameter: Type.Optional(numberField({ zh: '管径', en: 'Diameter', unit: 'mm', public: true }, 0, 10_000)),
    voltage: Type.Optional(
      numberField({ zh: '电压等级', en: 'Voltage', unit: 'kV', public: true }, 0, 1_200),
    ),
    capacity: Type.Optional(textField({ zh: '规模', en: 'Capacity', public: true }, 100)),
    statedLength: Type.Optional(
      numberField({ zh: '公布长度', en: 'Stated length', unit: 'km', public: true }, 0, 10_000),
    ),
    supplySource: Type.Optional(
      textField({ zh: '来源设施', en: 'Supplied from or led to', public: true, links: 'facility' }, 64),
    ),
    plannedState: Type.Optional(
      choiceField(
        { zh: '规划状态', en: 'Planned state', public: true },
        {
          existing: { zh: '现状保留', en: 'Existing, kept' },
          upgraded: { zh: '改造提升', en: 'Upgraded' },
          planned: { zh: '规划新建', en: 'Planned, new' },
        },
      ),
    ),
  }),
  tile: {
    minZoom: 6,
    // thousands of lines that no map can draw from afar, and most of a tile's bytes
    minZoomBy: { field: 'class', zooms: { ramp: 11, secondary: 11, local: 12, trunk: 12, branch: 14 } },
    fields: ['name', 'nameEn', 'kind', 'class', 'redLineWidth', 'plannedState'],
    order: 40,
  },
  topology: ['ends-snapped'],
});
