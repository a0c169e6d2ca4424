import type { BilingualText } from '../../collections/definition.ts';
import type { PlanFault } from '../plan-fault.ts';

export type Language = keyof BilingualText;

/** Reads what a fault tells, as a sentence needs it. */
export interface Told {
  /** A text or number as it is. */
  text: (name: string) => string;
  /** Metres, to the centimetre below ten, or to two digits where there is less. */
  meters: (name: string) => string;
  /** Square metres, to the tenth below ten. */
  squareMeters: (name: string) => string;
  /** With so many decimals, fewer where they are zeros. */
  rounded: (name: string, decimals: number) => string;
  /** A whole number with its thousands apart: `12,000`. */
  grouped: (name: string) => string;
  number: (name: string) => number;
  /** Id of the feature beside it. */
  other: string;
  feature: string;
  field: string;
}

/** A sentence in both languages, without its full stop: what is wrong, and what is expected. */
export interface Wording {
  zh: (told: Told) => string;
  en: (told: Told) => string;
}

export function tellOf({ values = {}, feature = '', other = '', field = '' }: PlanFault): Told {
  const number = (name: string) => Number(values[name] ?? 0);
  const measured = (name: string, digits: number) => {
    const value = Math.abs(number(name));
    // what is less than the last digit is told with two of its own
    if (value > 0 && value < 10 ** -digits) digits = Math.min(15, 1 - Math.floor(Math.log10(value)));
    return number(name).toFixed(value < 10 ? digits : 0);
  };
  return {
    text: (name) => String(values[name] ?? ''),
    meters: (name) => measured(name, 2),
    squareMeters: (name) => measured(name, 1),
    rounded: (name, decimals) => String(Number(number(name).toFixed(decimals))),
    grouped: (name) => grouped(Math.round(number(name))),
    number,
    feature,
    other,
    field,
  };
}

/** A number with its thousands apart, as both languages write it. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

/** What is said of a text in which something can't be seen. */
export function unseenText(told: Told): BilingualText {
  const found = told.text('found');
  if (found === '')
    return {
      zh: '只有空白或不可见的字符；应为看得见的文字，或删去',
      en: 'has nothing but blanks and invisible characters; a text that can be seen is expected, or none',
    };
  return {
    zh: `含有不可见的字符 ${found}；应删去`,
    en: `contains invisible characters ${found}; take them out`,
  };
}

/** `, clause` where there is something to say. */
export function orNothing(text: string, clause: (text: string) => string): string {
  return text === '' ? '' : clause(text);
}
