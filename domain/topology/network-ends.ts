import type { FeatureState } from '../features/feature-state.ts';
import { areValidTogether } from '../features/validity.ts';
import { metersPerDegree, metersToSegment } from '../geometry/local-meters.ts';
import { LinePairs } from './line-pairs.ts';
import type { NetworkGraph } from './network-graph.ts';
import type { TopologyFault } from './topology-fault.ts';

/**
 * Farthest from another line, in metres, that an end which joins nothing is taken to be meant to join it: less than the
 * half of any street's width, more than a slip of the hand.
 */
const snapMeters = 2;

/**
 * Ends of lines within 2 m of another line of the network with which they have no vertex in common. Cables of different
 * voltages pass each other: only a transformer joins them. Pairs of lines that are `told` already are not told again.
 */
export function findLooseEnds(graph: NetworkGraph, told = new LinePairs()): TopologyFault[] {
  const faults: TopologyFault[] = [];
  for (const { line, number } of graph.ends) {
    if (graph.linesAt.get(number)!.size > 1) continue;
    const nearest = findNearest(graph, line, number);
    if (!nearest || nearest.meters > snapMeters || told.has(line, nearest.line)) continue;
    told.add(line, nearest.line);
    faults.push({
      code: 'end-not-joined',
      feature: line.id,
      other: nearest.line.id,
      field: 'geometry',
      at: [graph.vertices.xs[number]!, graph.vertices.ys[number]!],
      values: { meters: nearest.meters },
    });
  }
  return faults;
}

function haveOneVoltage(one: FeatureState, other: FeatureState): boolean {
  const [a, b] = [one, other].map(({ properties }) => properties['voltage']);
  return a === undefined || b === undefined || a === b;
}

function findNearest(
  { vertices: { xs, ys }, segments, search }: NetworkGraph,
  line: FeatureState,
  number: number,
): { line: FeatureState; meters: number } | null {
  const [x, y] = [xs[number]!, ys[number]!];
  const per = metersPerDegree(y);
  const [dx, dy] = [snapMeters / per.longitude, snapMeters / per.latitude];
  let nearest: { line: FeatureState; meters: number } | null = null;
  for (const found of search(x - dx, y - dy, x + dx, y + dy)) {
    const { line: other, from, to } = segments[found]!;
    if (other === line || !areValidTogether(other, line) || !haveOneVoltage(other, line)) continue;
    const meters = metersToSegment(x, y, xs[from]!, ys[from]!, xs[to]!, ys[to]!, per);
    if (!nearest || meters < nearest.meters) nearest = { line: other, meters };
  }
  return nearest;
}
