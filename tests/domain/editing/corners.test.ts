import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { insertCorner, moveCorner, removeCorner } from '../../../domain/editing/corners.ts';
import type { FeatureState } from '../../../domain/features/feature-state.ts';

const feature = (id: string, geometry: Geometry): FeatureState => ({
  ...{ id, collection: 'zone', geometry, properties: {} },
  provenance: { source: 'drawn', precision: 'illustrative' },
  ...{ validFrom: null, validTo: null },
});
const polygon = (id: string, ...ring: [number, number][]) =>
  feature(id, { type: 'Polygon', coordinates: [[...ring, ring[0]!]] });

const west = polygon('west', [0, 0], [1, 0], [1, 1], [0, 1]);
const east = polygon('east', [1, 0], [2, 0], [2, 1], [1, 1]);
const street = feature('street', { type: 'LineString', coordinates: [[1, 1], [1, 3]] }); // prettier-ignore

describe('a corner', () => {
  it('is moved in all that meet in it, rings closed, and nothing else is touched', () => {
    const moved = moveCorner(
      [west, east, street, polygon('far', [5, 5], [6, 5], [6, 6])],
      [1, 1],
      [1.5, 1.2],
    );
    expect(moved.map(({ id, geometry }) => [id, (geometry as { coordinates: unknown }).coordinates])).toEqual([
      ['west', [[[0, 0], [1, 0], [1.5, 1.2], [0, 1], [0, 0]]]],
      ['east', [[[1, 0], [2, 0], [2, 1], [1.5, 1.2], [1, 0]]]],
      ['street', [[1.5, 1.2], [1, 3]]],
    ]); // prettier-ignore
    const [first] = moveCorner([west], [0, 0], [-1, 0]);
    expect(first!.geometry).toMatchObject({
      coordinates: [[[-1, 0], [1, 0], [1, 1], [0, 1], [-1, 0]]],
    }); // prettier-ignore
  });

  it('becomes one with the next when it comes to lie on it', () => {
    const [joined] = moveCorner([west], [1, 1], [0, 1]);
    expect(joined!.geometry).toMatchObject({ coordinates: [[[0, 0], [1, 0], [0, 1], [0, 0]]] }); // prettier-ignore
    const [closing] = moveCorner([west], [0, 1], [0, 0]);
    expect(closing!.geometry).toMatchObject({ coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] }); // prettier-ignore
  });

  it('is taken out of all that have it, and stays where too few would be left', () => {
    const triangle = polygon('triangle', [1, 1], [3, 1], [3, 3]);
    const removed = removeCorner([west, street, triangle], [1, 1]);
    expect(removed.map(({ id }) => id)).toEqual(['west']);
    expect(removed[0]!.geometry).toMatchObject({ coordinates: [[[0, 0], [1, 0], [0, 1], [0, 0]]] }); // prettier-ignore
    const [first] = removeCorner([west], [0, 0]);
    expect(first!.geometry).toMatchObject({ coordinates: [[[1, 0], [1, 1], [0, 1], [1, 0]]] }); // prettier-ignore
  });

  it('is put into an edge of all that have it, whichever way it leads', () => {
    const added = insertCorner([west, east, street], [[1, 0], [1, 1]], [1.1, 0.5]); // prettier-ignore
    expect(added.map(({ geometry }) => (geometry as { coordinates: unknown }).coordinates)).toEqual([
      [[[0, 0], [1, 0], [1.1, 0.5], [1, 1], [0, 1], [0, 0]]],
      [[[1, 0], [2, 0], [2, 1], [1, 1], [1.1, 0.5], [1, 0]]],
    ]); // prettier-ignore
  });
});
