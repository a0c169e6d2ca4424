/**
 * What runs under the streets. Each network is a forest: from its sources along the streets to every parcel it serves,
 * by the shortest way that follows main streets where it can. Pipes of one kind are moved a few metres off the middle of
 * the street, all by the same vector, so that kinds don't lie on one another and what meets still meets.
 */
import { distance } from '../geometry/lines.ts';
import type { Point } from '../geometry/projection.ts';
import { shortestPaths, type Phase } from './phasing.ts';
import type { NetworkEdge, StreetNetwork } from './street-network.ts';
import { withEarlierPlants, type Town, type TownParcel } from './town-land.ts';
import { drawInlets } from './high-voltage.ts';
import { utilityNetworks, type UtilityLine, type UtilityNetwork } from './utility-networks.ts';
import { streams } from './water.ts';

/** All lines of all networks, and the town with each plant there as early as its first line. */
export function drawUtilities(town: Town): { town: Town; lines: UtilityLine[] } {
  const streets = new Map(town.streetPhases);
  const lines = [
    ...utilityNetworks.flatMap((network) => drawNetwork(network, town, streets)),
    ...drawInlets(town),
  ];
  const needed = new Map<string, Phase>();
  for (const { source, phase } of lines) {
    if (source) needed.set(source, Math.min(needed.get(source) ?? 4, phase) as Phase);
  }
  const earlier = withEarlierPlants(town, needed, streets);
  return earlier ? drawUtilities(earlier) : { town, lines };
}

function drawNetwork(network: UtilityNetwork, town: Town, streets: Map<string, Phase>): UtilityLine[] {
  const roots = rootsOf(network, town);
  const starts = [...new Set(roots.map(({ node }) => node))];
  const { parents, order } = shortestPaths(town.network, starts, ({ length, street }) =>
    street.class === 'local' ? length * 1.25 : length,
  );
  const flow = gather(network, town, parents, order);
  const rootOf = rootsByNode(town.network, parents, order, roots);
  const rank = new Map(order.map((node, index) => [node, index]));
  const pipes = town.network.edges.flatMap((edge): Pipe[] => {
    const need = flow.get(edge.index);
    if (!need) return [];
    // the end nearer to the source knows which one it is
    const near = (rank.get(edge.from) ?? Infinity) < (rank.get(edge.to) ?? Infinity) ? edge.from : edge.to;
    const root = rootOf[near]!;
    streets.set(edge.street.id, Math.min(streets.get(edge.street.id) ?? 4, need.phase) as Phase);
    return [{ edge, ...need, root }];
  });
  return [
    ...stubs(network, roots, town, pipes),
    ...runs(network, pipes),
    ...(network.leadsIn ? leads(network, town, rootOf) : []),
  ];
}

/** Where a network starts: a plant and its node, or a node at a stream. */
interface Root {
  node: number;
  plant?: TownParcel;
}

function rootsOf({ sources }: UtilityNetwork, { parcels, network }: Town): Root[] {
  if (sources.length === 0) return outfalls(network);
  return parcels
    .filter(({ tag }) => tag !== undefined && sources.includes(tag))
    .map((plant) => ({ plant, node: nodeNearest(network, plant) }));
}

/** Where streets come to the banks of a stream. */
function outfalls({ nodes }: StreetNetwork): Root[] {
  return nodes.flatMap((point, node) =>
    streams.some(({ course, bank }) => course.some((at) => distance(at, point) < bank + 16))
      ? [{ node }]
      : [],
  );
}

/** The node nearest to a plant, of those on a street it has a front on. */
function nodeNearest(network: StreetNetwork, { fronts, middle }: TownParcel): number {
  const own = network.edges.filter(({ street }) => fronts.includes(street.id));
  const ends = (own.length > 0 ? own : network.edges).flatMap(({ from, to }) => [from, to]);
  return ends.reduce((best, node) =>
    distance(network.nodes[node]!, middle) < distance(network.nodes[best]!, middle) ? node : best,
  );
}

/** What passes through an edge: how many parcels, and the phase of the first of them. */
interface Need {
  parcels: number;
  phase: Phase;
}

type Pipe = Need & { edge: NetworkEdge; root: Root };

/** Follow every served parcel from its street back to the source. */
function gather(
  { serves }: UtilityNetwork,
  { parcels, network, streetPhases }: Town,
  parents: readonly (number | undefined)[],
  order: readonly number[],
): Map<number, Need> {
  const rank = new Map(order.map((node, index) => [node, index]));
  const byStreet = edgesByStreet(network);
  const needs = new Map<number, Need>();
  const add = (edge: number, phase: Phase) => {
    const need = needs.get(edge);
    needs.set(edge, { parcels: (need?.parcels ?? 0) + 1, phase: Math.min(need?.phase ?? 4, phase) as Phase });
  };
  for (const parcel of parcels) {
    const edge = serves(parcel) && frontEdge(parcel, byStreet, streetPhases);
    if (!edge) continue;
    const { phase } = parcel;
    add(edge.index, phase);
    let node = (rank.get(edge.from) ?? Infinity) < (rank.get(edge.to) ?? Infinity) ? edge.from : edge.to;
    for (let up = parents[node]; up !== undefined; up = parents[node]) {
      if (up !== edge.index) add(up, phase);
      const { from, to } = network.edges[up]!;
      node = from === node ? to : from;
    }
  }
  return needs;
}

function edgesByStreet({ edges }: StreetNetwork): Map<string, NetworkEdge[]> {
  const byStreet = new Map<string, NetworkEdge[]>();
  for (const edge of edges) byStreet.set(edge.street.id, [...(byStreet.get(edge.street.id) ?? []), edge]);
  return byStreet;
}

