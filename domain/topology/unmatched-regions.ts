import { Clipper64, ClipType, FillRule, PolyTree64, type Path64 } from 'clipper2-ts';
import type { Polygon, Position } from 'geojson';
import { clippedShells } from '../geometry/clipped-shells.ts';
import type { UnmatchedEdge, UnmatchedEdges } from './unmatched-edges.ts';

/** A place that more than one parcel claims, or none. */
export interface UnmatchedRegion {
  kind: 'covered-twice' | 'not-covered';
  polygon: Polygon;
}

/** Parts of a degree in which the regions are drawn, the stored grid; they are told, not decided on. */
const perDegree = 1e9;

/**
 * The areas that unmatched edges go around, in EPSG:4490. What is so thin that it vanishes on the stored grid of 1e-9
 * degree gives none.
 */
export function findUnmatchedRegions({ vertices, edges }: UnmatchedEdges): UnmatchedRegion[] {
  const [first] = edges;
  if (!first) return [];
  // clipper multiplies coordinates: near 0 the products keep their digits
  const [x0, y0] = [vertices.xs[first.from]!, vertices.ys[first.from]!];
  const loops = joinLoops(edges).map((loop) =>
    loop.map((number) => ({
      x: Math.round((vertices.xs[number]! - x0) * perDegree),
      y: Math.round((vertices.ys[number]! - y0) * perDegree),
    })),
  );
  const toPosition = ({ x, y }: { x: number; y: number }): Position => [
    x / perDegree + x0,
    y / perDegree + y0,
  ];
  const regionsOf = (rule: FillRule, kind: UnmatchedRegion['kind']) =>
    polygonsOf(loops, rule, toPosition).map((polygon) => ({ kind, polygon }));
  return [...regionsOf(FillRule.Positive, 'covered-twice'), ...regionsOf(FillRule.Negative, 'not-covered')];
}

/**
 * Closed loops of vertex numbers, none of which passes a vertex twice. As many edges arrive at every vertex as leave
 * it, so no walk gets stuck.
 */
function joinLoops(edges: readonly UnmatchedEdge[]): number[][] {
  const leaving = new Map<number, number[]>();
  for (const { from, to, times } of edges) {
    const targets = leaving.get(from) ?? [];
    for (let time = 0; time < times; time++) targets.push(to);
    leaving.set(from, targets);
  }
  const loops: number[][] = [];
  for (const [start, targets] of leaving) {
    while (targets.length > 0) loops.push(...walkFrom(start, leaving));
  }
  return loops;
}

/** Walk until the start is reached again; wherever the walk meets itself, a loop is cut off. */
function walkFrom(start: number, leaving: ReadonlyMap<number, number[]>): number[][] {
  const loops: number[][] = [];
  const path = [start];
  const placeOf = new Map([[start, 0]]);
  for (let at = leaving.get(start)?.pop(); at !== undefined; at = leaving.get(at)?.pop()) {
    const place = placeOf.get(at);
    if (place === undefined) {
      placeOf.set(at, path.push(at) - 1);
      continue;
    }
    const loop = path.splice(place + 1);
    for (const passed of loop) placeOf.delete(passed);
    loops.push([at, ...loop]);
    if (at === start) return loops;
  }
  // only a ring that is not closed leads nowhere
  return loops;
}

function polygonsOf(
  loops: readonly Path64[],
  rule: FillRule,
  toPosition: (point: { x: number; y: number }) => Position,
): Polygon[] {
  const clipper = new Clipper64();
  clipper.addSubject(loops as Path64[]);
  const tree = new PolyTree64();
  clipper.execute(ClipType.Union, rule, tree);
  const ringOf = (path: Path64): Position[] => {
    const ring = path.map(toPosition);
    return [...ring, ring[0]!];
  };
  return [...clippedShells(tree)].map(({ shell, holes }) => ({
    type: 'Polygon',
    coordinates: [shell, ...holes].map(ringOf),
  }));
}
