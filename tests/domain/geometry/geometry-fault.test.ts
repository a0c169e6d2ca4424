import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { findGeometryFault } from '#domain/geometry/geometry-fault.ts';

const square = (x: number, y: number, side: number): Position[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const polygon = (...coordinates: Position[][]): Polygon => ({ type: 'Polygon', coordinates });
const multiPolygon = (...coordinates: Position[][][]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates,
});

describe('A geometry that can be stored', () => {
  it.each<[string, Geometry]>([
    ['a polygon', polygon(square(112, 38, 1))],
    ['parts that touch in a corner', multiPolygon([square(112, 38, 1)], [square(113, 39, 1)])],
    [
      'an island in a lake',
      multiPolygon([square(112, 38, 3), square(113, 39, 1)], [square(113.25, 39.25, 0.5)]),
    ],
  ])('is %s', (_name, geometry) => {
    expect(findGeometryFault(geometry)).toBeNull();
  });
});

describe('A geometry is refused at its place', () => {
  it.each<[string, Geometry, string, [number, number]]>([
    [
      'where parts overlap',
      multiPolygon([square(112, 38, 2)], [square(113, 39, 2)]),
      'parts-overlap',
      [113, 39],
    ],
    [
      'where parts are the same',
      multiPolygon([square(112, 38, 1)], [square(112, 38, 1)]),
      'parts-overlap',
      [112, 38],
    ],
    [
      'where parts share an edge',
      multiPolygon([square(112, 38, 1)], [square(113, 38, 1)]),
      'parts-share-edge',
      [113, 38],
    ],
    [
      'where a part is not valid itself, before the parts are compared',
      multiPolygon(
        [square(112, 38, 2)],
        [square(113, 39, 2).toSpliced(2, 1)].map((ring) => ring.slice(0, -1)),
      ),
      'too-few-positions',
      [113, 39],
    ],
    [
      'where another ring begins, for an empty hole',
      polygon(square(112, 38, 1), []),
      'too-few-positions',
      [112, 38],
    ],
    [
      'where the first hole begins, for an empty shell',
      polygon([], square(112, 38, 1)),
      'too-few-positions',
      [112, 38],
    ],
    [
      'where another part begins, for a part of one empty ring',
      multiPolygon([[]], [square(112, 38, 1)]),
      'too-few-positions',
      [112, 38],
    ],
    [
      'where another part begins, for a part without rings',
      multiPolygon([square(112, 38, 1)], []),
      'too-few-positions',
      [112, 38],
    ],
  ])('%s', (_name, geometry, reason, position) => {
    expect(findGeometryFault(geometry)).toEqual({ reason, position });
  });

  it.each<[string, Geometry]>([
    ['a polygon of an empty ring', polygon([])],
    ['a polygon without rings', polygon()],
    ['a multi-polygon of empty rings', multiPolygon([[]], [[], []])],
    ['a line without positions', { type: 'LineString', coordinates: [] }],
  ])('or as empty where it has none: %s', (_name, geometry) => {
    expect(findGeometryFault(geometry)).toEqual({ reason: 'empty' });
  });
});
