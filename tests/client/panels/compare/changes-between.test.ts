import { describe, expect, it } from 'vitest';
import { changesBetween, totalOf } from '../../../../client/panels/compare/changes-between.ts';

const days = [
  { date: '2021-12-08', appear: { boundary: 2 }, disappear: {} },
  { date: '2022-12-08', appear: { zone: 30, project: 2 }, disappear: {} },
  { date: '2024-12-08', appear: { zone: 50 }, disappear: { zone: 4, facility: 1 } },
];

describe('what comes and goes between two days', () => {
  it('is counted by collection, from the day after the first to the second', () => {
    expect(
      changesBetween(days, '2021-12-08', '2024-12-08').map(({ collection, come, go }) => [
        collection,
        come,
        go,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['zone', 80, 4],
        ['project', 2, 0],
        ['facility', 0, 1],
      ]),
    );
    expect(changesBetween(days, '2022-12-08', '2024-12-07')).toEqual([]);
  });

  it('goes where it came when the earlier day is on the right', () => {
    expect(totalOf(changesBetween(days, '2024-12-08', '2021-12-08'))).toEqual({ come: 5, go: 82 });
  });

  it('is nothing on one day', () => {
    expect(totalOf(changesBetween(days, '2024-12-08', '2024-12-08'))).toEqual({ come: 0, go: 0 });
  });
});
