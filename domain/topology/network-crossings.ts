import { orient2d } from 'robust-predicates';
import type { FeatureState } from '../features/feature-state.ts';
import { areValidTogether } from '../features/validity.ts';
import type { NetworkGraph, Segment } from './network-graph.ts';
import { LinePairs } from './line-pairs.ts';
import type { TopologyFault } from './topology-fault.ts';

/** The most that is told of one network: where thousands cross, one word has been said often enough. */
const mostCrossings = 1_000;

/**
 * Where lines of one network cross, or one touches the other along its way, without a vertex of both. Decided exactly.
 * Ends that touch are judged as ends; two lines are told once, and of a network the first thousand. `mayPass` tells which lines pass over
 * or under each other; the pairs that are told are added to `told`.
 */
export function findCrossings(
  graph: NetworkGraph,
  mayPass: (a: FeatureState, b: FeatureState) => boolean,
  told = new LinePairs(),
): TopologyFault[] {
  const { segments, vertices } = graph;
  const ends = new Set(graph.ends.map(({ number }) => number));
  const faults: TopologyFault[] = [];
  for (const [at, a] of segments.entries()) {
    if (faults.length >= mostCrossings) break;
    for (const other of graph.search(...boundsOf(a, vertices))) {
      const b = segments[other]!;
      if (other <= at || a.line === b.line || haveCommonEnd(a, b)) continue;
      const place = findMeeting(a, b, graph, ends);
      if (!place || told.has(a.line, b.line) || mayPass(a.line, b.line) || !areValidTogether(a.line, b.line))
        continue;
      told.add(a.line, b.line);
      faults.push({
        code: 'crossing-without-node',
        feature: a.line.id,
        other: b.line.id,
        field: 'geometry',
        at: place,
      });
    }
  }
  return faults;
}

type Vertices = NetworkGraph['vertices'];

function boundsOf({ from, to }: Segment, { xs, ys }: Vertices): [number, number, number, number] {
  return [
    Math.min(xs[from]!, xs[to]!),
    Math.min(ys[from]!, ys[to]!),
    Math.max(xs[from]!, xs[to]!),
    Math.max(ys[from]!, ys[to]!),
  ];
}

function haveCommonEnd(a: Segment, b: Segment): boolean {
  return a.from === b.from || a.from === b.to || a.to === b.from || a.to === b.to;
}

/** Where two segments without a common vertex meet, not counting ends of lines; null where they don't. */
function findMeeting(
  a: Segment,
  b: Segment,
  { vertices: { xs, ys } }: NetworkGraph,
  ends: ReadonlySet<number>,
): [number, number] | null {
  const side = (from: number, to: number, at: number) =>
    orient2d(xs[from]!, ys[from]!, xs[to]!, ys[to]!, xs[at]!, ys[at]!);
  const [b1, b2] = [side(a.from, a.to, b.from), side(a.from, a.to, b.to)];
  if ((b1 > 0 && b2 > 0) || (b1 < 0 && b2 < 0)) return null;
  const [a1, a2] = [side(b.from, b.to, a.from), side(b.from, b.to, a.to)];
  if ((a1 > 0 && a2 > 0) || (a1 < 0 && a2 < 0)) return null;
  // side by side on one line: they share a stretch, and at least one has a vertex on the other
  const touching = [
    ...(b1 === 0 ? [b.from] : []),
    ...(b2 === 0 ? [b.to] : []),
    ...(a1 === 0 ? [a.from] : []),
    ...(a2 === 0 ? [a.to] : []),
  ];
  const inner = touching.find((number) => !ends.has(number));
  if (touching.length > 0) return inner === undefined ? null : [xs[inner]!, ys[inner]!];
  const share = b1 / (b1 - b2);
  return [xs[b.from]! + share * (xs[b.to]! - xs[b.from]!), ys[b.from]! + share * (ys[b.to]! - ys[b.from]!)];
}
