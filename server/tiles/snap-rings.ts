import Flatbush from 'flatbush';
import type { FlatRing } from '#domain/geometry/polygon-fault.ts';
import type { Line } from './twkb-reader.ts';

/** An edge from a to b. */
type Edge = readonly [ax: number, ay: number, bx: number, by: number];

/**
 * Rings whose edges meet in positions of the grid alone (snap rounding; Hobby, Practical segment intersection with
 * finite precision output, 1999): where two edges cross, the crossing is rounded to the grid, and an edge that passes
 * through the unit square around such a position, or around a corner, is led through its middle.
 *
 *     a───────────b        a──────c─────b     c lies a hair below the edge: rounding the
 *            c        →          ╱ ╲          crossings of its own edges with a–b would
 *           ╱ ╲                              give c again, and leave them crossing
 */
export function snapRings(rings: readonly FlatRing[]): Line[] {
  const edges = rings.flatMap(edgesOf);
  if (edges.length === 0) return [];
  const positions = [...edges.map(([x, y]) => [x, y] as const), ...crossingsOf(edges)];
  const index = new Flatbush(positions.length);
  for (const [x, y] of positions) index.add(x, y, x, y);
  index.finish();
  return rings.map((ring) => {
    const snapped = edgesOf(ring).flatMap((edge) => snapEdge(edge, positions, index));
    return snapped.length > 0 ? [...snapped, snapped[0]!, snapped[1]!] : [];
  });
}

function edgesOf(ring: FlatRing): Edge[] {
  const edges: Edge[] = [];
  for (let at = 0; at + 3 < ring.length; at += 2)
    edges.push([ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!]);
  return edges;
}

/** Where edges cross between their ends, rounded to the grid. */
function crossingsOf(edges: Edge[]): (readonly [number, number])[] {
  const index = new Flatbush(edges.length);
  for (const edge of edges) index.add(...boxOf(edge));
  index.finish();
  return edges.flatMap((edge, at) =>
    index
      .search(...boxOf(edge), (other) => other > at)
      .flatMap((other) => crossingOf(edge, edges[other]!) ?? []),
  );
}

function crossingOf([ax, ay, bx, by]: Edge, [cx, cy, dx, dy]: Edge): [readonly [number, number]] | null {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, dx - cx, dy - cy];
  const cross = ux * vy - uy * vx;
  if (cross === 0) return null;
  const along = ((cx - ax) * vy - (cy - ay) * vx) / cross;
  const alongOther = ((cx - ax) * uy - (cy - ay) * ux) / cross;
  if (along <= 0 || along >= 1 || alongOther <= 0 || alongOther >= 1) return null;
  return [[Math.round(ax + along * ux), Math.round(ay + along * uy)]];
}

/** The start of an edge and the positions it is led through, in their order. */
function snapEdge(edge: Edge, positions: (readonly [number, number])[], index: Flatbush): Line {
  const [ax, ay, bx, by] = edge;
  const [west, north, east, south] = boxOf(edge);
  const alongOf = ([x, y]: readonly [number, number]) => (x - ax) * (bx - ax) + (y - ay) * (by - ay);
  const between = index
    .search(west - 1, north - 1, east + 1, south + 1)
    .map((at) => positions[at]!)
    .filter(([x, y]) => (x !== ax || y !== ay) && (x !== bx || y !== by) && passes(edge, x, y))
    .toSorted((one, two) => alongOf(one) - alongOf(two));
  return [ax, ay, ...between.flat()];
}

/** True when the edge passes through the unit square around a position. */
function passes([ax, ay, bx, by]: Edge, x: number, y: number): boolean {
  if (Math.max(ax, bx) < x - 0.5 || Math.min(ax, bx) > x + 0.5) return false;
  if (Math.max(ay, by) < y - 0.5 || Math.min(ay, by) > y + 0.5) return false;
  const distance = Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax));
  // how far the corners of the square stand off its middle, seen along the edge
  return distance <= 0.5 * (Math.abs(bx - ax) + Math.abs(by - ay));
}

function boxOf([ax, ay, bx, by]: Edge): [number, number, number, number] {
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}
