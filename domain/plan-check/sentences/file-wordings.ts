import type { DocumentFaultCode, FileFaultCode } from '../plan-fault.ts';
import type { BilingualText } from '../../collections/definition.ts';
import type { LeftOutRule } from '../rule-faults.ts';
import { orNothing, unseenText, type Language, type Told, type Wording } from './wording.ts';

const mebibytes = (told: Told, name: string) => Math.ceil(told.number(name) / (1024 * 1024));

/** Sentences for what is wrong with a file as such. */
export const fileWordings: Record<FileFaultCode, Wording> = {
  'file-unreadable': {
    zh: (told) =>
      `无法读取${orNothing(told.text('reason'), (reason) => `（${reason}）`)}，应为可读的普通文件`,
    en: (told) =>
      `can't be read${orNothing(told.text('reason'), (reason) => ` (${reason})`)}; a plain file is expected`,
  },
  'file-too-large': {
    zh: (told) =>
      `有 ${mebibytes(told, 'bytes')} MiB，超过 ${mebibytes(told, 'limit')} MiB 的上限，未予检查；请减少顶点或拆分规划`,
    en: (told) =>
      `has ${mebibytes(told, 'bytes')} MiB, more than the ${mebibytes(told, 'limit')} MiB that are taken, and was not looked at; thin its vertices or divide the plan`,
  },
  'not-utf8': {
    zh: (told) =>
      `不是 UTF-8 编码${orNothing(told.text('encoding'), (encoding) => `，看来是 ${encoding}`)}；请另存为 UTF-8`,
    en: (told) =>
      `is not in UTF-8${orNothing(told.text('encoding'), (encoding) => ` but, it seems, in ${encoding}`)}; save it as UTF-8`,
  },
  'byte-order-mark': {
    zh: () => '以字节顺序标记（BOM）开头，可以读取，但请存为不带 BOM 的 UTF-8',
    en: () => 'begins with a byte order mark, which is passed over; save it as UTF-8 without BOM',
  },
  'link-outside': {
    zh: () => '是指向此文件夹之外的链接，不予跟随，此文件夹也未予检查；请放入文件本身，或删去链接',
    en: () =>
      'is a link that leads out of the folder; it is not followed, and nothing of the folder was looked at; put the file itself there, or take the link away',
  },
  'misnamed-file': {
    zh: (told) => `不会被读取，规划因此缺少 ${told.text('meant')}；是否应名为 ${told.text('meant')}？`,
    en: (told) =>
      `is not read, and so the plan has no ${told.text('meant')}; did you mean ${told.text('meant')}?`,
  },
  'unknown-file': {
    zh: (told) =>
      `不是规划的文件，不会被读取${orNothing(told.text('meant'), (meant) => `；是否应名为 ${meant}？`)}`,
    en: (told) =>
      `is no file of a plan and is not read${orNothing(told.text('meant'), (meant) => `; did you mean ${meant}?`)}`,
  },
  'plan-missing': {
    zh: () => '缺少此文件：它说明规划的名称、分期与来源',
    en: () => 'is missing; it says what the plan is called, its phases and its sources',
  },
  'no-features': {
    zh: () => '规划没有任何要素；至少应有 boundary.geojson 与 zone.geojson',
    en: () => 'the plan has no features; boundary.geojson and zone.geojson at least are expected',
  },
  'rules-left-out': {
    zh: (told) => `因以上错误，下列规则未予检查或未查全：${leftOut(told, 'zh').join('、')}；改正后再检查`,
    en: (told) =>
      `for the errors told, these rules were not judged, or not of everything: ${leftOut(told, 'en').join('; ')}; mend the errors and check again`,
  },
  'not-json': {
    zh: (told) =>
      `第 ${told.text('line')} 行第 ${told.text('column')} 列不是 JSON：${found(told, '文件在此结束')}`,
    en: (told) =>
      `is not JSON at line ${told.text('line')}, column ${told.text('column')}: ${found(told, 'the file ends there')}`,
  },
  'too-deep': {
    zh: (told) => `第 ${told.text('line')} 行第 ${told.text('column')} 列嵌套超过 32 层`,
    en: (told) => `is nested more than 32 deep at line ${told.text('line')}, column ${told.text('column')}`,
  },
  'duplicate-key': {
    zh: (told) =>
      `第 ${told.text('line')} 行第 ${told.text('column')} 列：同一对象中的键「${told.text('found')}」出现两次，其一会丢失`,
    en: (told) =>
      `has the key “${told.text('found')}” twice in one object, at line ${told.text('line')}, column ${told.text('column')}; one of them would be lost`,
  },
  'lone-surrogate': {
    zh: (told) =>
      `第 ${told.text('line')} 行第 ${told.text('column')} 列的文字含有半个字符（${told.text('found')}），无法存储；应为完整的字符`,
    en: (told) =>
      `has half a character (${told.text('found')}) in the text at line ${told.text('line')}, column ${told.text('column')}, which can't be stored; whole characters are expected`,
  },
  'number-too-large': {
    zh: (told) =>
      `第 ${told.text('line')} 行第 ${told.text('column')} 列的数 ${told.text('found')} 过大，无法表示；应为有限的数`,
    en: (told) =>
      `has the number ${told.text('found')} at line ${told.text('line')}, column ${told.text('column')}, which is too large to be one; a finite number is expected`,
  },
  'not-a-feature-collection': {
    zh: () => '不是 GeoJSON 要素集合；应为 {"type":"FeatureCollection","features":[…]}',
    en: () => 'is no GeoJSON feature collection; {"type":"FeatureCollection","features":[…]} is expected',
  },
  'foreign-crs': {
    zh: (told) =>
      `声明的坐标系为「${told.text('system')}」；应转换为 CGCS2000 经纬度（EPSG:4490），经度在前，并去掉 crs`,
    en: (told) =>
      `declares the coordinate system “${told.text('system')}”; convert it to CGCS2000 longitude and latitude (EPSG:4490) and drop the member`,
  },
  'crs-wgs84': {
    zh: () => '声明的坐标系为 WGS 84，按 CGCS2000（EPSG:4490）使用，二者相差不到一米',
    en: () => 'declares WGS 84, which is used as CGCS2000 (EPSG:4490); they differ by less than a metre',
  },
  'too-many-features': {
    zh: (told) => `有 ${told.text('count')} 个要素，规划总数将超过 ${told.text('limit')} 个的上限，未予检查`,
    en: (told) =>
      `has ${told.text('count')} features; with them the plan would have more than ${told.text('limit')}, so they were not looked at`,
  },
};

