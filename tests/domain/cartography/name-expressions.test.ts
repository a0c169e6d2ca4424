import { describe, expect, it } from 'vitest';
import { isExample, mapNameIn, plannedPlaceIn } from '#domain/cartography/name-expressions.ts';
import { evaluate } from './evaluate.ts';

describe('the name on the map', () => {
  it.each([
    ['公园18（示例）', 'Park 18 (example)', '公园18', 'Park 18'],
    ['东支河（示意）', 'East Branch (illustrative)', '东支河', 'East Branch'],
    [
      '太忻大道（太原段）',
      'Taixin Avenue (Taiyuan section)',
      '太忻大道（太原段）',
      'Taixin Avenue (Taiyuan section)',
    ],
    ['中轴', 'Central axis', '中轴', 'Central axis'],
  ])('of %s, %s is %s, %s', (name, nameEn, shown, shownEn) => {
    expect(evaluate(mapNameIn('zh'), { name, nameEn })).toBe(shown);
    expect(evaluate(mapNameIn('en'), { name, nameEn })).toBe(shownEn);
  });

  it('leaves out the remark also where the other language stands in, and is nothing without a name', () => {
    expect(evaluate(mapNameIn('en'), { name: '公园18（示例）' })).toBe('公园18');
    expect(evaluate(mapNameIn('zh'), {})).toBe('');
  });

  it('of a planned area is that of the place', () => {
    const town = { name: '大盂产业新城规划范围', nameEn: 'Planned area of Dayu Industrial New Town' };
    expect(evaluate(plannedPlaceIn('zh'), town)).toBe('大盂产业新城');
    expect(evaluate(plannedPlaceIn('en'), town)).toBe('Dayu Industrial New Town');
    const zone = { name: '云溪示范区规划范围（示例）' };
    expect(evaluate(plannedPlaceIn('zh'), zone)).toBe('云溪示范区');
    expect(evaluate(plannedPlaceIn('zh'), { name: '启动区' })).toBe('启动区');
  });
});

describe('isExample', () => {
  it('is true for what says so in its name', () => {
    expect(evaluate(isExample, { name: '公园18（示例）' })).toBe(true);
    expect(evaluate(isExample, { name: '公园18' })).toBe(false);
    expect(evaluate(isExample, {})).toBe(false);
  });
});
