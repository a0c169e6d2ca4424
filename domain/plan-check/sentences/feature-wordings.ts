import { choicesOf, describeField } from '../../collections/definition.ts';
import { findCollection } from '../../collections/registry.ts';
import type { FeatureFaultCode } from '../plan-fault.ts';
import { geometryReasons } from './geometry-reasons.ts';
import { orNothing, type Language, type Told, type Wording } from './wording.ts';

const several = (told: Told) => (told.number('count') > 1 ? told.text('count') : '');
const alsoZh = (told: Told) => orNothing(several(told), (count) => `（共 ${count} 个要素如此）`);
const alsoEn = (told: Told) => orNothing(several(told), (count) => ` (so have ${count} features in all)`);

/** Sentences for what is wrong with a feature by itself. */
export const featureWordings: Record<FeatureFaultCode, Wording> = {
  'not-a-feature': {
    zh: () => '不是 GeoJSON 要素；应为 {"type":"Feature","id":…,"geometry":…,"properties":…}',
    en: () => 'is no GeoJSON feature; {"type":"Feature","id":…,"geometry":…,"properties":…} is expected',
  },
  'id-missing': {
    zh: (told) =>
      `缺少标识${orNothing(told.text('hint'), (hint) => `（属性中的 id「${hint}」不算）`)}；应写在要素本身，与 geometry 并列`,
    en: (told) =>
      `has no id${orNothing(told.text('hint'), (hint) => ` (“${hint}” among its properties does not count)`)}; it must stand beside the geometry`,
  },
  'invalid-id': {
    zh: () => '标识不可用；应为小写字母、数字、点、连字符或下划线，以字母或数字开头，不超过 64 个字符',
    en: () =>
      'has an id that can not be used; lower-case letters, digits, dots, hyphens and underscores are expected, 64 at most, a letter or digit first',
  },
  'geometry-missing': {
    zh: () => '没有几何图形（null）；每个要素都应有图形',
    en: () => 'has no geometry (null); every feature must have one',
  },
  'properties-missing': {
    zh: () => '没有属性；应为 {…}',
    en: () => 'has no properties; {…} is expected',
  },
  'geometry-type': {
    zh: (told) => `图形类型为 ${told.text('found')}；此处应为 ${told.text('expected')}`,
    en: (told) =>
      `has a geometry of the type ${told.text('found')}; here ${told.text('expected')} is expected`,
  },
  geometry: {
    zh: (told) => `图形无效：${reasonOf(told, 'zh')}`,
    en: (told) => `has a geometry that is not valid: ${reasonOf(told, 'en')}`,
  },
  'coordinates-swapped': {
    zh: (told) => `坐标（${told.text('found')}）似为纬度在前；应为经度在前、纬度在后${alsoZh(told)}`,
    en: (told) =>
      `has coordinates (${told.text('found')}) that seem to be latitude first; longitude must come first${alsoEn(told)}`,
  },
  'coordinates-projected': {
    zh: (told) =>
      `坐标（${told.text('found')}）不是经纬度，似为投影坐标（${told.text('system')}）；应转换为 CGCS2000 经纬度（EPSG:4490）${alsoZh(told)}`,
    en: (told) =>
      `has coordinates (${told.text('found')}) that are no degrees but, it seems, ${told.text('system')}; convert them to CGCS2000 longitude and latitude (EPSG:4490)${alsoEn(told)}`,
  },
  'many-decimals': {
    zh: (told) => `坐标超过 7 位小数；7 位即一厘米，更多并不更准${alsoZh(told)}`,
    en: (told) =>
      `has coordinates of more than 7 decimals; 7 are a centimetre, more say nothing${alsoEn(told)}`,
  },
  heights: {
    zh: (told) => `坐标带有高程，载入时舍去${alsoZh(told)}`,
    en: (told) => `has heights in its coordinates, which are dropped${alsoEn(told)}`,
  },
  'field-missing': {
    zh: (told) => `缺少此必填字段；应为${expectedOf(told, 'zh')}`,
    en: (told) => `lacks this field, which it must have: ${expectedOf(told, 'en')}`,
  },
  'field-value': {
    zh: (told) => `值为「${told.text('found')}」；应为${expectedOf(told, 'zh')}`,
    en: (told) => `has the value “${told.text('found')}”; expected is ${expectedOf(told, 'en')}`,
  },
  'unknown-field': {
    zh: (told) => `此类要素没有这个字段；可用的字段：${fieldsOf(told)}`,
    en: (told) => `features of this kind have no such field; there are ${fieldsOf(told)}`,
  },
  'unknown-land-use': {
    zh: (told) =>
      `「${told.text('found')}」不是 2023 年版用地用海分类的代码${orNothing(told.text('successor'), (code) => `；2020 年试行版的该代码现为 ${code}`)}`,
    en: (told) =>
      `“${told.text('found')}” is no code of the 2023 classification of land and sea use${orNothing(told.text('successor'), (code) => `; what had this code in the trial edition of 2020 is ${code} now`)}`,
  },
  'not-a-day': {
    zh: (told) => `「${told.text('found')}」不是真实的日期；应如 2024-12-08，或 null`,
    en: (told) => `“${told.text('found')}” is no day; one such as 2024-12-08 is expected, or null`,
  },
  'validity-reversed': {
    zh: (told) => `有效期止（${told.text('otherDay')}）应晚于有效期始（${told.text('day')}）`,
    en: (told) =>
      `is valid to ${told.text('otherDay')}, which must come after the day it is valid from, ${told.text('day')}`,
  },
  provenance: {
    zh: (told) =>
      `来源说明不完整（${told.text('expected')}）；应为 {"source":"plan.json 中的来源","precision":"surveyed、converted 或 illustrative"}`,
    en: (told) =>
      `has no proper provenance (${told.text('expected')}); {"source": a source of plan.json, "precision": "surveyed", "converted" or "illustrative"} is expected`,
  },
};

function reasonOf(told: Told, language: Language): string {
  return geometryReasons[told.text('reason') as keyof typeof geometryReasons][language];
}

/** What a field's schema asks for, in words. */
function expectedOf(told: Told, language: Language): string {
  const schemas = findCollection(told.text('collection'))?.properties.properties ?? {};
  const schema = Object.hasOwn(schemas, told.field) ? schemas[told.field] : undefined;
  if (!schema) return '';
  const choices = choicesOf(schema);
  if (choices) {
    const named = Object.entries(choices).map(([key, names]) => `${key}（${names.zh}）`);
    return language === 'zh' ? `下列之一：${named.join('、')}` : `one of ${Object.keys(choices).join(', ')}`;
  }
  const { type, minimum, maximum, maxLength } = schema as Partial<Record<string, string | number>>;
  if (type === 'string')
    return language === 'zh'
      ? `文字，至多 ${maxLength ?? 10} 个字符`
      : `a text of ${maxLength ?? 10} characters at most`;
  const unit = describeField(schema).unit ?? '';
  const [zh, en] = type === 'integer' ? ['整数', 'a whole number'] : ['数字', 'a number'];
  return language === 'zh'
    ? `${minimum} 到 ${maximum} 的${zh}${unit}`
    : `${en} from ${minimum} to ${maximum} ${unit}`.trim();
}

function fieldsOf(told: Told): string {
  return Object.keys(findCollection(told.text('collection'))?.properties.properties ?? {}).join(', ');
}
