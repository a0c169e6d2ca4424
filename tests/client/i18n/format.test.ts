import { describe, expect, it } from 'vitest';
import { formatArea, formatLength, formatPosition } from '../../../client/i18n/format.ts';

describe('formats', () => {
  it('areas are in hectares and mu: fifteen mu to the hectare', () => {
    expect(formatArea(458_071.679, 'zh')).toBe('45.81 公顷 · 687.1 亩');
    expect(formatArea(76_800_000, 'en')).toBe('7,680 ha · 115,200 mu');
  });

  it('lengths are in metres below two kilometres', () => {
    expect(formatLength(1999.4, 'en')).toBe('1,999 m');
    expect(formatLength(24_500, 'zh')).toBe('24.5 km');
  });

  it('positions have five decimals, longitude first', () => {
    expect(formatPosition([112.7, 38.123456])).toBe('112.70000, 38.12346');
  });
});
