import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { core } from '../../../../scripts/plan-drawing/town/core.ts';
import {
  dayOf,
  phaseAt,
  phaseStreets,
  shortestPaths,
  type Phase,
} from '../../../../scripts/plan-drawing/town/phasing.ts';
import { buildStreetNetwork } from '../../../../scripts/plan-drawing/town/street-network.ts';
import { gridOf, streetOf } from './streets.ts';

/** A grid of streets of which the first column is 太忻大道. */
function townGrid(columns: number, rows: number) {
  const streets = gridOf(columns, rows, 300).map((street) =>
    street.id === 'column-0'
      ? { ...street, whole: 'street-taixin-avenue', class: 'arterial' as const }
      : street,
  );
  return buildStreetNetwork(streets);
}

const phases = fc.constantFrom<Phase[]>(1, 2, 3, 4);

describe('the phases', () => {
  it('begin on the days of the plan, what is there already on none', () => {
    expect(([0, 1, 2, 3, 4] as const).map(dayOf)).toEqual([
      null,
      '2022-12-08',
      '2024-12-08',
      '2026-12-08',
      '2031-12-08',
    ]);
  });

  it('build the core in the first two, and nothing outside it in the first', () => {
    const place = fc.tuple(
      fc.double({ min: 1, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 14, noNaN: true }),
    );
    fc.assert(
      fc.property(place, ([a, b]) => {
        const inCore = a >= core.west && a <= core.east && b >= core.north && b <= core.south;
        const phase = phaseAt(a, b);
        if (inCore) expect(phase).toBeLessThanOrEqual(2);
        else expect(phase).toBeGreaterThanOrEqual(2);
        expect(phaseAt(a, b)).toBe(phase);
      }),
    );
  });

  it('come later further from the core, by and large', () => {
    const mean = (column: number, row: number) => {
      const sample = Array.from({ length: 16 }, (_, at) =>
        phaseAt(column + (at % 4) / 4, row + Math.floor(at / 4) / 4),
      );
      return sample.reduce<number>((sum, phase) => sum + phase, 0) / sample.length;
    };
    expect(mean(5, 5.5)).toBeLessThan(mean(8.3, 5.5));
    expect(mean(8.3, 5.5)).toBeLessThanOrEqual(mean(9, 12.5));
  });
});

describe('the phases of streets', () => {
  it('are those of the earliest parcel they serve, or earlier where others need the way', () => {
    const network = townGrid(4, 3);
    const served = new Map<string, Phase>([
      ...network.edges.map(({ street }): [string, Phase] => [street.id, 4]),
      ['column-3', 2],
    ]);
    const found = phaseStreets(network, served);
    expect(found.get('column-0')).toBe(1);
    expect(found.get('column-3')).toBe(2);
    // one row at least must lead there
    expect(['row-0', 'row-1', 'row-2'].some((row) => found.get(row)! <= 2)).toBe(true);
    expect(found.get('column-1')).toBe(4);
  });

  it('let all that is built by then hang together with 太忻大道', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 2, max: 5 }),
        fc.array(phases, { minLength: 10, maxLength: 10 }),
        (columns, rows, rolls) => {
          const network = townGrid(columns, rows);
          const ids = [...new Set(network.edges.map(({ street }) => street.id))];
          const served = new Map(ids.map((id, at) => [id, rolls[at % rolls.length]!]));
          const found = phaseStreets(network, served);
          for (const phase of [1, 2, 3, 4]) {
            const open = network.edges.filter(({ street }) => found.get(street.id)! <= phase);
            const seen = new Set(
              open.filter(({ street }) => street.id === 'column-0').flatMap(({ from, to }) => [from, to]),
            );
            for (let before = -1; before !== seen.size;) {
              before = seen.size;
              for (const { from, to } of open) if (seen.has(from) || seen.has(to)) seen.add(from).add(to);
            }
            expect(open.every(({ from }) => seen.has(from))).toBe(true);
          }
          for (const id of ids)
            expect(found.get(id)!).toBeLessThanOrEqual(id === 'column-0' ? 1 : served.get(id)!);
        },
      ),
    );
  });
});

describe('shortest paths', () => {
  const network = townGrid(4, 4);
  const start = network.nodes.findIndex(([x, y]) => x === 0 && y === 0);

  it('lead every node back to the start by an edge that is nearer to it', () => {
    const { parents, order, costs } = shortestPaths(network, [start], ({ length }) => length);
    expect(order.length).toBe(network.nodes.length);
    expect(parents[start]).toBeUndefined();
    for (const [node, point] of network.nodes.entries()) {
      expect(costs[node]).toBeCloseTo(point[0] + point[1], 6);
      if (node === start) continue;
      const { from, to } = network.edges[parents[node]!]!;
      expect(costs[from === node ? to : from]!).toBeLessThan(costs[node]!);
    }
    expect(order.map((node) => costs[node]!)).toEqual(
      order.map((node) => costs[node]!).toSorted((a, b) => a - b),
    );
  });

  it('take the way that costs least, and leave out what none leads to', () => {
    const apart = buildStreetNetwork([
      ...gridOf(2, 2, 300),
      streetOf('far', [
        [5_000, 0],
        [5_400, 0],
      ]),
    ]);
    const from = apart.nodes.findIndex(([x, y]) => x === 0 && y === 0);
    const { parents, order } = shortestPaths(apart, [from], ({ street, length }) =>
      street.id === 'row-0' ? length * 10 : length,
    );
    expect(order.length).toBe(4);
    const corner = apart.nodes.findIndex(([x, y]) => x === 300 && y === 0);
    expect(apart.edges[parents[corner]!]!.street.id).toBe('column-1');
  });
});
