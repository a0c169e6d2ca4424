import type { PackageCounty } from './read-counties.ts';

/** A stretch of border between two places where three or more meet, or a whole island: grid positions in order. */
export interface BorderArc {
  /** Codes of the one or two counties it bounds. */
  codes: readonly string[];
  /** [column, row] on the package's grid; the last repeats the first where the arc is an island. */
  positions: [number, number][];
}

/** A stretch of grid between two neighbouring positions. */
interface Edge {
  from: number;
  to: number;
  codes: string;
  used: boolean;
}

/**
 * The borders of counties as arcs, each once. An edge that one county's rings run along twice is a spike that
 * quantisation has folded flat: it bounds nothing, and is left out. The package's neighbours share every position of
 * their border, so that each edge left belongs to two counties, or to one and the world outside.
 */
export function findBorderArcs(counties: readonly PackageCounty[]): BorderArc[] {
  const edges = findEdges(counties);
  const atNode = new Map<number, Edge[]>();
  for (const edge of edges) {
    for (const node of [edge.from, edge.to]) atNode.set(node, [...(atNode.get(node) ?? []), edge]);
  }
  const isJunction = (node: number): boolean => {
    const [first, second, ...more] = atNode.get(node)!;
    return more.length > 0 || first!.codes !== second?.codes;
  };
  const arcs: BorderArc[] = [];
  for (const startsAtJunction of [true, false]) {
    for (const edge of edges) {
      for (const start of [edge.from, edge.to]) {
        if (edge.used || isJunction(start) !== startsAtJunction) continue;
        arcs.push(traceArc(edge, start, atNode, isJunction));
      }
    }
  }
  return arcs;
}

function findEdges(counties: readonly PackageCounty[]): Edge[] {
  const found = new Map<string, { from: number; to: number; codes: Set<string> }>();
  for (const { code, rings } of counties) {
    for (const ring of rings) {
      for (let index = 0; index + 1 < ring.length; index++) {
        const ends = [nodeOf(ring[index]!), nodeOf(ring[index + 1]!)];
        const from = Math.min(...ends);
        const to = Math.max(...ends);
        if (from === to) continue;
        const key = `${from} ${to}`;
        const edge = found.get(key) ?? { from, to, codes: new Set() };
        found.set(key, edge);
        if (!edge.codes.delete(code)) edge.codes.add(code);
      }
    }
  }
  return [...found.values()]
    .filter(({ codes }) => codes.size > 0)
    .map(({ from, to, codes }) => ({ from, to, codes: [...codes].sort().join(' '), used: false }));
}

function traceArc(
  first: Edge,
  start: number,
  atNode: ReadonlyMap<number, Edge[]>,
  isJunction: (node: number) => boolean,
): BorderArc {
  const nodes = [start];
  let edge: Edge | undefined = first;
  let node = start;
  while (edge) {
    edge.used = true;
    node = edge.from === node ? edge.to : edge.from;
    nodes.push(node);
    edge = isJunction(node) ? undefined : atNode.get(node)!.find(({ used }) => !used);
  }
  return { codes: first.codes.split(' '), positions: nodes.map(positionOf) };
}

/** Columns and rows both stay below 2 ** 17, so that a position is one exact number. */
const columns = 2 ** 17;

function nodeOf([column, row]: [number, number]): number {
  return row * columns + column;
}

function positionOf(node: number): [number, number] {
  return [node % columns, Math.floor(node / columns)];
}
