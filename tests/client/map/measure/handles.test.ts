import { describe, expect, it } from 'vitest';
import { handleAt, handlesOf } from '../../../../client/map/measure/handles.ts';
import { labelsApart } from '../../../../client/map/measure/labels-apart.ts';
import { dotsPath, screenPath } from '../../../../client/map/measure/project.ts';

const triangle = [
  { x: 0, y: 0 },
  { x: 200, y: 0 },
  { x: 0, y: 200 },
];

describe('handles of what is measured', () => {
  it('are the vertices and the middles of the sides, the last one only of a polygon', () => {
    const middles = (isClosed: boolean) =>
      handlesOf(triangle, isClosed, true).filter(({ kind }) => kind === 'midpoint');
    expect(middles(false).map(({ at }) => at)).toEqual([1, 2]);
    expect(middles(true).map(({ at, x, y }) => [at, x, y])).toContainEqual([3, 0, 100]);
    expect(handlesOf(triangle, false, false)).toHaveLength(3);
  });

  it('have no middle where a side is short, and none where a vertex is out of sight', () => {
    expect(
      handlesOf(
        [
          { x: 0, y: 0 },
          { x: 50, y: 0 },
        ],
        false,
        true,
      ),
    ).toHaveLength(2);
    expect(handlesOf([{ x: 0, y: 0 }, null, { x: 300, y: 0 }], false, true)).toHaveLength(2);
  });

  it('are 44 pixels wide to a finger, and a vertex is meant before a middle', () => {
    const handles = handlesOf(triangle, true, true);
    expect(handleAt(handles, { x: 21, y: 0 }, 'touch')).toMatchObject({ kind: 'vertex', at: 0 });
    expect(handleAt(handles, { x: 21, y: 0 }, 'mouse')).toBeNull();
    const close = [...handles, { kind: 'midpoint' as const, at: 9, x: 5, y: 0 }];
    expect(handleAt(close, { x: 6, y: 0 }, 'mouse')).toMatchObject({ kind: 'vertex', at: 0 });
  });
});

describe('a path on the screen', () => {
  it('is broken where a place is out of sight', () => {
    expect(screenPath([{ x: 1, y: 2 }, { x: 3, y: 4 }, null, { x: 5, y: 6 }])).toBe(
      'M1.0 2.0L3.0 4.0M5.0 6.0',
    );
  });
});

describe('dots of what is measured', () => {
  it('are one path, however many there are', () => {
    expect(
      dotsPath([
        { x: 1, y: 2.04 },
        { x: 30, y: 40 },
      ]),
    ).toBe('M1.0 2.0h0M30.0 40.0h0');
    expect(dotsPath([])).toBe('');
  });
});

describe('labels of what is measured', () => {
  const screen = { width: 100, height: 100 };
  const room = { width: 20, height: 10 };

  it('stand beside each other, and where there is no room for two the first stands alone', () => {
    const labels = [
      { x: 1, y: 1, name: 'a' },
      { x: 15, y: 9, name: 'b' },
      { x: 20.5, y: 9, name: 'on a, in the next cell' },
      { x: 21, y: 1, name: 'c' },
      { x: 1, y: 11, name: 'd' },
    ];
    expect(labelsApart(labels, screen, room).map(({ name }) => name)).toEqual(['a', 'c', 'd']);
  });

  it('are left out beyond the edges of the map', () => {
    const beyond = [
      { x: -1, y: 50 },
      { x: 50, y: 101 },
    ];
    expect(labelsApart(beyond, screen, room)).toEqual([]);
  });
});