/** The piece of street in front of a parcel, of those there by its phase; the nearest to its middle. */
function frontEdge(
  { fronts, middle, phase }: TownParcel,
  byStreet: ReadonlyMap<string, NetworkEdge[]>,
  streetPhases: ReadonlyMap<string, Phase>,
): NetworkEdge | undefined {
  const there = fronts.filter((street) => streetPhases.get(street)! <= phase);
  const edges = there.flatMap((street) => byStreet.get(street) ?? []);
  const away = ({ line }: NetworkEdge) => Math.min(...line.map((point) => distance(point, middle)));
  return edges.sort((one, other) => away(one) - away(other))[0];
}

function rootsByNode(
  { nodes, edges }: StreetNetwork,
  parents: readonly (number | undefined)[],
  order: readonly number[],
  roots: readonly Root[],
): (Root | undefined)[] {
  const found: (Root | undefined)[] = nodes.map(() => undefined);
  for (const root of roots) found[root.node] ??= root;
  for (const node of order) {
    const up = parents[node];
    if (up === undefined) continue;
    const { from, to } = edges[up]!;
    found[node] = found[from === node ? to : from];
  }
  return found;
}

/** From each plant to its street. */
function stubs(
  network: UtilityNetwork,
  roots: readonly Root[],
  { network: { nodes } }: Town,
  pipes: readonly Pipe[],
): UtilityLine[] {
  return roots.flatMap(({ plant, node }): UtilityLine[] => {
    if (!plant) return [];
    const own = pipes.filter(({ root }) => root.plant === plant);
    const parcels = own.reduce((most, pipe) => Math.max(most, pipe.parcels), 0);
    const phase = Math.min(plant.phase, ...own.map((pipe) => pipe.phase)) as Phase;
    return [
      {
        kind: network.kind,
        class: 'trunk',
        line: [plant.middle, moved(nodes[node]!, network.offset)],
        phase,
        source: plant.key,
        size: sizeFor(network, parcels),
        street: '',
      },
    ];
  });
}

/** From the street into each parcel that hands on what it is served. */
function leads(
  network: UtilityNetwork,
  { parcels, network: streets, streetPhases }: Town,
  rootOf: readonly (Root | undefined)[],
): UtilityLine[] {
  const byStreet = edgesByStreet(streets);
  return parcels.flatMap((parcel): UtilityLine[] => {
    const edge = network.serves(parcel) && frontEdge(parcel, byStreet, streetPhases);
    if (!edge) return [];
    const { middle, phase } = parcel;
    const away = (node: number) => distance(streets.nodes[node]!, middle);
    const node = away(edge.from) <= away(edge.to) ? edge.from : edge.to;
    const plant = rootOf[node]?.plant;
    return [
      {
        kind: network.kind,
        class: 'trunk',
        line: [moved(streets.nodes[node]!, network.offset), middle],
        phase,
        ...(plant && { source: plant.key }),
        size: sizeFor(network, 1),
        street: '',
      },
    ];
  });
}

/** Pipes of the same street, size and phase in one run, from branch to branch. */
function runs(network: UtilityNetwork, pipes: readonly Pipe[]): UtilityLine[] {
  const groups = new Map<string, Pipe[]>();
  for (const pipe of pipes) {
    const { street } = pipe.edge;
    const size = sizeFor(network, pipe.parcels);
    const key = [street.whole, pipe.phase, pipe.root.plant?.key ?? '', size, isTrunk(network, pipe)].join(
      '|',
    );
    groups.set(key, [...(groups.get(key) ?? []), pipe]);
  }
  return [...groups.values()].flatMap((group) =>
    chains(group).map((chain): UtilityLine => {
      const [first] = group;
      const { plant } = first!.root;
      return {
        kind: network.kind,
        class: isTrunk(network, first!) ? 'trunk' : 'branch',
        line: chain.map((point) => moved(point, network.offset)),
        phase: first!.phase,
        ...(plant && { source: plant.key }),
        size: sizeFor(network, first!.parcels),
        street: first!.edge.street.id,
      };
    }),
  );
}

function isTrunk({ trunkFrom }: UtilityNetwork, { parcels }: Need): boolean {
  return parcels >= trunkFrom;
}

function sizeFor({ sizes }: UtilityNetwork, parcels: number): number {
  return sizes.find(([from]) => parcels >= from)![1];
}

function moved([x, y]: Point, [dx, dy]: Point): Point {
  return [x + dx, y + dy];
}

/** Edges that follow one another, as lines. */
function chains(pipes: readonly Pipe[]): Point[][] {
  const left = new Set(pipes.map(({ edge }) => edge));
  const lines: Point[][] = [];
  for (const start of left) {
    left.delete(start);
    let line = start.line;
    let [first, last] = [start.from, start.to];
    for (let grown = true; grown;) {
      grown = false;
      for (const edge of left) {
        if (edge.from === last) [line, last] = [[...line, ...edge.line.slice(1)], edge.to];
        else if (edge.to === last) [line, last] = [[...line, ...edge.line.toReversed().slice(1)], edge.from];
        else if (edge.to === first) [line, first] = [[...edge.line, ...line.slice(1)], edge.from];
        else if (edge.from === first)
          [line, first] = [[...edge.line.toReversed(), ...line.slice(1)], edge.to];
        else continue;
        left.delete(edge);
        grown = true;
      }
    }
    lines.push(line);
  }
  return lines;
}
