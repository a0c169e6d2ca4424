import type { Condition } from '#domain/cql2/condition.ts';
import { FilterFault } from '#domain/cql2/filter-fault.ts';
import { parseFilterJson } from '#domain/cql2/parse-json.ts';
import { parseFilterText } from '#domain/cql2/parse-text.ts';
import type { Queryables } from '#domain/cql2/queryables.ts';
import { badRequest } from '../http/problem.ts';
import { frameOf } from './coordinate-systems.ts';
import { parseSystem } from './system-parameter.ts';

const parsers = { 'cql2-text': parseFilterText, 'cql2-json': parseFilterJson };

/** What `filter-lang` may be, the default first. */
export const filterLanguages = Object.keys(parsers) as (keyof typeof parsers)[];

/**
 * The condition that the query parameters `filter`, `filter-lang` and `filter-crs` state, null where there is none.
 * Throws a Problem (400).
 */
export function parseFilter(
  parameters: ReadonlyMap<string, string>,
  queryables: Queryables,
): Condition | null {
  const language = parameters.get('filter-lang') ?? 'cql2-text';
  const frame = frameOf(parseSystem(parameters.get('filter-crs'), 'filter-crs'));
  if (!isLanguage(language))
    throw badRequest(
      'unknown-filter-language',
      `The query parameter «filter-lang» must be ${filterLanguages.join(' or ')}.`,
    );
  const filter = parameters.get('filter');
  if (filter === undefined) return null;
  try {
    return parsers[language](filter, { queryables, frame });
  } catch (error) {
    throw error instanceof FilterFault ? badRequest(error.code, error.message) : error;
  }
}

function isLanguage(language: string): language is keyof typeof parsers {
  return Object.hasOwn(parsers, language);
}
