import { describe, expect, it } from 'vitest';
import {
  formatArea,
  formatFixed,
  formatLength,
  formatNumber,
  formatPosition,
  formatQuantity,
} from '../../../client/i18n/format.ts';
import { formatMeasuredArea, formatMeasuredLength } from '../../../client/i18n/format-measure.ts';

describe('formats', () => {
  it('areas are in hectares and mu: fifteen mu to the hectare', () => {
    expect(formatArea(458_071.679, 'zh')).toBe('45.81\u00a0公顷 · 687.1\u00a0亩');
    expect(formatArea(76_800_000, 'en')).toBe('7,680.0\u00a0ha · 115,200.0\u00a0mu');
  });

  it('lengths are in metres below two kilometres', () => {
    expect(formatLength(1999.4, 'en')).toBe('1,999 m');
    expect(formatLength(24_500, 'zh')).toBe('24.5 km');
  });

  it('measured lengths and areas keep their decimals, so that a column of them stands in line', () => {
    const lengths = [222, 696.8].map((meters) => formatMeasuredLength(meters, 'meter', 'zh'));
    expect(lengths).toEqual(['222.0 m', '696.8 m']);
    expect(formatMeasuredLength(2000, 'auto', 'en')).toBe('2.000 km');
    expect(formatMeasuredArea(20_000, 'hectare', 'en')).toBe('2.00 ha');
  });

  it('a minus is as wide as a plus', () => {
    expect(formatNumber(-5111.14, 'zh')).toBe('−5,111.14');
    expect(formatFixed(-5111.14, 'zh', 2, true)).toBe('−5,111.14');
    expect(formatFixed(5111.14, 'en', 2, true)).toBe('+5,111.14');
  });

  it('an investment is counted in 亿 in Chinese, in millions and billions in English', () => {
    expect(formatQuantity(208.85, '亿元', 'zh')).toBe('208.85 亿元');
    expect(formatQuantity(208.85, '亿元', 'en')).toBe('CNY 20.885 billion');
    expect(formatQuantity(3.5, '亿元', 'en')).toBe('CNY 350 million');
    expect(formatQuantity(30, 'm', 'en')).toBe('30 m');
  });

  it('positions have five decimals, longitude first', () => {
    expect(formatPosition([112.7, 38.123456])).toBe('112.70000, 38.12346');
  });
});
