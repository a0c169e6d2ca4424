import { describe, expect, it } from 'vitest';
import { describeFilter } from '../../../../client/panels/table/chip-texts.ts';
import { choiceOptions } from '../../../../client/panels/table/choice-options.ts';
import type { Filter } from '../../../../client/panels/table/filters.ts';
import { columnOf } from './rows.ts';

const wording = { language: 'zh', theme: 'light', colors: 'exact' } as const;
const say = (id: string, filter: Filter) => describeFilter(columnOf('zone', id), filter, 'zh');
const choice = (...keys: string[]): Filter => ({ kind: 'choice', wanted: new Set(keys) });

describe('a filter in words', () => {
  it('names the column and what is wanted of it', () => {
    expect(say('landUse', choice('0901'))).toBe('用地性质：0901 商业用地');
    expect(say('landUse', choice('070101', '070102'))).toBe('用地性质：07 居住用地（2 类）');
    expect(say('landUse', choice('0901', '070102'))).toBe('用地性质：0901 商业用地 等 2 项');
    expect(say('industry', choice(''))).toBe('主导产业：未填写');
    expect(say('size', { kind: 'number', from: 1.5, to: null })).toBe('面积：≥ 1.5 公顷');
    expect(say('validFrom', { kind: 'day', from: '2022-01-01', to: '2024-12-31' })).toBe(
      '生效日期：2022-01-01 至 2024-12-31',
    );
    expect(say('name', { kind: 'text', contains: ' 路 ' })).toBe('名称：含「路」');
  });
});

describe('the values to choose from', () => {
  it('stand under the first level of their land use, with how many there are', () => {
    const counts = new Map([
      ['070102', 5],
      ['0901', 2],
      ['070101', 3],
      ['', 1],
    ]);
    const options = choiceOptions(columnOf('zone', 'landUse'), counts, wording);
    expect(options.map(({ title, count, isHead }) => [title, count, isHead])).toEqual([
      ['07 居住用地', 8, true],
      ['070101 一类城镇住宅用地', 3, false],
      ['070102 二类城镇住宅用地', 5, false],
      ['09 商业服务业用地', 2, true],
      ['0901 商业用地', 2, false],
      ['未填写', 1, false],
    ]);
    expect(options[0]!.keys).toEqual(['070101', '070102']);
  });

  it('stand in the order of their list', () => {
    const counts = new Map([
      ['branch', 1],
      ['expressway', 2],
      ['', 3],
    ]);
    const options = choiceOptions(columnOf('infrastructure', 'class'), counts, wording);
    expect(options.map(({ id }) => id)).toEqual(['expressway', 'branch', '']);
  });
});
