/**
 * Polygons on the integer grid of a tile. Rounding to the grid collapses, crosses and joins edges; what leaves this
 * file is valid again, wound as MVT 2.1 asks (outer rings clockwise with y downwards), or gone.
 */
import { Clipper64, ClipType, FillRule, PolyTree64, type Path64, type PolyPath64 } from 'clipper2-ts';
import { doubledArea, findPolygonFault, placeInRing, type FlatRing } from '#domain/geometry/polygon-fault.ts';
import type { Positions } from './mvt-writer.ts';
import { snapRings } from './snap-rings.ts';
import type { Line } from './twkb-reader.ts';

/** Valid, wound polygons from rounded ones; those that collapsed are left out. */
export function cleanPolygons(polygons: Line[][]): Line[][] {
  const cleaned: Line[][] = [];
  for (const rings of polygons) {
    const tidied = rings.map(tidyRing);
    const shell = tidied[0];
    if (!shell || shell.length === 0) continue;
    const present = tidied.filter((ring) => ring.length > 0);
    if (findPolygonFault(present)) cleaned.push(...repairPolygon(present));
    else cleaned.push(present.map((ring, at) => windRing(ring, at === 0)));
  }
  return cleaned;
}

/**
 * For a closed ring that turns the same way at every position and goes around once: 1 when that is clockwise (with y
 * downwards), -1 when it is the other way. Such a ring, as most parcels are, is valid as it stands. 0 says nothing:
 * the ring is then judged in full.
 */
export function convexTurn(ring: Positions, length: number): 1 | 0 | -1 {
  if (length < 8 || ring[0] !== ring[length - 2] || ring[1] !== ring[length - 1]) return 0;
  let turn: 1 | 0 | -1 = 0;
  let timesTurnedBack = 0;
  let ux = ring[length - 2]! - ring[length - 4]!;
  let uy = ring[length - 1]! - ring[length - 3]!;
  for (let at = 0; at + 3 < length; at += 2) {
    const vx = ring[at + 2]! - ring[at]!;
    const vy = ring[at + 3]! - ring[at + 1]!;
    const cross = ux * vy - uy * vx;
    const side = cross > 0 ? 1 : cross < 0 ? -1 : 0;
    if (side === 0 || (turn !== 0 && side !== turn)) return 0;
    turn = side;
    // going once around a convex ring, the direction passes from rightwards to leftwards once
    if ((ux > 0 || (ux === 0 && uy > 0)) && !(vx > 0 || (vx === 0 && vy > 0))) timesTurnedBack += 1;
    ux = vx;
    uy = vy;
  }
  return timesTurnedBack === 1 ? turn : 0;
}

/** Without repeated positions and without spikes; empty when nothing with an area is left. */
export function tidyRing(ring: Line): Line {
  const kept: Line = [];
  for (let at = 0; at < ring.length; at += 2) pushPosition(kept, ring[at]!, ring[at + 1]!);
  // a spike can lie over the seam, where the ring closes
  while (kept.length >= 6 && isSpike(kept.at(-4)!, kept.at(-3)!, kept[0]!, kept[1]!, kept[2]!, kept[3]!)) {
    kept.splice(0, 2);
    kept.splice(-2, 2, kept[0]!, kept[1]!);
    if (kept.at(-4) === kept.at(-2) && kept.at(-3) === kept.at(-1)) kept.splice(-2, 2);
  }
  return kept.length >= 8 && doubledArea(kept) !== 0 ? kept : [];
}

function pushPosition(kept: Line, x: number, y: number): void {
  while (kept.length >= 4 && isSpike(kept.at(-4)!, kept.at(-3)!, kept.at(-2)!, kept.at(-1)!, x, y))
    kept.length -= 2;
  if (kept.length === 0 || kept.at(-2) !== x || kept.at(-1) !== y) kept.push(x, y);
}

/** True when the path goes from a to b and back over itself towards c. */
function isSpike(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, cx - bx, cy - by];
  return ux * vy === uy * vx && ux * vx + uy * vy < 0;
}

function windRing(ring: Line, isOuter: boolean): Line {
  return doubledArea(ring) > 0 === isOuter ? ring : reverseRing(ring);
}

function reverseRing(ring: Line): Line {
  const reversed: Line = [];
  for (let at = ring.length - 2; at >= 0; at -= 2) reversed.push(ring[at]!, ring[at + 1]!);
  return reversed;
}

/**
 * A polygon with crossing or touching rings as valid ones of the same area (even-odd). Clipper's results may still
 * touch themselves, and its rounding to the grid may cross again: rings are split where they touch and led through the
 * positions they nearly touch, and what stays invalid after three rounds is left out.
 */
export function repairPolygon(rings: readonly FlatRing[], rounds = 3): Line[][] {
  const repaired: Line[][] = [];
  for (const polygon of unionEvenOdd(rings)) {
    for (const part of splitTouching(polygon)) {
      if (!findPolygonFault(part)) repaired.push(part.map((ring, at) => windRing(ring, at === 0)));
      else if (rounds > 1) repaired.push(...repairPolygon(snapRings(part), rounds - 1));
    }
  }
  return repaired;
}

