import { orient2d } from 'robust-predicates';
import { compareEdges } from './compare-edges.ts';
import type { PolygonFault } from './polygon-fault-reasons.ts';
import { addRing, type FlatRing, type RingEdge, type RingEdges } from './ring-edges.ts';
import { findSweptFault } from './swept-fault.ts';
import { TouchingRings } from './touching-rings.ts';

export type { FlatRing } from './ring-edges.ts';

/**
 * The first fault of a polygon, or null when it is valid in the sense of OGC Simple Features (as PostGIS's
 * ST_IsValid judges it): closed simple rings that neither cross nor touch themselves, holes inside the shell,
 * rings that touch each other in single points only and leave the interior connected. Unit and axis order don't
 * matter. The first ring is the shell. Winding is not judged. Decisions are exact (Shewchuk's predicates).
 */
export function findPolygonFault(rings: readonly FlatRing[]): PolygonFault | null {
  const all: RingEdges = { edges: [], counts: [] };
  for (const ring of rings) {
    const fault = findRingFault(ring, rings);
    if (fault) return fault;
    addRing(all, ring);
  }
  return findSpike(all) ?? findRelationFault(all, rings);
}

/** Twice the signed area of a ring by the surveyor's formula; positive when it turns from x to y. */
export function doubledArea(ring: FlatRing): number {
  let sum = 0;
  // relative to the first position, so that large coordinates keep their digits
  const x0 = ring[0] ?? 0;
  const y0 = ring[1] ?? 0;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    sum += (ring[at]! - x0) * (ring[at + 3]! - y0) - (ring[at + 2]! - x0) * (ring[at + 1]! - y0);
  }
  return sum;
}

/** 1 inside, 0 on the edge, -1 outside. */
export function placeInRing(x: number, y: number, ring: FlatRing): 1 | 0 | -1 {
  let inside = false;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const ax = ring[at]!;
    const ay = ring[at + 1]!;
    const bx = ring[at + 2]!;
    const by = ring[at + 3]!;
    // nearly all edges lie above or below
    if ((ay > y && by > y) || (ay < y && by < y)) continue;
    if (isOnSegment(x, y, ax, ay, bx, by)) return 0;
    if (ay > y === by > y) continue;
    const side = orient2d(ax, ay, bx, by, x, y);
    if (by > ay ? side < 0 : side > 0) inside = !inside;
  }
  return inside ? 1 : -1;
}

function findRingFault(ring: FlatRing, rings: readonly FlatRing[]): PolygonFault | null {
  // an empty ring has no place of its own: it is told where another begins
  const { 0: x = Number.NaN, 1: y = Number.NaN } =
    ring.length > 0 ? ring : (rings.find(hasPositions) ?? ring);
  if (!Array.prototype.every.call(ring, Number.isFinite)) return { reason: 'not-finite', x, y };
  if (ring.length < 8) return { reason: 'too-few-positions', x, y };
  if (x !== ring[ring.length - 2] || y !== ring[ring.length - 1]) return { reason: 'not-closed', x, y };
  return null;
}

/** True for a ring that is not empty. */
export function hasPositions(ring: FlatRing): boolean {
  return ring.length > 0;
}

/** Spikes first: they also touch themselves, which would say less. */
function findSpike({ edges, counts }: RingEdges): PolygonFault | null {
  let first = 0;
  for (const count of counts) {
    for (let at = 0; at < count; at++) {
      const a = edges[first + at]!;
      const b = edges[first + ((at + 1) % count)]!;
      const isBack = (a.bx - a.ax) * (b.bx - b.ax) + (a.by - a.ay) * (b.by - b.ay) < 0;
      if (isBack && orient2d(a.ax, a.ay, a.bx, a.by, b.bx, b.by) === 0)
        return { reason: 'spike', x: a.bx, y: a.by };
    }
    first += count;
  }
  return null;
}

function findRelationFault(all: RingEdges, rings: readonly FlatRing[]): PolygonFault | null {
  let touches = new TouchingRings();
  let fault = comparePairs(all, touches);
  if (fault === 'too-many-pairs') {
    touches = new TouchingRings();
    fault = findSweptFault(all, touches);
  }
  return fault ?? touches.fault ?? findNestingFault(rings, touches);
}

/** Pairs of edges that are compared one by one: quicker than anything else while they are few. */
const fewPairs = (edges: number) => 50_000 + 32 * edges;

/**
 * Go through the pairs of edges that have an x in common. Nearly all polygons have few; where many long edges lie above
 * each other there are too many, and a sweep has to find the fault.
 */
function comparePairs(
  { edges, counts }: RingEdges,
  touches: TouchingRings,
): PolygonFault | 'too-many-pairs' | null {
  const isSorted = edges.length > 12;
  const sorted = isSorted ? edges.toSorted((a, b) => minX(a) - minX(b)) : edges;
  let remaining = fewPairs(edges.length);
  for (let one = 0; one < sorted.length; one++) {
    const a = sorted[one]!;
    const reach = Math.max(a.ax, a.bx);
    let other = one + 1;
    for (; other < sorted.length; other++) {
      const b = sorted[other]!;
      if (isSorted && minX(b) > reach) break;
      const fault = compareEdges(a, b, counts, touches);
      if (fault) return fault;
    }
    remaining -= other - one;
    if (remaining < 0) return 'too-many-pairs';
  }
  return null;
}

function minX(edge: RingEdge): number {
  return edge.ax < edge.bx ? edge.ax : edge.bx;
}

function findNestingFault(rings: readonly FlatRing[], touches: TouchingRings): PolygonFault | null {
  // with thousands of holes, most are told apart by their boxes
  const boxes = rings.length > 2 ? rings.map(boxOf) : [];
  for (const [number, ring] of rings.entries()) {
    if (doubledArea(ring) === 0) return { reason: 'zero-area', x: ring[0]!, y: ring[1]! };
    if (number === 0) continue;
    const [x, y] = positionOff(ring, touches);
    if (placeInRing(x, y, rings[0]!) < 0) return { reason: 'hole-outside-shell', x, y };
    for (let other = 1; other < boxes.length; other++) {
      if (other === number || !isInBox(x, y, boxes[other]!)) continue;
      if (placeInRing(x, y, rings[other]!) > 0) return { reason: 'hole-inside-hole', x, y };
    }
  }
  return null;
}

interface Box {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

function boxOf(ring: FlatRing): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (let at = 0; at + 1 < ring.length; at += 2) {
    box.minX = Math.min(box.minX, ring[at]!);
    box.minY = Math.min(box.minY, ring[at + 1]!);
    box.maxX = Math.max(box.maxX, ring[at]!);
    box.maxY = Math.max(box.maxY, ring[at + 1]!);
  }
  return box;
}

function isInBox(x: number, y: number, { minX, minY, maxX, maxY }: Box): boolean {
  return x >= minX && x <= maxX && y >= minY && y <= maxY;
}

/** A position of the ring where it touches no other ring. */
function positionOff(ring: FlatRing, touches: TouchingRings): [number, number] {
  for (let at = 0; at + 1 < ring.length; at += 2) {
    if (!touches.has(ring[at]!, ring[at + 1]!)) return [ring[at]!, ring[at + 1]!];
  }
  return [(ring[0]! + ring[2]!) / 2, (ring[1]! + ring[3]!) / 2];
}

function isOnSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): boolean {
  if (x < Math.min(ax, bx) || x > Math.max(ax, bx) || y < Math.min(ay, by) || y > Math.max(ay, by))
    return false;
  return orient2d(ax, ay, bx, by, x, y) === 0;
}
