import type { FeatureState } from '../features/feature-state.ts';
import { metersPerDegree, metersToSegment } from '../geometry/local-meters.ts';
import { groupBy } from './group-by.ts';
import { LinePairs } from './line-pairs.ts';
import { findCrossings } from './network-crossings.ts';
import { findLooseEnds } from './network-ends.ts';
import { buildNetworkGraph, pathsOf, type NetworkGraph } from './network-graph.ts';
import { findNetworkPieces, type NetworkPiece } from './network-pieces.ts';
import type { TopologyFault } from './topology-fault.ts';

/**
 * Kinds whose lines pass over or under each other: railways are carried over one another, and cables of different
 * voltages and owners share no node.
 */
const passingKinds = new Set(['rail', 'power', 'telecom']);

/** Kinds that reach every corner from somewhere: in one piece, or each piece with a source of its own. */
const suppliedKinds = new Set(['water', 'sewage', 'stormwater', 'power', 'gas', 'heat', 'telecom']);

/** Farthest from the middle of a stream that a storm drain leads into it, in metres. */
const outfallMeters = 100;

/**
 * What is wrong with the networks of a plan, kind by kind: lines that cross without a common vertex, ends that stop
 * short of the line they should join, networks that fall into pieces. Lines are in EPSG:4490 and valid; no lines, no
 * faults. Expressways, railways and cables may cross without a node. A network of pipes or cables may be in pieces as
 * far as each names a source (`supplySource`), or, of storm drains, leads into a stream.
 */
export function findNetworkFaults(lines: readonly FeatureState[]): TopologyFault[] {
  const byKind = groupBy(lines, ({ properties }) => String(properties['kind']));
  const streams = byKind.get('river') ?? [];
  return [...byKind].flatMap(([kind, members]) => {
    const graph = buildNetworkGraph(members);
    const pairs = new LinePairs();
    const apart = [
      ...(passingKinds.has(kind) ? [] : findCrossings(graph, arePassing, pairs)),
      ...findLooseEnds(graph, pairs),
    ];
    const told = new Set(apart.flatMap(({ feature, other }) => [feature, other]));
    // a piece that lacks a vertex hangs together once it has it
    const pieces = findCutOffPieces(kind, graph, streams).filter(
      ({ lines }) => !lines.some(({ id }) => told.has(id)),
    );
    return [...apart, ...pieces.map(describe)];
  });
}

/** An expressway has interchanges, not crossings. */
function arePassing(a: FeatureState, b: FeatureState): boolean {
  return [a, b].some(({ properties }) => properties['class'] === 'expressway');
}

function findCutOffPieces(
  kind: string,
  graph: NetworkGraph,
  streams: readonly FeatureState[],
): NetworkPiece[] {
  const pieces = findNetworkPieces(graph);
  if (kind === 'road') {
    const [, ...cutOff] = pieces.filter((piece) => !isOfExpressways(piece));
    return cutOff;
  }
  if (pieces.length < 2 || !suppliedKinds.has(kind)) return [];
  return pieces
    .filter(({ lines }) => !lines.some(({ properties }) => properties['supplySource'] !== undefined))
    .filter((piece) => kind !== 'stormwater' || !leadsIntoStream(piece, streams));
}

function isOfExpressways({ lines }: NetworkPiece): boolean {
  return lines.every(({ properties }) => properties['class'] === 'expressway');
}

function leadsIntoStream({ lines }: NetworkPiece, streams: readonly FeatureState[]): boolean {
  const ends = lines.flatMap(pathsOf).flatMap((path) => [path[0]!, path.at(-1)!]);
  return ends.some(([x, y]) => streams.some((stream) => isNearLine(x!, y!, stream, outfallMeters)));
}

function isNearLine(x: number, y: number, line: FeatureState, reachMeters: number): boolean {
  const per = metersPerDegree(y);
  return pathsOf(line).some((path) =>
    path.some(([bx, by], at) => {
      const [ax, ay] = path[at === 0 ? 0 : at - 1]!;
      return metersToSegment(x, y, ax!, ay!, bx!, by!, per) <= reachMeters;
    }),
  );
}

function describe({ lines, length }: NetworkPiece): TopologyFault {
  const [first] = lines;
  const [x, y] = pathsOf(first!)[0]![0]!;
  return {
    code: 'network-in-pieces',
    feature: first!.id,
    field: 'geometry',
    at: [x!, y!],
    values: { lines: lines.length, meters: length, kind: String(first!.properties['kind']) },
  };
}