function unionEvenOdd(rings: readonly FlatRing[]): Line[][] {
  const clipper = new Clipper64();
  clipper.addSubject(rings.map(toPath));
  const tree = new PolyTree64();
  clipper.execute(ClipType.Union, FillRule.EvenOdd, tree);
  const polygons: Line[][] = [];
  collectPolygons(tree, polygons);
  return polygons;
}

function collectPolygons(parent: PolyPath64, into: Line[][]): void {
  for (let at = 0; at < parent.count; at++) {
    const outer = parent.child(at);
    const polygon = [tidyRing(toRing(outer.poly ?? []))];
    for (let hole = 0; hole < outer.count; hole++) {
      const inner = outer.child(hole);
      polygon.push(tidyRing(toRing(inner.poly ?? [])));
      collectPolygons(inner, into);
    }
    if (polygon[0]!.length > 0) into.push(polygon.filter((ring) => ring.length > 0));
  }
}

function toPath(ring: FlatRing): Path64 {
  const path: Path64 = [];
  for (let at = 0; at + 2 < ring.length; at += 2) path.push({ x: ring[at]!, y: ring[at + 1]! });
  return path;
}

function toRing(path: Path64): Line {
  const ring = path.flatMap(({ x, y }) => [x, y]);
  if (ring.length > 0) ring.push(ring[0]!, ring[1]!);
  return ring;
}

/** Rings cut into loops at positions they pass twice, and put together again as polygons. */
function splitTouching(rings: Line[]): Line[][] {
  const loops = rings.flatMap((ring) => splitLoops(nodeRing(ring)));
  return assemblePolygons(loops.map(tidyRing).filter((loop) => loop.length > 0));
}

/** The ring with a position added wherever another of its positions lies on an edge. */
function nodeRing(ring: Line): Line {
  const noded: Line = [];
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [ax, ay, bx, by] = [ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!];
    noded.push(ax, ay);
    const on: [number, number, number][] = [];
    for (let other = 0; other + 1 < ring.length; other += 2) {
      const [x, y] = [ring[other]!, ring[other + 1]!];
      const along = (x - ax) * (bx - ax) + (y - ay) * (by - ay);
      const whole = (bx - ax) ** 2 + (by - ay) ** 2;
      if (along > 0 && along < whole && (bx - ax) * (y - ay) === (by - ay) * (x - ax)) on.push([along, x, y]);
    }
    for (const [, x, y] of on.sort((one, two) => one[0] - two[0])) pushPosition(noded, x, y);
  }
  noded.push(ring[0]!, ring[1]!);
  return noded;
}

function splitLoops(ring: Line): Line[] {
  const loops: Line[] = [];
  const path: Line = [];
  const placeOf = new Map<number, number>();
  for (let at = 0; at + 1 < ring.length; at += 2) {
    const [x, y] = [ring[at]!, ring[at + 1]!];
    const key = positionKey(x, y);
    const before = placeOf.get(key);
    if (before !== undefined) {
      const loop = [...path.slice(before), x, y];
      for (let gone = before; gone < path.length; gone += 2)
        placeOf.delete(positionKey(path[gone]!, path[gone + 1]!));
      path.length = before;
      loops.push(loop);
    }
    placeOf.set(key, path.length);
    path.push(x, y);
  }
  return loops;
}

/** One number for a position of the grid; positions lie within ±2^20 of the origin. */
export function positionKey(x: number, y: number): number {
  return (x + 1_048_576) * 2_097_152 + (y + 1_048_576);
}

export function xOfKey(key: number): number {
  return Math.floor(key / 2_097_152) - 1_048_576;
}

export function yOfKey(key: number): number {
  return (key % 2_097_152) - 1_048_576;
}

/**
 * Polygons from loops of which the outer turn one way (positive doubled area) and the holes the other: each hole
 * goes to the smallest outer loop around it; a hole without one is dropped.
 */
export function assemblePolygons(loops: Line[]): Line[][] {
  const outers: { area: number; box: Box; rings: Line[] }[] = [];
  const holes: Line[] = [];
  for (const loop of loops) {
    const area = doubledArea(loop);
    if (area > 0) outers.push({ area, box: boxOf(loop), rings: [loop] });
    else if (area < 0) holes.push(loop);
  }
  if (holes.length > 0) outers.sort((a, b) => a.area - b.area);
  for (const hole of holes) {
    const box = boxOf(hole);
    const home = outers.find((outer) => contains(outer.box, box) && isAround(outer.rings[0]!, hole));
    home?.rings.push(hole);
  }
  return outers.map(({ rings }) => rings);
}

type Box = [number, number, number, number];

function boxOf(ring: Line): Box {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < ring.length; at += 2) {
    const x = ring[at]!;
    const y = ring[at + 1]!;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < north) north = y;
    if (y > south) south = y;
  }
  return [west, north, east, south];
}

function contains(outer: Box, inner: Box): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

function isAround(outer: Line, hole: Line): boolean {
  for (let at = 0; at < hole.length; at += 2) {
    const place = placeInRing(hole[at]!, hole[at + 1]!, outer);
    if (place !== 0) return place > 0;
  }
  return placeInRing((hole[0]! + hole[2]!) / 2, (hole[1]! + hole[3]!) / 2, outer) > 0;
}
