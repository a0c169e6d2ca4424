/** The largest filter that is taken. */
export const filterLimits = {
  /** Characters of the text or JSON. */
  length: 4_096,
  /** How deep parentheses, negations and functions may lie in one another. */
  depth: 20,
  /** Conditions and values in all. */
  nodes: 200,
  /** Values of one IN. */
  listed: 100,
  patternLength: 100,
  patternWildcards: 5,
  /** Spatial functions, which cost most: one with a collection counts for each of its parts. */
  spatialFunctions: 10,
  /** Positions of one geometry. */
  positions: 1_000,
} as const;

export type FilterFaultCode = 'invalid-filter' | 'filter-too-large' | 'unknown-property' | 'unknown-function';

/** Where in a filter something stands: the number of a character of a text, or the path into JSON. */
export type FilterPlace = number | string;

/** Why a filter is not taken. The message is a sentence for people that never repeats what was sent. */
export class FilterFault extends Error {
  override name = 'FilterFault';
  readonly code: FilterFaultCode;
  readonly place: FilterPlace;

  /** `sentence` begins with a small letter and goes on after «In the filter, at character 7:». */
  constructor(code: FilterFaultCode, place: FilterPlace, sentence: string) {
    super(`In the filter, at ${typeof place === 'number' ? `character ${place}` : place}: ${sentence}`);
    this.code = code;
    this.place = place;
  }
}

export const invalid = (place: FilterPlace, sentence: string) =>
  new FilterFault('invalid-filter', place, sentence);
export const tooLarge = (place: FilterPlace, sentence: string) =>
  new FilterFault('filter-too-large', place, sentence);
export const unknownFunction = (place: FilterPlace) =>
  new FilterFault('unknown-function', place, 'there is no such function or operator here.');
