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
    const measure = (text: string) => text.length * 10;
    expect(shorten('0701 城镇住宅用地', 120, measure)).toBe('0701 城镇住宅用地');
    expect(shorten('0702 Community service facility land', 200, measure)).toBe('0702 Community serv…');
    expect(shorten('08 公共管理与公共服务用地', 100, measure)).toBe('08 公共管理与公…');
    expect(shorten('08 公共管理', 5, measure)).toBe('…');
  });
});
