import type { BilingualText } from '#domain/collections/definition.ts';

/** Names of sheets, at most 31 characters. */
export const sheetTitles = {
  summary: { zh: '总览', en: 'Summary' },
  parcels: { zh: '地块', en: 'Parcels' },
  others: { zh: '其他要素', en: 'Other features' },
  areas: { zh: '用地平衡', en: 'Areas by land use' },
} as const satisfies Record<string, BilingualText>;

/** Headings of columns, units among them. */
export const headings = {
  number: { zh: '序号', en: 'No.' },
  collection: { zh: '要素类', en: 'Collection' },
  what: { zh: '变化', en: 'What' },
  count: { zh: '数量', en: 'Count' },
  of: { zh: '统计对象', en: 'Counted' },
  idBefore: { zh: '原标识', en: 'Id before' },
  codeBefore: { zh: '原地块编号', en: 'Parcel code before' },
  nameBefore: { zh: '原名称', en: 'Name before' },
  useBefore: { zh: '原用地性质', en: 'Land use before' },
  areaBefore: { zh: '原面积（m²）', en: 'Area before (m²)' },
  lengthBefore: { zh: '原长度（m）', en: 'Length before (m)' },
  idAfter: { zh: '现标识', en: 'Id after' },
  codeAfter: { zh: '现地块编号', en: 'Parcel code after' },
  nameAfter: { zh: '现名称', en: 'Name after' },
  useAfter: { zh: '现用地性质', en: 'Land use after' },
  areaAfter: { zh: '现面积（m²）', en: 'Area after (m²)' },
  lengthAfter: { zh: '现长度（m）', en: 'Length after (m)' },
  item: { zh: '项目', en: 'Item' },
  before: { zh: '变化前', en: 'Before' },
  after: { zh: '变化后', en: 'After' },
  land: { zh: '涉及土地（m²）', en: 'Land concerned (m²)' },
  moved: { zh: '移动距离（m）', en: 'Moved by (m)' },
  landUse: { zh: '用地代码', en: 'Code' },
  landUseName: { zh: '用地名称', en: 'Land use' },
  difference: { zh: '增减（m²）', en: 'Difference (m²)' },
  areaBeforeHectares: { zh: '原面积（公顷）', en: 'Area before (ha)' },
  areaAfterHectares: { zh: '现面积（公顷）', en: 'Area after (ha)' },
  differenceHectares: { zh: '增减（公顷）', en: 'Difference (ha)' },
  parcelsBefore: { zh: '原地块数', en: 'Parcels before' },
  parcelsAfter: { zh: '现地块数', en: 'Parcels after' },
} as const satisfies Record<string, BilingualText>;

/** Everything else that the workbook says. */
export const phrases = {
  comparison: { zh: '方案比较', en: 'Comparison of scenarios' },
  anyDay: { zh: '不限日期', en: 'any day' },
  scenarioBefore: { zh: '原方案', en: 'Scenario before' },
  scenarioAfter: { zh: '现方案', en: 'Scenario after' },
  day: { zh: '日期', en: 'Day' },
  changeset: { zh: '变更集', en: 'Changeset' },
  entries: { zh: '变化条目', en: 'Entries' },
  listed: { zh: '其中列出', en: 'Of these listed' },
  isCut: {
    zh: '条目过多，明细表只列出一部分；数量与面积按全部变化统计。',
    en: 'There are too many entries to list all; counts and areas are of all that differs.',
  },
  featuresWith: { zh: '要素变更项', en: 'Features with a change of' },
  entryKind: { zh: '条目', en: 'Entries' },
  sharedLand: { zh: '土地去向', en: 'Land handed on' },
  total: { zh: '合计', en: 'Total' },
  areaMethod: {
    zh: '面积为 CGCS2000 椭球面积；混合用地按主用途统计。',
    en: 'Areas are on the CGCS2000 ellipsoid; mixed parcels count under their main use.',
  },
  moreParcels: { zh: '条目所列地块不全', en: 'Not all parcels of the entry are listed' },
} as const satisfies Record<string, BilingualText>;
