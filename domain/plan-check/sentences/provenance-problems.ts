import type { ProvenanceProblem } from '../provenance-faults.ts';
import type { Told } from './wording.ts';

interface Problem {
  zh: (found: string) => string;
  en: (found: string) => string;
}

const expected = {
  zh: '应为 {"source":"plan.json 中的来源","precision":"surveyed、converted 或 illustrative"}',
  en: '{"source": a source of plan.json, "precision": "surveyed", "converted" or "illustrative"} is expected',
};
const source = { zh: 'plan.json 的 sources 中某个来源的名称', en: 'the name of a source of plan.json' };
const precision = {
  zh: '应为 surveyed（实测）、converted（转换）或 illustrative（示意）',
  en: 'surveyed, converted or illustrative is expected',
};

/** What is wrong at a place of a provenance, and what is expected there; `found` is what stands there. */
export const provenanceProblems: Record<ProvenanceProblem, Problem> = {
  missing: {
    zh: () => `缺少来源说明；${expected.zh}`,
    en: () => `is missing; ${expected.en}`,
  },
  'not-an-object': {
    zh: (found) => `来源说明为「${found}」；${expected.zh}`,
    en: (found) => `is “${found}”; ${expected.en}`,
  },
  'source-missing': {
    zh: () => `来源说明缺少来源；应为 ${source.zh}`,
    en: () => `is missing; ${source.en} is expected`,
  },
  source: {
    zh: (found) => `来源为「${found}」；应为 ${source.zh}，1 到 100 个字符`,
    en: (found) => `is “${found}”; ${source.en} is expected, of 1 to 100 characters`,
  },
  'precision-missing': {
    zh: () => `来源说明缺少精度；${precision.zh}`,
    en: () => `is missing; ${precision.en}`,
  },
  precision: {
    zh: (found) => `精度为「${found}」；${precision.zh}`,
    en: (found) => `is “${found}”; ${precision.en}`,
  },
  note: {
    zh: (found) => `说明为「${found}」；应为中英文各一段文字：{"zh":"…","en":"…"}`,
    en: (found) => `is “${found}”; a text in both languages is expected: {"zh":"…","en":"…"}`,
  },
  'note-text': {
    zh: () => '应为至多 2,000 个字符的文字，不含控制字符',
    en: () => 'must be a text of 2,000 characters at most, without control characters',
  },
  fields: {
    zh: (found) => `为「${found}」；应为 {"字段":{"source":…,"precision":…}}`,
    en: (found) => `is “${found}”; {"field": {"source": …, "precision": …}} is expected`,
  },
  'field-name': {
    zh: () => '不是字段的名称；应为 1 到 63 个字符，不含控制字符',
    en: () => 'is no name of a field; 1 to 63 characters are expected, none of them a control character',
  },
  unknown: {
    zh: () => '来源说明没有这一项；可用的有 source、precision，以及要素本身的 note、fields',
    en: () =>
      'is nothing that a provenance has; there are source, precision and, of the feature itself, note and fields',
  },
};

/** The problem that a fault of a provenance tells. */
export function problemOf(told: Told): ProvenanceProblem {
  return told.text('problem') as ProvenanceProblem;
}