/** Rules by the name under which a fault says that they were left out. */
const rules: Record<LeftOutRule, BilingualText> = {
  tiling: { zh: '地块铺满规划范围', en: 'that parcels tile the planned area' },
  access: { zh: '建设用地临路', en: 'that what is built on has a road' },
  streets: { zh: '道路与道路用地相符', en: 'that streets and road land go together' },
  networks: { zh: '网络相连', en: 'that networks hang together' },
  sites: { zh: '设施与项目的位置', en: 'where facilities and projects stand' },
  references: { zh: '所填标识存在', en: 'that what is named by its id is there' },
  sources: { zh: '来源已列出', en: 'that sources are listed' },
};

function leftOut(told: Told, language: Language): string[] {
  const names = told.text('rules').split(',') as LeftOutRule[];
  return names.map((name) => rules[name][language]);
}

function found(told: Told, end: string): string {
  return told.text('found') === '' ? end : `«${told.text('found')}»`;
}

/** What must stand at a path of plan.json. */
const expectations: Record<string, { zh: string; en: string }> = {
  missing: { zh: '缺少此项', en: 'is missing' },
  'both-languages': {
    zh: '应为中英文各一段文字：{"zh":"…","en":"…"}',
    en: 'must be a text in both languages: {"zh":"…","en":"…"}',
  },
  address: {
    zh: '应为以 http:// 或 https:// 开头的网址',
    en: 'must be an address that begins with http:// or https://',
  },
  date: {
    zh: '应为真实的日期，如 2024、2024-12 或 2024-12-08',
    en: 'must be a real date such as 2024, 2024-12 or 2024-12-08',
  },
  phases: { zh: '应为列表，至多 100 期：[…]', en: 'must be a list of 100 phases at most: […]' },
  members: { zh: '应为对象，名称不可为空：{…}', en: 'must be an object whose members have names: {…}' },
  text: {
    zh: '应为文字，不可为空，不含控制字符',
    en: 'must be a text that is not empty and has no control characters',
  },
  'text-or-null': {
    zh: '应为不为空的文字，或 null',
    en: 'must be a text that is not empty, or null',
  },
  'source-key': {
    zh: '来源的名称应为 1 到 100 个字符，不含控制字符',
    en: 'must be called by 1 to 100 characters, none of them a control character',
  },
};

