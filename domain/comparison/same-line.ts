import type { LineString, MultiLineString, Position } from 'geojson';
import { metersBetween, metersPerDegree, metersToSegment } from '../geometry/local-meters.ts';

/**
 * True when two lines in EPSG:4490 run the same way on the ground, to `reachMeters`: vertices on a straight stretch, such
 * as where another line meets this one, and the direction of drawing say nothing. Parts are compared in their order.
 * Empty lines are the same.
 */
export function isSameLine(
  one: LineString | MultiLineString,
  other: LineString | MultiLineString,
  reachMeters: number,
): boolean {
  const [parts, otherParts] = [partsOf(one), partsOf(other)];
  return (
    parts.length === otherParts.length &&
    parts.every((part, at) => isSamePart(part, otherParts[at]!, reachMeters))
  );
}

function partsOf(line: LineString | MultiLineString): Position[][] {
  return line.type === 'LineString' ? [line.coordinates] : line.coordinates;
}

function isSamePart(one: readonly Position[], other: readonly Position[], reachMeters: number): boolean {
  const [bends, otherBends] = [bendsOf(one, reachMeters), bendsOf(other, reachMeters)];
  return (
    areSamePlaces(bends, otherBends, reachMeters) ||
    areSamePlaces(bends, otherBends.toReversed(), reachMeters)
  );
}

/** The positions without those on the straight way from the one kept before them to the next. */
function bendsOf(line: readonly Position[], reachMeters: number): Position[] {
  const bends: Position[] = [];
  for (const [at, position] of line.entries()) {
    const before = bends.at(-1);
    const next = line[at + 1];
    if (before && next && isOnSegment(position, before, next, reachMeters)) continue;
    bends.push(position);
  }
  return bends;
}

function isOnSegment([x, y]: Position, [ax, ay]: Position, [bx, by]: Position, reachMeters: number): boolean {
  return metersToSegment(x!, y!, ax!, ay!, bx!, by!, metersPerDegree(y!)) <= reachMeters;
}

function areSamePlaces(one: readonly Position[], other: readonly Position[], reachMeters: number): boolean {
  if (one.length !== other.length) return false;
  return one.every(([x, y], at) => {
    const [otherX, otherY] = other[at]!;
    return metersBetween(x!, y!, otherX!, otherY!, metersPerDegree(y!)) <= reachMeters;
  });
}
