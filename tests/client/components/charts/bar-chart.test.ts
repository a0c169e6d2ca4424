import { describe, expect, it } from 'vitest';
import { inkOn, shorten } from '../../../../client/components/charts/bar-chart.ts';

describe('inkOn', () => {
  it('is dark on light bars and light on dark ones', () => {
    expect(inkOn('#fdf6a0')).toBe('#000000');
    expect(inkOn('#1d2429')).toBe('#ffffff');
  });
});

describe('shorten', () => {
  it('leaves a name that fits as it is, and cuts one that would leave no room for bars', () => {
    expect(shorten('0701 城镇住宅用地')).toBe('0701 城镇住宅用地');
    expect(shorten('0702 Community service facility land')).toBe('0702 Community service facil…');
    expect(shorten('08 公共管理与公共服务用地及其他')).toBe('08 公共管理与公共服务用地及…');
  });
});
