import { expect, it } from 'vitest';
import { MapSides, type MapSide } from '../../../../client/map/interaction/map-sides.ts';

/** A side that writes down what is marked on it. */
function side(): MapSide & { marked: unknown[] } {
  const marked: unknown[] = [];
  const marks = { mark: (mark: string, ref: unknown) => marked.push([mark, ref]) };
  return { map: {}, marks, marked } as never;
}

const ref = { collection: 'zone', id: '1' };

it('answers from the side that is seen at a point', () => {
  const [under, over] = [side(), side()];
  const sides = new MapSides(under);
  expect(sides.at({ x: 10, y: 0 }).map).toBe(under.map);
  sides.layOver(over, ({ x }) => x < 50);
  expect(sides.at({ x: 10, y: 0 }).map).toBe(over.map);
  expect(sides.at({ x: 90, y: 0 }).map).toBe(under.map);
  sides.lift();
  expect(sides.at({ x: 10, y: 0 }).map).toBe(under.map);
});

it('marks what is selected on both sides, and what the pointer is on only where it is', () => {
  const [under, over] = [side(), side()];
  const sides = new MapSides(under);
  sides.layOver(over, ({ x }) => x < 50);
  sides.mark('selected', ref);
  sides.hover(sides.at({ x: 10, y: 0 }), ref);
  expect(under.marked).toEqual([
    ['selected', ref],
    ['hover', null],
  ]);
  expect(over.marked).toEqual([
    ['selected', ref],
    ['hover', ref],
  ]);
});
