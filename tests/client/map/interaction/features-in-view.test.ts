import type { Map } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { featuresInView, inFormerOrder } from '../../../../client/map/interaction/features-in-view.ts';
import type { Candidate } from '../../../../client/state/plan/candidate.ts';

const candidate = (id: string): Candidate => ({ ref: { collection: 'zone', id }, properties: {} });
const ids = (candidates: readonly Candidate[]) => candidates.map(({ ref }) => ref.id).join('');

/** A map of ten pixels to a degree, turned by a bearing. */
function mapOf(
  features: [collection: string, id: string, x: number, y: number, name?: string][],
  bearing = 0,
) {
  return {
    queryRenderedFeatures: () =>
      features.map(([sourceLayer, id, x, y, name]) => ({
        sourceLayer,
        properties: { id, kind: 'road', ...(name && { name }) },
        geometry: { type: 'Point', coordinates: [x, y] },
      })),
    project: ([x, y]: [number, number]) => ({ x: x * 10, y: -y * 10 }),
    getBearing: () => bearing,
  } as unknown as Map;
}

describe('walking through the features in view', () => {
  it('keeps the order in which they were told, and tells what is new after it', () => {
    const former = [...'cab'].map(candidate);
    expect(ids(inFormerOrder([...'xabyc'].map(candidate), former))).toBe('cabxy');
    expect(ids(inFormerOrder([...'xy'].map(candidate), []))).toBe('xy');
  });

  it('tells what one looks for before the streets that lead there, and of each the nearest first', () => {
    const map = mapOf([
      ['infrastructure', 's', 0, 0],
      ['zone', 'z', 5, 0],
      ['zone', 'y', 4, 0],
      ['project', 'p', 20, 0],
      ['cluster', 'c', 30, 0],
    ]);
    expect(ids(featuresInView(map, { x: 0, y: 0 }))).toBe('cpyzs');
  });

  it('tells a street once, by the part of it that is nearest, and each street without a name', () => {
    const map = mapOf([
      ['infrastructure', 'a', 9, 0, 'Main Street'],
      ['infrastructure', 'b', 1, 0, 'Main Street'],
      ['infrastructure', 'c', 2, 0],
      ['infrastructure', 'd', 3, 0],
    ]);
    expect(ids(featuresInView(map, { x: 0, y: 0 }))).toBe('bcd');
  });

  it('tells in which direction they lie on the ground, also on a turned map', () => {
    const directions = (bearing: number) =>
      featuresInView(
        mapOf(
          [
            ['zone', 'middle', 1, 1],
            ['zone', 'up', 0, 10],
            ['zone', 'right', 11, 0],
            ['zone', 'lower left', -12, -12],
          ],
          bearing,
        ),
        { x: 0, y: 0 },
      ).map(({ direction }) => direction);
    expect(directions(0)).toEqual([null, 0, 2, 5]);
    expect(directions(90)).toEqual([null, 2, 4, 7]);
    expect(directions(-90)).toEqual([null, 6, 0, 3]);
  });
});
