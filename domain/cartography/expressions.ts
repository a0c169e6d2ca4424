import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { dayNumber } from '#domain/time/day.ts';
import type { Language } from './style-options.ts';

type Value = string | number | readonly number[] | ExpressionSpecification;

/** A `match` over string keys. The spec's own type can't say «any number of pairs». */
export function match(
  input: ExpressionSpecification,
  table: Readonly<Record<string, Value>>,
  fallback: Value,
): ExpressionSpecification {
  const pairs = Object.entries(table).flatMap(([key, value]) => [key, literal(value)]);
  return ['match', input, ...pairs, literal(fallback)] as unknown as ExpressionSpecification;
}

/** An array of numbers must be marked as data, or it is read as an expression. */
function literal(value: Value): unknown {
  return Array.isArray(value) && typeof value[0] === 'number' ? ['literal', value] : value;
}

/** True for features whose place is drawn for illustration only. */
export const isIllustrative: ExpressionSpecification = ['==', ['get', 'precision'], 'illustrative'];

/** True for what is valid on the day: `[from, to)` in day numbers, an absent end is open. */
export function isValidOn(day: string): ExpressionSpecification {
  const number = dayNumber(day);
  return [
    'all',
    ['<=', ['coalesce', ['get', 'from'], number], number],
    ['>', ['coalesce', ['get', 'to'], number + 1], number],
  ];
}

/** The name in the language of the interface; the other one where it is missing, and nothing without either. */
export function nameIn(language: Language): ExpressionSpecification {
  const [first, second] = language === 'en' ? ['nameEn', 'name'] : ['name', 'nameEn'];
  return ['coalesce', ['get', first], ['get', second], ''] as ExpressionSpecification;
}

/** A number while the feature is selected or hovered, `otherwise` when it is neither. */
export function whenMarked(
  selected: number,
  hovered: number,
  otherwise: number | ExpressionSpecification,
): ExpressionSpecification {
  return [
    'case',
    ['boolean', ['feature-state', 'selected'], false],
    selected,
    ['boolean', ['feature-state', 'hover'], false],
    hovered,
    otherwise,
  ];
}

/** A number by zoom, straight between the stops. */
export function byZoom(
  ...stops: readonly (readonly [zoom: number, value: Value])[]
): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;
}
