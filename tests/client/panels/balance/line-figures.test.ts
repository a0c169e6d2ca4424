import { describe, expect, it } from 'vitest';
import type { TableCell, TableLine } from '../../../../client/panels/balance/balance-table.ts';
import { mainCell } from '../../../../client/panels/balance/line-figures.ts';

const cell = (value: number | null, day?: string | null): TableCell => ({
  value,
  counted: day === undefined ? null : { kind: 'class:07', day },
});
const line = (...cells: TableCell[]): TableLine => ({
  ...{ kind: 'class:07', look: 'class', code: '07', name: '居住用地', level: 1, hasBelow: false },
  cells,
});

describe('a line of the balance', () => {
  it('stands for the land of the day', () => {
    const hectares = cell(12, null);
    expect(mainCell(line(hectares, cell(40), cell(3)), null)).toBe(hectares);
  });

  it('stands for the phase asked for, or the last in which it has any land', () => {
    const [early, middle, late] = [cell(1, '2022'), cell(2, '2024'), cell(0, '2031')];
    expect(mainCell(line(early, middle, late), '2022')).toBe(early);
    expect(mainCell(line(early, middle, late), '2031')).toBe(middle);
  });

  it('stands for nothing where there is nothing to show', () => {
    expect(mainCell(line(cell(10), cell(0, '2031'), cell(null, '2022')), null)).toBeNull();
  });
});
