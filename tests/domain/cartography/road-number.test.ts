import { describe, expect, it } from 'vitest';
import { roadNameIn, roadNumber } from '#domain/cartography/road-number.ts';
import { evaluate } from './evaluate.ts';

describe('the number of a road', () => {
  it.each([
    ['G55二广高速', 'G55'],
    ['G5京昆高速', 'G5'],
    ['G2003太原西北二环高速', 'G2003'],
    ['S50太佳高速', 'S50'],
    ['G108', 'G108'],
    ['太原东二环高速', ''],
    ['横10路', ''],
    ['G', ''],
    ['Green Street', ''],
    ['', ''],
  ])('of %s is %s', (name, number) => {
    expect(evaluate(roadNumber, { name })).toBe(number);
  });

  it('is none for a road without a name', () => {
    expect(evaluate(roadNumber, {})).toBe('');
  });
});

describe('the name of a road', () => {
  it('stands without the number that is on its shield', () => {
    const road = { name: 'G55二广高速', nameEn: 'G55 Erenhot–Guangzhou Expressway' };
    expect(evaluate(roadNameIn('zh'), road)).toBe('二广高速');
    expect(String(evaluate(roadNameIn('en'), road)).trim()).toBe('Erenhot–Guangzhou Expressway');
  });

  it('is whole where there is no number', () => {
    expect(evaluate(roadNameIn('zh'), { name: '纵8路' })).toBe('纵8路');
    expect(evaluate(roadNameIn('en'), { name: '纵8路', nameEn: 'North–South Road 8' })).toBe(
      'North–South Road 8',
    );
  });
});
