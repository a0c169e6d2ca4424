import gcoord from 'gcoord';
import type { Position } from 'geojson';
import type { BorderArc } from './border-arcs.ts';
import { stepsPerDegree } from './read-counties.ts';

/** A border in EPSG:4490, longitude first, and the codes of the counties it bounds. */
export interface ShapedArc {
  codes: readonly string[];
  positions: Position[];
}

/** Degrees that a smoothed position may stray from its own: half a step of the package's grid, no more is known. */
const leeway = 0.5 / stepsPerDegree;

/** Degrees of latitude, some 45 m, within which a position that is left out lies from the border that stays. */
const tolerance = 0.0004;

/** Longitudes count less than latitudes by the cosine of the middle of the region. */
const longitudeScale = Math.cos((38 * Math.PI) / 180);

/**
 * A border off the package's grid: its stairs smoothed within half a step, from GCJ-02 to WGS 84 (used as CGCS2000),
 * and thinned. Ends stay where they are, so that arcs still meet. Both sides of a border take it from the same arc,
 * and so keep it in common.
 */
export function shapeArc({ codes, positions }: BorderArc): ShapedArc {
  const degrees = positions.map(([column, row]): Position => [column / stepsPerDegree, row / stepsPerDegree]);
  const smooth = smoothWithin(degrees, leeway);
  const converted = smooth.map((position) => toCgcs2000(position));
  return { codes, positions: thin(converted).map(([x, y]) => [round(x!), round(y!)]) };
}

/** GCJ-02 to CGCS2000 by way of WGS 84; the two differ by less than this data can show. */
export function toCgcs2000([longitude, latitude]: Position): Position {
  return gcoord.transform([longitude!, latitude!], gcoord.GCJ02, gcoord.WGS84);
}

/** Four decimals more than a degree: about a metre, far below what is known. */
export function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

/** Each position towards the middle of its neighbours, three times over, and never further than the leeway. */
function smoothWithin(line: Position[], leeway: number): Position[] {
  let smooth = line;
  for (let pass = 0; pass < 3; pass++) {
    smooth = smooth.map((position, index) => {
      const before = smooth[index - 1];
      const after = smooth[index + 1];
      if (!before || !after) return position;
      return position.map((value, axis) => {
        const mean = (before[axis]! + 2 * value + after[axis]!) / 4;
        const home = line[index]![axis]!;
        return Math.min(home + leeway, Math.max(home - leeway, mean));
      });
    });
  }
  return smooth;
}

/** Douglas and Peucker's line. An island is cut at the position furthest from its start, or nothing would be left. */
function thin(line: Position[]): Position[] {
  const kept = new Set([0, line.length - 1]);
  const pending: [number, number][] = [[0, line.length - 1]];
  for (let span = pending.pop(); span; span = pending.pop()) {
    const [from, to] = span;
    let furthest = 0;
    let at = from;
    for (let index = from + 1; index < to; index++) {
      const distance = distanceToSegment(line[index]!, line[from]!, line[to]!);
      if (distance > furthest) {
        furthest = distance;
        at = index;
      }
    }
    if (furthest <= tolerance) continue;
    kept.add(at);
    pending.push([from, at], [at, to]);
  }
  return line.filter((_, index) => kept.has(index));
}

/** Degrees of latitude. */
function distanceToSegment(point: Position, from: Position, to: Position): number {
  const dx = (to[0]! - from[0]!) * longitudeScale;
  const dy = to[1]! - from[1]!;
  const px = (point[0]! - from[0]!) * longitudeScale;
  const py = point[1]! - from[1]!;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return Math.hypot(px - share * dx, py - share * dy);
}
