import { describe, expect, it } from 'vitest';
import { isValidOn, nameIn, whenMarked } from '#domain/cartography/expressions.ts';
import { dayNumber } from '#domain/time/day.ts';
import { evaluate } from './evaluate.ts';

describe('isValidOn', () => {
  const [from, to] = [dayNumber('2022-12-08'), dayNumber('2024-12-08')];

  it.each([
    ['2022-12-07', false],
    ['2022-12-08', true],
    ['2024-12-07', true],
    ['2024-12-08', false],
  ])('on %s a feature valid from 2022-12-08 until 2024-12-08 shows: %s', (day, isShown) => {
    expect(evaluate(isValidOn(day), { from, to })).toBe(isShown);
  });

  it('an absent end is open', () => {
    expect(evaluate(isValidOn('1000-01-01'), { to })).toBe(true);
    expect(evaluate(isValidOn('9998-12-31'), { from })).toBe(true);
    expect(evaluate(isValidOn('2024-01-01'), {})).toBe(true);
  });
});

describe('nameIn', () => {
  it('falls back to the other language, then to nothing', () => {
    expect(evaluate(nameIn('en'), { name: '太忻大道', nameEn: 'Taixin Avenue' })).toBe('Taixin Avenue');
    expect(evaluate(nameIn('en'), { name: '太忻大道' })).toBe('太忻大道');
    expect(evaluate(nameIn('zh'), { nameEn: 'Taixin Avenue' })).toBe('Taixin Avenue');
    expect(evaluate(nameIn('zh'), {})).toBe('');
  });
});

describe('whenMarked', () => {
  it('selection outweighs hover', () => {
    const width = whenMarked(4, 2, 0);
    expect(evaluate(width, {}, { state: { selected: true, hover: true } })).toBe(4);
    expect(evaluate(width, {}, { state: { hover: true } })).toBe(2);
    expect(evaluate(width, {}, { state: {} })).toBe(0);
  });
});
