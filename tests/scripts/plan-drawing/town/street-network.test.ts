import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '../../../../scripts/plan-drawing/geometry/lines.ts';
import {
  buildStreetNetwork,
  type StreetNetwork,
} from '../../../../scripts/plan-drawing/town/street-network.ts';
import { gridOf, streetOf } from './streets.ts';

const degreesOf = ({ at }: StreetNetwork) => at.map((edges) => edges.length).toSorted();

/** How many of the nodes can be reached from the first. */
function reached({ nodes, edges, at }: StreetNetwork): number {
  const seen = new Set([0]);
  for (const node of seen) {
    for (const edge of at[node]!) {
      seen.add(edges[edge]!.from);
      seen.add(edges[edge]!.to);
    }
  }
  return nodes.length === 0 ? 0 : seen.size;
}

describe('the network of streets', () => {
  it('has a node at every crossing of a grid, and an edge between two', () => {
    const network = buildStreetNetwork(gridOf(4, 3, 200));
    expect(network.nodes.length).toBe(12);
    expect(network.edges.length).toBe(4 * 2 + 3 * 3);
    expect(reached(network)).toBe(12);
    expect(degreesOf(network)).toEqual([2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4]);
  });

  it('joins a street that stops short of another to it, and nodes both', () => {
    const { nodes, edges } = buildStreetNetwork([
      streetOf('main', [
        [0, 0],
        [600, 0],
      ]),
      streetOf('side', [
        [300, 25],
        [300, 400],
      ]),
    ]);
    expect(nodes).toContainEqual([300, 0]);
    expect(edges.map(({ street }) => street.id).toSorted()).toEqual(['main', 'main', 'side']);
  });

  it('joins a street that runs a little beyond another, without the piece beyond', () => {
    const { edges } = buildStreetNetwork([
      streetOf('main', [
        [0, 0],
        [600, 0],
      ]),
      streetOf('side', [
        [300, -30],
        [300, 400],
      ]),
    ]);
    expect(edges.map(({ length }) => Math.round(length)).toSorted()).toEqual([300, 300, 400]);
  });

  it('leaves short dead ends out, and keeps long ones', () => {
    const main = streetOf('main', [
      [0, 0],
      [600, 0],
    ]);
    const stub = (length: number) =>
      streetOf('stub', [
        [300, 0],
        [300, length],
      ]);
    expect(buildStreetNetwork([main, stub(80)]).edges.some(({ street }) => street.id === 'stub')).toBe(false);
    expect(buildStreetNetwork([main, stub(150)]).edges.some(({ street }) => street.id === 'stub')).toBe(true);
  });

  it('makes one junction of crossings that are metres apart', () => {
    const { nodes, at } = buildStreetNetwork([
      streetOf('main', [
        [0, 0],
        [600, 0],
      ]),
      streetOf('north', [
        [300, 0],
        [300, 400],
      ]),
      streetOf('south', [
        [306, 0],
        [306, -400],
      ]),
    ]);
    const junction = nodes.findIndex((point) => distance(point, [303, 0]) < 9);
    expect(at[junction]!.length).toBe(4);
  });

  it('keeps two ways between the same junctions, when they are two', () => {
    const { edges } = buildStreetNetwork([
      streetOf('straight', [
        [0, 0],
        [400, 0],
      ]),
      streetOf('round', [
        [0, 0],
        [0, 200],
        [400, 200],
        [400, 0],
      ]),
    ]);
    expect(edges.map(({ street }) => street.id).toSorted()).toEqual(['round', 'straight']);
  });

  it('takes no streets for an empty network', () => {
    expect(buildStreetNetwork([])).toEqual({ nodes: [], edges: [], at: [] });
  });
});

describe('the network of any grid, its corners moved,', () => {
  const grids = fc.record({
    columns: fc.integer({ min: 2, max: 5 }),
    rows: fc.integer({ min: 2, max: 5 }),
    moves: fc.array(fc.double({ min: -25, max: 25, noNaN: true }), { minLength: 9, maxLength: 20 }),
  });

  /** Ends drawn a little too short or too long, as streets are that are clipped by banks and outlines. */
  const network = grids.map(({ columns, rows, moves }) =>
    buildStreetNetwork(
      gridOf(columns, rows, 300).map((street, at) => {
        const [[from, to]] = street.lines as [[[number, number], [number, number]]];
        const along = street.id.startsWith('row') ? 0 : 1;
        const [start, end]: [number, number][] = [[...from], [...to]];
        start![along]! += moves[at % moves.length]!;
        end![along]! += moves[(at + 3) % moves.length]!;
        return { ...street, lines: [[start!, end!]] };
      }),
    ),
  );

  it('hangs together, each edge between its nodes', () => {
    fc.assert(
      fc.property(network, (built) => {
        expect(reached(built)).toBe(built.nodes.length);
        for (const { from, to, line, length } of built.edges) {
          expect([line[0], line.at(-1)]).toEqual([built.nodes[from], built.nodes[to]]);
          expect(length).toBeGreaterThan(200);
        }
      }),
    );
  });

  it('has as many nodes as crossings, none a dead end', () => {
    fc.assert(
      fc.property(grids, network, (_grid, built) => {
        for (const edges of built.at) expect(edges.length).toBeGreaterThanOrEqual(2);
        for (const [at, point] of built.nodes.entries()) {
          for (const other of built.nodes.slice(at + 1)) expect(distance(point, other)).toBeGreaterThan(9);
        }
      }),
    );
  });

  it('tells at each node the edges that it has', () => {
    fc.assert(
      fc.property(network, ({ edges, at }) => {
        for (const [node, own] of at.entries()) {
          const there = edges
            .filter(({ from, to }) => from === node || to === node)
            .map(({ index }) => index);
          expect(own.toSorted()).toEqual(there.toSorted());
        }
        expect(edges.every(({ index }, place) => index === place)).toBe(true);
      }),
    );
  });
});
