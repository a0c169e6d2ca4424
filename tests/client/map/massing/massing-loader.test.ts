import { describe, expect, it } from 'vitest';
import type { MassedParcel } from '#domain/massing/massing-features.ts';
import { MassingLoader, type MassingRoom } from '../../../../client/map/massing/massing-loader.ts';
import { gone } from '../../helpers/fakes.ts';
import { squaresIn } from '../../../../client/map/massing/squares.ts';
import type { MassingStatus } from '../../../../client/state/tools/massing.svelte.ts';

type Bounds = [number, number, number, number];
const bounds: Bounds = [112.68, 38.15, 112.74, 38.19];
const middle: [number, number] = [112.71, 38.17];
const look = { bounds, middle, zoom: 15 };

/** A room that builds one box for each parcel, and writes down what it is asked and told. */
function room(changes: Partial<MassingRoom> = {}, parcelsPerSquare = 2) {
  const asked: Bounds[] = [];
  const told: MassingStatus[] = [];
  const shown: string[][] = [];
  const own: MassingRoom = {
    fetchParcels: (square) => {
      asked.push(square as Bounds);
      const ids = Array.from(
        { length: parcelsPerSquare },
        (_, at) => `${square[0].toFixed(4)}-${square[1].toFixed(4)}-${at}`,
      );
      return Promise.resolve(
        [...ids, 'everywhere'].map((id): MassedParcel => ({
          id,
          geometry: { type: 'Point', coordinates: [] },
          properties: {},
        })),
      );
    },
    build: (parcels) =>
      Promise.resolve(
        parcels.map(({ id }) => ({
          id,
          cutBy: null,
          buildings: [
            {
              type: 'Feature' as const,
              geometry: { type: 'Polygon' as const, coordinates: [] },
              properties: { collection: 'zone' as const, id, landUse: '07', base: 0, height: 9 },
            },
          ],
        })),
      ),
    tell: (status) => told.push(status),
    show: ({ features }) => shown.push(features.map(({ properties }) => properties.id)),
    ...changes,
  };
  return { loader: new MassingLoader(own), asked, told, shown };
}

describe('squares of a view', () => {
  it('cover it, the nearest to the middle first', () => {
    const squares = squaresIn(bounds, middle, 100);
    expect(Math.min(...squares.map(({ bounds: [west] }) => west))).toBeLessThanOrEqual(bounds[0]);
    expect(Math.max(...squares.map(({ bounds: [, , , north] }) => north))).toBeGreaterThanOrEqual(bounds[3]);
    const [west, south, east, north] = squares[0]!.bounds;
    expect(middle[0]).toBeGreaterThan(west);
    expect(middle[0]).toBeLessThan(east);
    expect(middle[1]).toBeGreaterThan(south);
    expect(middle[1]).toBeLessThan(north);
    expect(squaresIn(bounds, middle, 3)).toEqual(squares.slice(0, 3));
  });
});

describe('the buildings in view', () => {
  it('are fetched square by square and shown once all are there, each parcel once', async () => {
    const { loader, asked, told, shown } = room();
    await loader.look(look);
    const squares = squaresIn(bounds, middle, 100).length;
    expect(asked).toHaveLength(squares);
    expect(shown).toHaveLength(1);
    expect(new Set(shown[0]).size).toBe(shown[0]!.length);
    expect(shown[0]).toHaveLength(2 * squares + 1);
    expect(told[0]).toEqual({ kind: 'loading', done: 0, total: squares });
    expect(told.at(-1)).toEqual({ kind: 'ready', isCut: false });
  });

  it('are not fetched twice', async () => {
    const { loader, asked, shown } = room();
    await loader.look(look);
    const before = asked.length;
    await loader.look({ ...look, zoom: 16 });
    expect(asked).toHaveLength(before);
    expect(shown).toHaveLength(1);
  });

  it('are left alone from too far out, and it is said', async () => {
    const { loader, asked, told } = room();
    await loader.look({ ...look, zoom: 12 });
    expect(asked).toEqual([]);
    expect(told).toEqual([{ kind: 'far' }]);
  });

  it('end at so many parcels, and it is said', async () => {
    const { loader, told, shown } = room({}, 1_200);
    await loader.look(look);
    expect(shown.at(-1)!.length).toBeLessThanOrEqual(3_000);
    expect(told.at(-1)).toEqual({ kind: 'ready', isCut: true });
  });

  it('of an earlier look are called off by a later one', async () => {
    const signals: AbortSignal[] = [];
    const { loader, told } = room({
      fetchParcels: async (_bounds, signal) => {
        signals.push(signal);
        await new Promise((resolve) => setTimeout(resolve, 5));
        signal.throwIfAborted();
        return [];
      },
    });
    const first = loader.look(look);
    await loader.look(look);
    await first;
    expect(signals[0]!.aborted).toBe(true);
    expect(told.at(-1)).toEqual({ kind: 'ready', isCut: false });
    expect(told.some(({ kind }) => kind === 'failed')).toBe(false);
  });

  it('that could not be fetched are told of', async () => {
    const { loader, told } = room({ fetchParcels: () => Promise.reject(gone) });
    await loader.look(look);
    expect(told.at(-1)).toEqual({ kind: 'failed' });
  });
});
