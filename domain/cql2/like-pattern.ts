import { filterLimits, invalid, tooLarge, type FilterPlace } from './filter-fault.ts';

/**
 * Refuse what is no pattern of LIKE: `%` stands for any signs, `_` for one, and a backslash takes the sign after it as
 * it is. Many wildcards would make a database try very many ways, and it raises an error for a backslash at the end.
 */
export function checkLikePattern(pattern: string, place: FilterPlace): void {
  if (pattern.length > filterLimits.patternLength)
    throw tooLarge(place, `a pattern has at most ${filterLimits.patternLength} characters.`);
  const signs: string[] = pattern.match(/\\[^]|[%_\\]/g) ?? [];
  if (signs.includes('\\')) throw invalid(place, 'nothing follows the backslash of this pattern.');
  const wildcards = signs.filter((sign) => sign === '%' || sign === '_').length;
  if (wildcards > filterLimits.patternWildcards)
    throw tooLarge(place, `a pattern has at most ${filterLimits.patternWildcards} wildcards.`);
}
