import { describe, expect, it } from 'vitest';
import { balancesOn } from '#domain/balance/phase-balance.ts';
import { colorOf, dayChart, phaseChart } from '../../../../client/panels/balance/chart-model.ts';
import { parcel } from './balance-parcels.ts';

const days = ['2024-12-08', '2031-12-08'];
const phases = days.map((day) => ({ day, title: day, short: day }));
const balances = balancesOn(
  [
    parcel('a', '070102', { area: 30_000 }),
    parcel('b', '0802', { area: 10_000, validFrom: '2024-12-08' }),
    parcel('c', '0301', { area: 20_000, validFrom: '2031-12-08' }),
  ],
  days,
);
const look = { language: 'zh', theme: 'light', colors: 'soft' } as const;

describe('dayChart', () => {
  it('has a bar for each class, told apart by its code, that counts what its line in the table does', () => {
    const { labels, series, counted } = dayChart(balances[0]!, 1, look);
    expect(labels).toEqual(['07 居住用地', '08 公共管理与公共服务用地']);
    expect(series.map(({ values }) => values)).toEqual([[3, 1]]);
    expect(counted[0]).toEqual([
      { kind: 'class:07', day: null },
      { kind: 'class:08', day: null },
    ]);
  });
});

describe('phaseChart', () => {
  const chart = phaseChart(balances, phases, 2, { ...look, remaining: '未实施' });

  it('lays classes upon each other, and what is not yet developed on top: all bars are as high', () => {
    expect(chart.series.map(({ mark }) => mark)).toEqual(['0301', '0701', '0802', '未实施']);
    const heights = days.map((_, bar) => chart.series.reduce((sum, { values }) => sum + values[bar]!, 0));
    expect(heights).toEqual([6, 6]);
  });

  it('says of every part what it counts, on the day of its bar', () => {
    expect(chart.counted.at(-1)).toEqual(days.map((day) => ({ kind: 'remaining', day })));
    expect(chart.counted[2]![1]).toEqual({ kind: 'class:0802', day: '2031-12-08' });
  });

  it('has the colours of the map, of a subclass that has none of its own those of its class', () => {
    expect(colorOf('070102', look)).toBe(colorOf('07', look));
    expect(colorOf('0802', look)).not.toBe(colorOf('08', look));
    expect(colorOf('07', { theme: 'light', colors: 'exact' })).not.toBe(colorOf('07', look));
    expect(colorOf('07', { theme: 'dark', colors: 'soft' })).not.toBe(colorOf('07', look));
  });
});
