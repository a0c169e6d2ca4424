/** When each part is built: from the core outwards, and no parcel before the street that leads to it. */
import FlatQueue from 'flatqueue';
import { chance } from '../geometry/chance.ts';
import { core } from './core.ts';
import { interchangeLink } from './interchange.ts';
import type { NetworkEdge, StreetNetwork } from './street-network.ts';
import type { Street } from './streets.ts';

/** Place in the list of phases; 0 has always been there. */
export type Phase = 0 | 1 | 2 | 3 | 4;

/** First day of each phase: 见效, 成形, 成势, 成城; nothing begins with what is there already. */
const days = [null, '2022-12-08', '2024-12-08', '2026-12-08', '2031-12-08'] as const;

/** The day on which something of a phase begins, `YYYY-MM-DD`, or null for what has always been there. */
export function dayOf(phase: Phase): string | null {
  return days[phase];
}

/** The phase in which a place on the grid is built; neighbours in a quarter of a cell go together. */
export function phaseAt(a: number, b: number): Phase {
  const roll = chance(Math.floor(a * 2), Math.floor(b * 2), 31);
  const far = cellsFromCore(a, b);
  if (far === 0) return roll < 0.22 ? 1 : 2;
  // the first factories stand along the avenue, south of the town
  if (a > 2.2 && a < 5 && b > 9 && b < 12.1) return roll < 0.55 ? 2 : 3;
  if (far < 1.15) return roll < 0.4 ? 2 : 3;
  if (far < 2.7) return roll < 0.6 ? 3 : 4;
  return roll < 0.12 ? 3 : 4;
}

/** How many cells of the grid lie between a place and the core. */
export function cellsFromCore(a: number, b: number): number {
  return Math.hypot(
    Math.max(core.west - a, 0, a - core.east),
    Math.max(core.north - b, 0, b - core.south) * 1.1,
  );
}

/**
 * The phase of each street, by id: that of the earliest parcel it serves, and early enough that everything built by
 * then hangs together with 太忻大道, which is there from the first phase.
 */
export function phaseStreets(
  network: StreetNetwork,
  served: ReadonlyMap<string, Phase>,
): ReadonlyMap<string, Phase> {
  const phases = new Map(network.edges.map(({ street }) => [street.id, firstPhase(street, served)]));
  const { parents, order } = treeFromAvenue(network);
  // sections of a street come whole: pulling one forward can pull on others
  for (let changed = true; changed;) {
    changed = false;
    for (const node of order.toReversed()) {
      const up = parents[node];
      if (up === undefined) continue;
      const earliest = Math.min(
        ...network.at[node]!.map((edge) => phases.get(network.edges[edge]!.street.id)!),
      );
      const { id } = network.edges[up]!.street;
      if (phases.get(id)! <= earliest) continue;
      phases.set(id, earliest as Phase);
      changed = true;
    }
  }
  return phases;
}

function firstPhase(street: Street, served: ReadonlyMap<string, Phase>): Phase {
  if (isAvenue(street)) return 1;
  // the exit is there: the core opens with the way to it
  if (street.id === interchangeLink) return 2;
  return served.get(street.id) ?? phaseAt(...street.at);
}

function isAvenue({ whole }: Street): boolean {
  return whole === 'street-taixin-avenue';
}

/** The quickest way from every node to the avenue: the edge to take first, and the nodes from near to far. */
function treeFromAvenue(network: StreetNetwork): { parents: (number | undefined)[]; order: number[] } {
  const starts = network.edges.filter(({ street }) => isAvenue(street)).flatMap(({ from, to }) => [from, to]);
  return shortestPaths(network, [...new Set(starts)], ({ length, street }) =>
    street.class === 'local' ? length * 1.5 : length,
  );
}

/** Dijkstra's tree from several nodes at once. Nodes that can't be reached have no parent and no place in the order. */
export function shortestPaths(
  { nodes, edges, at }: StreetNetwork,
  starts: readonly number[],
  cost: (edge: NetworkEdge) => number,
): { parents: (number | undefined)[]; order: number[]; costs: number[] } {
  const costs = nodes.map(() => Infinity);
  const parents: (number | undefined)[] = nodes.map(() => undefined);
  const order: number[] = [];
  const queue = new FlatQueue<number>();
  for (const start of starts) {
    costs[start] = 0;
    queue.push(start, 0);
  }
  const done = new Set<number>();
  while (queue.length > 0) {
    const node = queue.pop()!;
    if (done.has(node)) continue;
    done.add(node);
    order.push(node);
    for (const index of at[node]!) {
      const edge = edges[index]!;
      const other = edge.from === node ? edge.to : edge.from;
      const total = costs[node]! + cost(edge);
      if (total >= costs[other]!) continue;
      costs[other] = total;
      parents[other] = index;
      queue.push(other, total);
    }
  }
  return { parents, order, costs };
}
