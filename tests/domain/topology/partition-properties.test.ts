import type { Polygon } from 'geojson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { ellipsoidalArea } from '#domain/geometry/ellipsoidal-area.ts';
import { findGeometryFault } from '#domain/geometry/geometry-fault.ts';
import { findPartitionFaults } from '#domain/topology/partition.ts';
import { tileBlocks } from './tiling.ts';

const areaOf = ({ geometry }: FeatureState) => ellipsoidalArea(geometry as Polygon);
const size = 4;

const moveEast = ({ type, coordinates }: Polygon, move: (longitude: number) => number): Polygon => ({
  type,
  coordinates: coordinates.map((ring) => ring.map(([x, y]) => [Number(move(x!).toFixed(7)), y!])),
});

describe('findPartitionFaults, on any tiling', () => {
  it('finds nothing where corners move together, however they do', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 50 }), (moves) => {
        const { boundary, zones } = tileBlocks(size, size, 1, (column, row) => {
          const at = (column * 5 + row) * 2;
          return [column + moves[at % moves.length]!, row + moves[(at + 1) % moves.length]!];
        });
        expect(findPartitionFaults(zones, boundary)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('finds areas that make up the difference, where corners of one parcel move', () => {
    const move = fc.record({
      corner: fc.nat(3),
      // more than the reach within which vertices are taken for one
      x: fc.integer({ min: 20, max: 3_000 }),
      y: fc.integer({ min: -3_000, max: 3_000 }),
    });
    fc.assert(
      fc.property(fc.nat(size * size - 1), fc.array(move, { minLength: 1, maxLength: 4 }), (block, moves) => {
        const { boundary, zones } = tileBlocks(size, size);
        for (const { corner, x, y } of moves) {
          const ring = (zones[block]!.geometry as Polygon).coordinates[0]!;
          const [longitude, latitude] = ring[corner]! as [number, number];
          ring[corner] = [Number((longitude + x / 1e7).toFixed(7)), Number((latitude + y / 1e7).toFixed(7))];
          ring[4] = ring[0]!;
        }
        fc.pre(zones.every(({ geometry }) => findGeometryFault(geometry) === null));
        const faults = findPartitionFaults(zones, boundary);
        expect(faults.length).toBeGreaterThan(0);
        const signed = faults.map(({ code, values }) => {
          const area = Number(values?.['squareMeters'] ?? 0);
          return code === 'overlap' || code === 'outside-boundary' ? area : -area;
        });
        const sum = signed.reduce((total, area) => total + area, 0);
        const expected = zones.reduce((total, zone) => total + areaOf(zone), 0) - areaOf(boundary);
        // edges of a hundred metres bow by less than a millimetre, and corners within 5 cm are taken for one
        expect(Math.abs(sum - expected)).toBeLessThan(10);
      }),
      { numRuns: 150 },
    );
  });

  it('judges 5,000 parcels of 40 vertices, and finds each that is missing', () => {
    const { boundary, zones } = tileBlocks(100, 50, 10);
    expect(findPartitionFaults(zones, boundary)).toEqual([]);
    const holed = zones.filter((_zone, at) => at % 500 !== 250);
    expect(findPartitionFaults(holed, boundary)).toHaveLength(10);
  });

  it('judges 2,000 parcels also when every one is wrong', () => {
    const { boundary, zones } = tileBlocks(50, 40, 10);
    const spoilt = (by: (at: number, longitude: number) => number) =>
      zones.map((zone, at) => ({ ...zone, geometry: moveEast(zone.geometry as Polygon, (x) => by(at, x)) }));
    for (const by of [
      // every other one three metres to the east; all a little narrower; each vertex off by centimetres
      (at: number, x: number) => (at % 2 === 0 ? x + 3e-5 : x),
      (_at: number, x: number) => 110 + (x - 110) * 0.999,
      (at: number, x: number) => x + (at % 3) * 1e-7,
    ])
      expect(findPartitionFaults(spoilt(by), boundary).length).toBeGreaterThan(0);
  });
});
