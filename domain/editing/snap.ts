import { metersPerDegree, type MetersPerDegree } from '../geometry/local-meters.ts';
import type { FlatRing } from '../geometry/ring-edges.ts';
import type { Place } from '../measure/geodesic.ts';

/** What a place is drawn to, the strongest first. */
export const snapKinds = [
  'vertex',
  'intersection',
  'edge',
  'perpendicular',
  'right-angle',
  'parallel',
  'extension',
  'grid',
] as const;
export type SnapKind = (typeof snapKinds)[number];

export interface SnapQuery {
  /** Where the pointer is, degrees, EPSG:4490. */
  at: Place;
  /** Within how many metres of it something is near enough. */
  reachMeters: number;
  /** Lines around, flat, in degrees: rings, streets. */
  lines: readonly FlatRing[];
  /** The places drawn so far, of which the last is where the pointer draws from. */
  drawn: readonly Place[];
  /** What is drawn to; nothing else is. */
  kinds: ReadonlySet<SnapKind>;
  /** The nearest place of a grid, however far; null for no grid. */
  grid: ((at: Place) => Place) | null;
}

export interface Snapped {
  place: Place;
  kind: SnapKind;
  /** Lines that say why: from one place to another. */
  guides: readonly (readonly [Place, Place])[];
}

/** Metres from the pointer, east and north. */
interface Point {
  x: number;
  y: number;
}

/** A line through a point; an edge ends at both ends, a guide nowhere. */
interface Line {
  kind: Exclude<SnapKind, 'vertex' | 'intersection' | 'grid'>;
  start: Point;
  end: Point;
  isEdge: boolean;
  /** Where the guide comes from. */
  from: Point;
}

/** How far around the pointer edges are looked for that are drawn on beyond their ends, as a multiple of the reach. */
const extensionReach = 12;
/** Most lines that are crossed with each other. */
const mostLines = 24;
/** Sine of the least angle at which lines cross in a place that means something: 5°. */
const leastCrossing = 0.087;

/**
 * The place that a pointer means: a vertex that is near, else where two lines cross, else the nearest place of a line.
 * Lines are the edges around, and those that one draws along: at a right angle to an edge, or to what was drawn last,
 * parallel to it, or an edge drawn on beyond its end. Null where nothing is near. A vertex comes back to the last bit;
 * other places are not rounded.
 */
export function snap(query: SnapQuery): Snapped | null {
  const frame = new Frame(query.at);
  const edges = edgesAround(query, frame);
  return (
    nearestVertex(query, frame, edges) ??
    nearestOnLines(query, frame, linesAround(query, frame, edges)) ??
    onGrid(query)
  );
}

/** The plane around the pointer. Straight in degrees is straight here. */
class Frame {
  readonly #at: Place;
  readonly #per: MetersPerDegree;

  constructor(at: Place) {
    this.#at = at;
    this.#per = metersPerDegree(at[1]);
  }

