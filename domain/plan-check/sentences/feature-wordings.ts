import type { TSchema } from 'typebox';
import { choicesOf, describeField, type BilingualText } from '../../collections/definition.ts';
import { findCollection } from '../../collections/registry.ts';
import { findLandUse } from '../../vocabularies/land-use.ts';
import type { FeatureFaultCode } from '../plan-fault.ts';
import { geometryReasons } from './geometry-reasons.ts';
import { problemOf, provenanceProblems } from './provenance-problems.ts';
import { grouped, orNothing, unseenText, type Language, type Told, type Wording } from './wording.ts';

const several = (told: Told) => (told.number('count') > 1 ? told.text('count') : '');
const moreZh = (told: Told) => (told.number('more') > 0 ? `，以及另外 ${told.grouped('more')} 个` : '');
const moreEn = (told: Told) => (told.number('more') > 0 ? ` and ${told.grouped('more')} more` : '');
const alsoZh = (told: Told) =>
  orNothing(
    several(told),
    (count) =>
      `（共 ${count} 个要素如此${orNothing(told.text('others'), (names) => `，还有 ${names}${moreZh(told)}`)}）`,
  );
const alsoEn = (told: Told) =>
  orNothing(
    several(told),
    (count) =>
      ` (so have ${count} features in all${orNothing(told.text('others'), (names) => `, also ${names}${moreEn(told)}`)})`,
  );

/** Where the codes of land use are listed. */
export const landUseList = 'data/vocabularies/land-use.json';

const nameOfLandUse = (code: string): BilingualText => findLandUse(code) ?? { zh: '', en: '' };

/** What an id may be made of (see isFeatureId). */
export const idRule = {
  zh: '小写字母、数字、点、连字符或下划线，以字母或数字开头，不超过 64 个字符',
  en: 'lower-case letters, digits, dots, hyphens and underscores, a letter or digit first, 64 at most',
} as const;

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
  'id-empty': {
    zh: () => `标识为空；应为全规划唯一的标识：${idRule.zh}`,
    en: () => `has an empty id; one of its own in the whole plan is expected: ${idRule.en}`,
  },
  'id-not-text': {
    zh: (told) => `标识「${told.text('found')}」不是文字；应为${idRule.zh}`,
    en: (told) => `has the id “${told.text('found')}”, which is no text; expected are ${idRule.en}`,
  },
  'invalid-id': {
    zh: () => `标识不可用；应为${idRule.zh}`,
    en: () => `has an id that can not be used; expected are ${idRule.en}`,
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
    zh: (told) => `缺少此必填字段；应为${spaced(expectedOf(told, 'zh'))}`,
    en: (told) => `lacks this field, which it must have: ${expectedOf(told, 'en')}`,
  },
  'field-value': {
    zh: (told) =>
      `值为${told.text('type') === 'string' ? '文字' : ''}「${told.text('found')}」；应为${spaced(expectedOf(told, 'zh'))}`,
    en: (told) =>
      `has the ${told.text('type') === 'string' ? 'text' : 'value'} “${told.text('found')}”; expected is ${expectedOf(told, 'en')}`,
  },
  'unknown-field': {
    zh: (told) => `此类要素没有这个字段；可用的字段：${fieldsOf(told)}`,
    en: (told) => `features of this kind have no such field; there are ${fieldsOf(told)}`,
  },
  'unknown-land-use': {
    zh: (told) =>
      `「${told.text('found')}」不是 2023 年版用地用海分类的代码${orNothing(told.text('successor'), (code) => `；2020 年试行版的该代码现为 ${code}`)}${orNothing(told.text('hint'), (code) => `，似为旧国标 GB 50137 的代码，最接近的是 ${code}（${nameOfLandUse(code).zh}），仅供参考，请核对`)}；代码表见 ${landUseList}`,
    en: (told) =>
      `“${told.text('found')}” is no code of the 2023 classification of land and sea use${orNothing(told.text('successor'), (code) => `; what had this code in the trial edition of 2020 is ${code} now`)}${orNothing(told.text('hint'), (code) => ` but seems one of the former GB 50137; closest is ${code} (${nameOfLandUse(code).en}), a hint only, to be verified`)}; the codes are listed in ${landUseList}`,
  },
  'unseen-text': {
    zh: (told) => unseenText(told).zh,
    en: (told) => unseenText(told).en,
  },
  'not-a-day': {
    zh: (told) =>
      `「${told.text('found')}」不是真实的日期；日期须有年、月、日，如 2024-12-08，在 1000-01-01 到 9998-12-31 之间${orNothing(told.text('mayBeNull'), () => '，也可为 null')}`,
    en: (told) =>
      `“${told.text('found')}” is no day; a day has year, month and day, such as 2024-12-08, and lies from 1000-01-01 to 9998-12-31${orNothing(told.text('mayBeNull'), () => ', or is null')}`,
  },
  'validity-reversed': {
    zh: (told) => `有效期止（${told.text('otherDay')}）应晚于有效期始（${told.text('day')}）`,
    en: (told) =>
      `is valid to ${told.text('otherDay')}, which must come after the day it is valid from, ${told.text('day')}`,
  },
  provenance: {
    zh: (told) => provenanceProblems[problemOf(told)].zh(told.text('found')),
    en: (told) => provenanceProblems[problemOf(told)].en(told.text('found')),
  },
  'more-faults': {
    zh: (told) => `还有 ${told.text('count')} 处问题，此处从略；改正以上各处后再检查`,
    en: (told) =>
      `has ${told.text('count')} more faults, which are left out; mend those above and check again`,
  },
};

function reasonOf(told: Told, language: Language): string {
  return geometryReasons[told.text('reason') as keyof typeof geometryReasons][language];
}

/** Chinese has a space before what is written in Latin letters or digits. */
const spaced = (text: string) => (/^[a-z0-9]/i.test(text) ? ` ${text}` : text);

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
  const { codes, links } = describeField(schema);
  if (codes) return landUseCode[language];
  if (links)
    return language === 'zh'
      ? `${links}.geojson 中某个要素的标识`
      : `the id of a feature of ${links}.geojson`;
  if (type === 'string')
    return language === 'zh'
      ? `文字，至多 ${maxLength ?? 10} 个字符，不含控制字符`
      : `a text of ${maxLength ?? 10} characters at most, without control characters`;
  return expectedNumber(schema, type === 'integer', Number(minimum), Number(maximum))[language];
}

const landUseCode: BilingualText = {
  zh: `2023 年版用地用海分类的代码，如 070102（代码表见 ${landUseList}）`,
  en: `a code of the 2023 classification of land and sea use, such as 070102 (listed in ${landUseList})`,
};

/** Units as English has them, where they are words. */
const englishUnits: Partial<Record<string, string>> = { 人: 'people', 个: 'jobs', 亿元: 'CNY 100 million' };

/** A range of numbers with the unit that they are in. */
function expectedNumber(schema: TSchema, isWhole: boolean, minimum: number, maximum: number): BilingualText {
  const { unit = '' } = describeField(schema);
  const [from, to] = [grouped(minimum), grouped(maximum)];
  return {
    zh: `${from} 到 ${to} 的${isWhole ? '整数' : '数字'}${orNothing(unit, () => `（单位：${unit}）`)}`,
    en: `${isWhole ? 'a whole number' : 'a number'} from ${from} to ${to}${orNothing(unit, () => ` (in ${englishUnits[unit] ?? unit})`)}`,
  };
}

function fieldsOf(told: Told): string {
  return Object.keys(findCollection(told.text('collection'))?.properties.properties ?? {}).join(', ');
}
