import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { mapNameIn } from './name-expressions.ts';
import type { Language } from './style-options.ts';

/** Most digits in the number of a road: a national ring expressway has four, G2003. */
const mostDigits = 4;

const name: ExpressionSpecification = ['coalesce', ['get', 'name'], ''];

/** The number that a road's name begins with, like G55 in «G55二广高速»; empty where it begins with none. */
export const roadNumber: ExpressionSpecification = [
  'case',
  ['!', ['all', ['in', firstLetter(), 'GS'], startsWithDigits(1)]],
  '',
  ...longestFirst().flatMap((digits) => [startsWithDigits(digits), ['slice', name, 0, digits + 1]]),
  '',
] as unknown as ExpressionSpecification;

export const hasRoadNumber: ExpressionSpecification = ['!=', roadNumber, ''];

/** The name of a road without its number, which stands in a shield of its own. */
export function roadNameIn(language: Language): ExpressionSpecification {
  const full = mapNameIn(language);
  return [
    'let',
    'number',
    roadNumber,
    [
      'case',
      ['all', ['!=', ['var', 'number'], ''], ['==', ['index-of', ['var', 'number'], full], 0]],
      ['slice', full, ['length', ['var', 'number']]],
      full,
    ],
  ];
}

function longestFirst(): number[] {
  return Array.from({ length: mostDigits }, (_, at) => mostDigits - at);
}

function firstLetter(): ExpressionSpecification {
  // of an empty name the whole set would be «in» itself
  return ['slice', ['concat', name, '-'], 0, 1];
}

/** True when that many characters after the letter, and no fewer, read as a number. */
function startsWithDigits(digits: number): ExpressionSpecification {
  return [
    'all',
    ['>', ['length', name], digits],
    ['>=', ['to-number', ['slice', name, 1, digits + 1], -1], 0],
  ];
}
