import type { Geometry } from 'geojson';
import { doubledArea, placeInRing, type FlatRing } from '../geometry/polygon-fault.ts';

/** A polygon as flat rings: the shell counter-clockwise, holes clockwise, so that the inside is on the left. */
export type FlatPolygon = readonly FlatRing[];

/** The polygons of a geometry in degrees, wound; none for points and lines. */
export function flatPolygons(geometry: Geometry): FlatPolygon[] {
  if (geometry.type === 'Polygon') return [windPolygon(geometry.coordinates)];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map(windPolygon);
  return [];
}

function windPolygon(rings: number[][][]): FlatPolygon {
  return rings.map((ring, at) => {
    const flat: number[] = [];
    for (const position of ring) flat.push(position[0]!, position[1]!);
    return doubledArea(flat) > 0 === (at === 0) ? flat : reverse(flat);
  });
}

function reverse(ring: FlatRing): number[] {
  const reversed: number[] = [];
  for (let at = ring.length - 2; at >= 0; at -= 2) reversed.push(ring[at]!, ring[at + 1]!);
  return reversed;
}

/** 1 inside one of the polygons, 0 on an edge, -1 outside all; decided exactly. */
export function placeInPolygons(x: number, y: number, polygons: readonly FlatPolygon[]): 1 | 0 | -1 {
  let place: 1 | 0 | -1 = -1;
  for (const polygon of polygons) {
    const here = placeInPolygon(x, y, polygon);
    if (here === 1) return 1;
    if (here === 0) place = 0;
  }
  return place;
}

function placeInPolygon(x: number, y: number, [shell, ...holes]: FlatPolygon): 1 | 0 | -1 {
  const inShell = shell ? placeInRing(x, y, shell) : -1;
  if (inShell !== 1) return inShell;
  for (const hole of holes) {
    const inHole = placeInRing(x, y, hole);
    if (inHole !== -1) return inHole === 0 ? 0 : -1;
  }
  return 1;
}

/** West, south, east, north of polygons, degrees. */
export function boundsOfPolygons(polygons: readonly FlatPolygon[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [shell] of polygons) {
    for (let at = 0; shell && at + 1 < shell.length; at += 2) {
      bounds[0] = Math.min(bounds[0], shell[at]!);
      bounds[1] = Math.min(bounds[1], shell[at + 1]!);
      bounds[2] = Math.max(bounds[2], shell[at]!);
      bounds[3] = Math.max(bounds[3], shell[at + 1]!);
    }
  }
  return bounds;
}
