import { isDay } from '../time/day.ts';
import type { Literal } from './condition.ts';
import { invalid, type FilterPlace } from './filter-fault.ts';

/** U+0000 and halves of characters, which no database stores. */
const unstorable = /\0|\p{Surrogate}/u;

/** A text as it was sent. */
export function textLiteral(value: string, place: FilterPlace): Literal {
  if (unstorable.test(value)) throw invalid(place, 'this text holds what no text here can hold.');
  return { kind: 'literal', type: 'string', value };
}

export function numberLiteral(value: number, place: FilterPlace): Literal {
  if (!Number.isFinite(value)) throw invalid(place, 'this number is too large.');
  // nought has one sign
  return { kind: 'literal', type: 'number', value: value === 0 ? 0 : value };
}

export const booleanLiteral = (value: boolean): Literal => ({ kind: 'literal', type: 'boolean', value });

/** A calendar day. */
export function dateLiteral(value: unknown, place: FilterPlace): Literal {
  if (typeof value !== 'string' || !isDay(value))
    throw invalid(place, 'a day such as 2026-12-08 is expected.');
  return { kind: 'literal', type: 'date', value };
}

const moment = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?Z$/;

/** A moment in UTC, written with nine decimals, so that moments sort as texts. */
export function timestampLiteral(value: unknown, place: FilterPlace): Literal {
  const [, day, hour, minute, second, fraction = ''] =
    (typeof value === 'string' && moment.exec(value)) || [];
  if (!isDay(day)) throw invalid(place, 'a moment such as 2026-12-08T08:00:00Z is expected.');
  return {
    kind: 'literal',
    type: 'timestamp',
    value: `${day}T${hour}:${minute}:${second}.${fraction.padEnd(9, '0')}Z`,
  };
}

/** An end of an interval as the standard writes it: a day, a moment or two dots, for an open end (null). */
export function intervalEnd(value: unknown, place: FilterPlace): Literal | null {
  if (value === '..') return null;
  return typeof value === 'string' && value.length > 10
    ? timestampLiteral(value, place)
    : dateLiteral(value, place);
}
