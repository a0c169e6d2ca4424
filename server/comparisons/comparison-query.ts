import { Type, type Static } from 'typebox';
import { isDay } from '#domain/time/day.ts';
import { badRequest } from '../http/problem.ts';

export const ComparisonQuery = Type.Object(
  {
    with: Type.String({ description: 'Number of the scenario that this one is compared with' }),
    day: Type.Optional(Type.String({ description: 'Only features valid on this day count, YYYY-MM-DD' })),
    f: Type.Optional(Type.String({ description: 'json, or xlsx for a workbook' })),
    lang: Type.Optional(Type.String({ description: 'Language of the workbook: zh or en' })),
  },
  { additionalProperties: false },
);

export type Language = 'zh' | 'en';

/** What is asked for. */
export interface ParsedQuery {
  /** Number of the other scenario. */
  other: number;
  day: string | null;
  isWorkbook: boolean;
  language: Language;
}

/** Throws a Problem (400) for a value that can't be. */
export function parseComparisonQuery(query: Static<typeof ComparisonQuery>): ParsedQuery {
  if (!/^[1-9][0-9]{0,8}$/.test(query.with))
    throw badRequest('invalid-scenario', 'The query parameter «with» must be the number of a scenario.');
  if (query.day !== undefined && !isDay(query.day))
    throw badRequest('invalid-day', 'The query parameter «day» must be a day, YYYY-MM-DD.');
  return {
    other: Number(query.with),
    day: query.day ?? null,
    isWorkbook: choose(query.f ?? 'json', ['json', 'xlsx'], 'unknown-format', 'f') === 'xlsx',
    language: choose(query.lang ?? 'zh', ['zh', 'en'], 'unknown-language', 'lang'),
  };
}

function choose<const Choice extends string>(
  value: string,
  choices: readonly Choice[],
  code: string,
  parameter: string,
): Choice {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined)
    throw badRequest(code, `The query parameter «${parameter}» must be ${choices.join(' or ')}.`);
  return chosen;
}
