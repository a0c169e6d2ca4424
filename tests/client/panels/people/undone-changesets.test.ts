import { describe, expect, it } from 'vitest';
import { undoneChangesets } from '../../../../client/panels/people/undone-changesets.ts';

describe('changesets that were taken back', () => {
  it('are told with what took them back, but for those that are there again', () => {
    const history = [
      { number: 7, inverseOf: 4 },
      { number: 6, inverseOf: 5 },
      { number: 5, inverseOf: 3 },
      { number: 4, inverseOf: null },
      { number: 3, inverseOf: null },
    ];
    expect([...undoneChangesets(history)]).toEqual([
      [4, 7],
      [5, 6],
    ]);
  });
});