/** Sentences for what is wrong with `plan.json`. */
export const documentWordings: Record<DocumentFaultCode, Wording> = {
  'plan-field': {
    zh: (told) =>
      told.text('expected') === 'shorter'
        ? `应为至多 ${told.grouped('limit')} 个字符的文字`
        : expectations[told.text('expected')]!.zh,
    en: (told) =>
      told.text('expected') === 'shorter'
        ? `must be a text of ${told.grouped('limit')} characters at most`
        : expectations[told.text('expected')]!.en,
  },
  'plan-unknown-field': {
    zh: () => '不是规划文件的成员，不会被读取',
    en: () => 'is no member of a plan and is not read',
  },
  'plan-unseen-text': {
    zh: (told) => unseenText(told).zh,
    en: (told) => unseenText(told).en,
  },
  'plan-id': {
    zh: (told) => `规划标识「${told.text('found')}」不可用；应为小写字母、数字与连字符，不超过 63 个字符`,
    en: (told) =>
      `the plan can't be called “${told.text('found')}”; lower-case letters, digits and hyphens are expected, 63 at most`,
  },
  'phase-not-a-day': {
    zh: (told) =>
      `分期「${told.text('phase')}」的日期「${told.text('found')}」不是真实的日期；日期须有年、月、日，如 2024-12-08，在 1000-01-01 到 9998-12-31 之间`,
    en: (told) =>
      `the phase “${told.text('phase')}” begins on “${told.text('found')}”, which is no day; a day has year, month and day, such as 2024-12-08, and lies from 1000-01-01 to 9998-12-31`,
  },
  'duplicate-phase': {
    zh: (told) => `分期标识「${told.text('phase')}」重复；每期应有自己的标识`,
    en: (told) => `the phase “${told.text('phase')}” is there twice; each must have an id of its own`,
  },
  'phase-order': {
    zh: (told) =>
      `分期「${told.text('phase')}」（${told.text('day')}）应晚于其前的「${told.text('before')}」（${told.text('otherDay')}）`,
    en: (told) =>
      `the phase “${told.text('phase')}” (${told.text('day')}) must come after “${told.text('before')}” (${told.text('otherDay')}), which stands before it`,
  },
  'template-text': {
    zh: (told) =>
      told.text('day') === ''
        ? `仍是新建规划时的示范文字「${told.text('found')}」；应改为这个规划自己的文字`
        : `仍是新建规划时的示范分期「${told.text('found')}」（${told.text('day')}）；应改为这个规划自己的分期`,
    en: (told) =>
      told.text('day') === ''
        ? `still has “${told.text('found')}”, with which every new plan begins; a text of the plan's own is expected`
        : `still has “${told.text('found')}” on ${told.text('day')}, with which every new plan begins; the plan's own phase is expected`,
  },
};
