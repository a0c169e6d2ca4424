import { describe, expect, it } from 'vitest';
import {
  axisBars,
  axisPlace,
  nearestStop,
  nextDay,
  readDay,
} from '../../../../client/panels/time/time-axis.ts';

const range = { from: '2021-01-01', to: '2031-01-01' };

describe('the time axis', () => {
  it('places days between its ends, and those beyond at them', () => {
    expect(axisPlace('2021-01-01', range)).toBe(0);
    expect(axisPlace('2026-01-01', range)).toBeCloseTo(0.5, 3);
    expect(axisPlace('2040-01-01', range)).toBe(1);
    expect(axisPlace('2021-01-01', { from: '2021-01-01', to: '2021-01-01' })).toBe(1);
  });

  it('shows how much comes on a day, and leaves out days on which things only end or that lie beyond', () => {
    const day = (date: string, appear: Record<string, number>) => ({ date, appear, disappear: {} });
    const bars = axisBars(
      [day('2022-01-01', { zone: 75, project: 25 }), day('2024-01-01', {}), day('2025-01-01', { zone: 400 })],
      range,
    );
    expect(bars.map(({ date, share }) => [date, share])).toEqual([
      ['2022-01-01', 0.5],
      ['2025-01-01', 1],
    ]);
    expect(axisBars([day('2018-09-28', { zone: 1 })], range)).toEqual([]);
  });

  it('moves by a month with an arrow, by a day with Shift, and not with other keys', () => {
    expect(nextDay('2024-01-01', 'ArrowRight', false)).toBe('2024-01-31');
    expect(nextDay('2024-01-01', 'ArrowDown', true)).toBe('2023-12-31');
    expect(nextDay('2024-01-01', 'Home', false)).toBeNull();
  });

  it.each(['2024-12-08', '2024/12/8', '20241208', '2024年12月8日', ' 2024.12.08 '])(
    'reads a day from «%s»',
    (text) => {
      expect(readDay(text)).toBe('2024-12-08');
    },
  );

  it.each(['', '2024', '2024-13-01', '2024-02-30', 'tomorrow', '08/12/2024'])(
    'reads none from «%s»',
    (text) => {
      expect(readDay(text)).toBeNull();
    },
  );

  it('is drawn to a phase that is near, and to none farther off', () => {
    const phases = [{ date: '2024-12-08' }, { date: '2026-12-08' }];
    expect(nearestStop('2024-12-20', range, phases)).toBe('2024-12-08');
    expect(nearestStop('2025-02-20', range, phases)).toBeNull();
  });
});
