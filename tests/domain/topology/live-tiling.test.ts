import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { LiveTiling } from '#domain/topology/live-tiling.ts';
import { findPartitionFaults } from '#domain/topology/partition.ts';
import type { TopologyFault } from '#domain/topology/topology-fault.ts';
import { areaOf, box, featureOf } from './features.ts';
import { tileBlocks } from './tiling.ts';

/** Which of several neighbours is named, and where in an area, depends on the order in which they came. */
const told = (faults: readonly TopologyFault[]) =>
  faults
    .map(({ code, values }) => `${code} ${((values?.['squareMeters'] ?? 0) as number).toPrecision(3)}`)
    .sort();

/** The sum of areas is no fault of its own where edges say nothing. */
const judged = (zones: readonly FeatureState[], boundary: FeatureState) =>
  told(findPartitionFaults(zones, boundary).filter(({ code }) => code !== 'areas-differ'));

describe('a tiling that is drawn', () => {
  it('says after each change what the whole says when it is judged anew', () => {
    const [columns, rows] = [4, 3];
    const { boundary, zones } = tileBlocks(columns, rows);
    const shift = fc.constantFrom(0, 0, 0.0001, 0.1, -0.1, 0.35, 1);
    const edit = fc.record({
      column: fc.nat(columns),
      row: fc.nat(rows - 1),
      x: shift,
      y: shift,
      isGone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const live = new LiveTiling(boundary, zones);
        const now = new Map(zones.map((zone) => [zone.id, zone]));
        for (const { column, row, x, y, isGone } of edits) {
          // one beyond the last column is a parcel of its own
          const id = `block-${column}-${row}`;
          const [west, south] = [(column % columns) + x, row + y].map((side) => side / 10) as [
            number,
            number,
          ];
          const parcel = featureOf('zone', id, areaOf(box(west, south, west + 0.1, south + 0.1)), {
            landUse: '0701',
          });
          if (isGone) now.delete(id);
          else now.set(id, parcel);
          live.set(id, isGone ? null : parcel);
          expect(told(live.faults())).toEqual(judged([...now.values()], boundary));
        }
        for (const zone of zones) live.set(zone.id, zone);
        for (let row = 0; row < rows; row++) live.set(`block-${columns}-${row}`, null);
        expect(live.faults()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('finds its parcels by place, whether they have moved or not', () => {
    const { boundary, zones } = tileBlocks(30, 30);
    const live = new LiveTiling(boundary, zones);
    expect(live.findAt(110.0005, 38.0005).map(({ feature }) => feature.id)).toEqual(['block-0-0']);
    live.set('block-0-0', null);
    expect(live.findAt(110.0005, 38.0005)).toEqual([]);
    for (const zone of zones) live.set(zone.id, zone);
    expect(live.findAt(110.0005, 38.0005).map(({ feature }) => feature.id)).toEqual(['block-0-0']);
    expect(live.search(110, 38, 110.0025, 38.0005)).toHaveLength(3);
  });

  it('has no parcel at first, and then some', () => {
    const { boundary, zones } = tileBlocks(2, 1);
    const live = new LiveTiling(boundary, []);
    expect(live.faults().map(({ code }) => code)).toEqual(['boundary-uncovered']);
    for (const zone of zones) live.set(zone.id, zone);
    expect(live.faults()).toEqual([]);
  });
});
