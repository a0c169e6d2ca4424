import Flatbush from 'flatbush';
import type { FeatureState } from '../features/feature-state.ts';
import { VertexNumbers } from './vertex-numbers.ts';

/** A straight piece of a line. */
export interface Segment {
  line: FeatureState;
  from: number;
  to: number;
}

/** The lines of one network: their vertices numbered, their segments to be searched. Degrees, EPSG:4490. */
export interface NetworkGraph {
  vertices: VertexNumbers;
  segments: Segment[];
  /** The two ends of each part of each line. */
  ends: { line: FeatureState; number: number }[];
  /** Lines that have a vertex, by its number. */
  linesAt: Map<number, Set<FeatureState>>;
  /** Places of the segments whose bounds meet a box. */
  search: (west: number, south: number, east: number, north: number) => number[];
}

/** The graph of lines that belong together; lines of other types are left out. */
export function buildNetworkGraph(lines: readonly FeatureState[]): NetworkGraph {
  const vertices = new VertexNumbers();
  const graph: Omit<NetworkGraph, 'search'> = { vertices, segments: [], ends: [], linesAt: new Map() };
  for (const line of lines) {
    for (const path of pathsOf(line)) addPath(graph, line, path);
  }
  const { segments } = graph;
  const boxes = segments.length > 0 ? new Flatbush(segments.length) : null;
  const { xs, ys } = vertices;
  for (const { from, to } of segments) {
    boxes?.add(
      Math.min(xs[from]!, xs[to]!),
      Math.min(ys[from]!, ys[to]!),
      Math.max(xs[from]!, xs[to]!),
      Math.max(ys[from]!, ys[to]!),
    );
  }
  boxes?.finish();
  return { ...graph, search: (...box) => boxes?.search(...box) ?? [] };
}

/** The parts of a line, none for other geometries. */
export function pathsOf({ geometry }: FeatureState): number[][][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

function addPath(graph: Omit<NetworkGraph, 'search'>, line: FeatureState, path: number[][]): void {
  const numbers = path.map(([x, y]) => graph.vertices.numberOf(x!, y!));
  for (const number of numbers) {
    const lines = graph.linesAt.get(number) ?? new Set();
    graph.linesAt.set(number, lines.add(line));
  }
  for (let at = 1; at < numbers.length; at++) {
    const [from, to] = [numbers[at - 1]!, numbers[at]!];
    if (from !== to) graph.segments.push({ line, from, to });
  }
  for (const number of [numbers[0], numbers.at(-1)]) {
    if (number !== undefined) graph.ends.push({ line, number });
  }
}