  toPoint(longitude: number, latitude: number): Point {
    return {
      x: (longitude - this.#at[0]) * this.#per.longitude,
      y: (latitude - this.#at[1]) * this.#per.latitude,
    };
  }

  toPlace({ x, y }: Point): Place {
    return [this.#at[0] + x / this.#per.longitude, this.#at[1] + y / this.#per.latitude];
  }
}

interface Edge {
  start: Point;
  end: Point;
  /** The same ends in degrees, as they are stored. */
  places: readonly [Place, Place];
  /** Metres from the pointer. */
  distance: number;
}

/** Edges so near that they, or what they are drawn on to, may be meant; the nearest first. */
function edgesAround({ lines, reachMeters }: SnapQuery, frame: Frame): Edge[] {
  const wide = reachMeters * extensionReach;
  const edges: Edge[] = [];
  for (const line of lines) {
    for (let at = 0; at + 3 < line.length; at += 2) {
      const places = [
        [line[at]!, line[at + 1]!],
        [line[at + 2]!, line[at + 3]!],
      ] as const;
      const [start, end] = [frame.toPoint(...places[0]), frame.toPoint(...places[1])];
      if (Math.min(start.x, end.x) > wide || Math.max(start.x, end.x) < -wide) continue;
      if (Math.min(start.y, end.y) > wide || Math.max(start.y, end.y) < -wide) continue;
      const distance = lengthOf(nearestOf(start, end, true));
      if (distance <= wide) edges.push({ start, end, places, distance });
    }
  }
  return edges.sort((a, b) => a.distance - b.distance);
}

function nearestVertex(
  { kinds, reachMeters, drawn }: SnapQuery,
  frame: Frame,
  edges: readonly Edge[],
): Snapped | null {
  if (!kinds.has('vertex')) return null;
  const ends = edges.flatMap(({ start, end, places }) => [
    { place: places[0], away: lengthOf(start) },
    { place: places[1], away: lengthOf(end) },
  ]);
  // what is drawn can be closed, or come back to itself
  const own = drawn.slice(0, -1).map((place) => ({ place, away: lengthOf(frame.toPoint(...place)) }));
  const nearest = [...ends, ...own].reduce<(typeof ends)[number] | null>(
    (best, one) => (one.away <= reachMeters && one.away < (best?.away ?? Infinity) ? one : best),
    null,
  );
  return nearest && { place: nearest.place, kind: 'vertex', guides: [] };
}

/** Edges and guides that pass the pointer within reach. */
function linesAround({ kinds, reachMeters, drawn }: SnapQuery, frame: Frame, edges: readonly Edge[]): Line[] {
  const lines: Line[] = edges.map(({ start, end }) => ({
    kind: 'edge',
    start,
    end,
    isEdge: true,
    from: start,
  }));
  for (const { start, end } of edges)
    lines.push({ kind: 'extension', start, end, isEdge: false, from: start });
  const last = drawn.at(-1);
  if (last) {
    const from = frame.toPoint(...last);
    const along = (kind: Line['kind'], dx: number, dy: number) =>
      lines.push({ kind, start: from, end: { x: from.x + dx, y: from.y + dy }, isEdge: false, from });
    for (const { start, end } of edges) along('perpendicular', start.y - end.y, end.x - start.x);
    for (const { start, end } of edges) along('parallel', end.x - start.x, end.y - start.y);
    const before = drawn.at(-2);
    if (before) {
      const { x, y } = frame.toPoint(...before);
      along('right-angle', y - from.y, from.x - x);
      along('extension', from.x - x, from.y - y);
    }
  }
  return lines.filter(
    (line) => kinds.has(line.kind) && lengthOf(nearestOf(line.start, line.end, line.isEdge)) <= reachMeters,
  );
}

function nearestOnLines(
  { kinds, reachMeters }: SnapQuery,
  frame: Frame,
  lines: readonly Line[],
): Snapped | null {
  const crossing = kinds.has('intersection') ? nearestCrossing(lines.slice(0, mostLines), reachMeters) : null;
  if (crossing)
    return {
      place: frame.toPlace(crossing.point),
      kind: 'intersection',
      guides: crossing.lines.flatMap((line) => guideTo(line, crossing.point, frame)),
    };
  let best: { line: Line; point: Point; rank: number; away: number } | null = null;
  for (const line of lines) {
    const point = nearestOf(line.start, line.end, line.isEdge);
    const [rank, away] = [snapKinds.indexOf(line.kind), lengthOf(point)];
    if (!best || rank < best.rank || (rank === best.rank && away < best.away))
      best = { line, point, rank, away };
  }
  if (!best) return null;
  const { line, point } = best;
  return { place: frame.toPlace(point), kind: line.kind, guides: guideTo(line, point, frame) };
}

function nearestCrossing(
  lines: readonly Line[],
  reachMeters: number,
): { point: Point; lines: readonly [Line, Line] } | null {
  let best: { point: Point; lines: readonly [Line, Line] } | null = null;
  let nearest = reachMeters;
  for (const [at, one] of lines.entries()) {
    for (const other of lines.slice(at + 1)) {
      const point = crossingOf(one, other);
      if (!point || lengthOf(point) > nearest) continue;
      nearest = lengthOf(point);
      best = { point, lines: [one, other] };
    }
  }
  return best;
}

/** Where two lines cross, at an angle that means something. Edges cross within their ends, or a hair beyond. */
function crossingOf(one: Line, other: Line): Point | null {
  const [ux, uy] = [one.end.x - one.start.x, one.end.y - one.start.y];
  const [vx, vy] = [other.end.x - other.start.x, other.end.y - other.start.y];
  const cross = ux * vy - uy * vx;
  if (Math.abs(cross) < leastCrossing * Math.hypot(ux, uy) * Math.hypot(vx, vy)) return null;
  const [wx, wy] = [other.start.x - one.start.x, other.start.y - one.start.y];
  const [along, beside] = [(wx * vy - wy * vx) / cross, (wx * uy - wy * ux) / cross];
  const isWithin = (share: number) => share > -1e-9 && share < 1 + 1e-9;
  if ((one.isEdge && !isWithin(along)) || (other.isEdge && !isWithin(beside))) return null;
  return { x: one.start.x + along * ux, y: one.start.y + along * uy };
}

function onGrid({ kinds, grid, at }: SnapQuery): Snapped | null {
  return grid && kinds.has('grid') ? { place: grid(at), kind: 'grid', guides: [] } : null;
}

/** An edge shows itself; a guide is shown from where it comes from. */
function guideTo({ isEdge, from }: Line, to: Point, frame: Frame): [Place, Place][] {
  return isEdge ? [] : [[frame.toPlace(from), frame.toPlace(to)]];
}

/** The place of a line that is nearest to the pointer, which is at 0, 0. */
function nearestOf(start: Point, end: Point, isEdge: boolean): Point {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const squared = dx * dx + dy * dy;
  if (squared === 0) return start;
  const share = -(start.x * dx + start.y * dy) / squared;
  const along = isEdge ? Math.min(1, Math.max(0, share)) : share;
  return { x: start.x + along * dx, y: start.y + along * dy };
}

function lengthOf({ x, y }: Point): number {
  return Math.hypot(x, y);
}
