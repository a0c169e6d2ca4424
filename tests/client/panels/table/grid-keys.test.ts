import { describe, expect, it } from 'vitest';
import { moveCell } from '../../../../client/panels/table/grid-keys.ts';

const size = { lines: 100, columns: 5, page: 10 };
const at = (line: number, column: number) => ({ line, column });
const move = (key: string, line: number, column: number, isCtrl = false) =>
  moveCell(at(line, column), key, isCtrl, size);

describe('a key in the grid', () => {
  it('leads to the neighbour, from the first line to the heading, and never out of the table', () => {
    expect(move('ArrowDown', 3, 2)).toEqual(at(4, 2));
    expect(move('ArrowUp', 0, 2)).toEqual(at(-1, 2));
    expect(move('ArrowUp', -1, 2)).toEqual(at(-1, 2));
    expect(move('ArrowDown', 99, 2)).toEqual(at(99, 2));
    expect(move('ArrowLeft', 3, 0)).toEqual(at(3, 0));
    expect(move('ArrowRight', 3, 4)).toEqual(at(3, 4));
  });

  it('leads to the ends: of the line, with Ctrl of the table', () => {
    expect(move('Home', 3, 2)).toEqual(at(3, 0));
    expect(move('End', 3, 2)).toEqual(at(3, 4));
    expect(move('Home', 3, 2, true)).toEqual(at(0, 0));
    expect(move('End', 3, 2, true)).toEqual(at(99, 4));
    expect(move('ArrowDown', 3, 2, true)).toEqual(at(99, 2));
  });

  it('goes a page, but not into the heading', () => {
    expect(move('PageDown', 3, 2)).toEqual(at(13, 2));
    expect(move('PageUp', 3, 2)).toEqual(at(0, 2));
  });

  it('leads to the heading only where no row is left', () => {
    expect(moveCell(at(-1, 0), 'ArrowDown', false, { ...size, lines: 0 })).toEqual(at(-1, 0));
    expect(moveCell(at(-1, 0), 'End', true, { ...size, lines: 0 })).toEqual(at(-1, 4));
  });

  it('leads nowhere when it is another', () => {
    expect(move('a', 3, 2)).toBeNull();
  });
});
