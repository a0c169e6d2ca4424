import { describe, expect, it } from 'vitest';
import { areValidTogether, isThereBy, isValidOn } from '#domain/features/validity.ts';

const during = (validFrom: string | null, validTo: string | null = null) => ({ validFrom, validTo });

describe('a feature’s days', () => {
  it('begin with its first and end before its last', () => {
    const feature = during('2024-12-08', '2026-12-08');
    const days = ['2024-12-07', '2024-12-08', '2026-12-07', '2026-12-08'];
    expect(days.map((day) => isValidOn(feature, day))).toEqual([false, true, true, false]);
    expect(isValidOn(feature, null)).toBe(false);
    expect(isValidOn(during(null), null)).toBe(true);
  });

  it('meet those of another when one day is in both', () => {
    expect(areValidTogether(during('2022-01-01', '2024-01-01'), during('2023-12-31'))).toBe(true);
    expect(areValidTogether(during('2022-01-01', '2024-01-01'), during('2024-01-01'))).toBe(false);
    expect(areValidTogether(during(null), during(null, '1990-01-01'))).toBe(true);
  });
});

describe('what another needs', () => {
  it('is there by its first day when it began no later', () => {
    expect(isThereBy(during('2024-12-08'), during('2024-12-08'))).toBe(true);
    expect(isThereBy(during('2024-12-09'), during('2024-12-08'))).toBe(false);
    expect(isThereBy(during(null), during(null))).toBe(true);
    expect(isThereBy(during('2024-12-08'), during(null))).toBe(false);
  });

  it('is not there when it has ended by then', () => {
    expect(isThereBy(during('2020-01-01', '2025-01-02'), during('2025-06-01'))).toBe(false);
    expect(isThereBy(during('2020-01-01', '2025-06-01'), during('2025-06-01'))).toBe(false);
    expect(isThereBy(during('2020-01-01', '2025-06-02'), during('2025-06-01'))).toBe(true);
  });
});
