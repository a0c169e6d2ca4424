import { describe, expect, it } from 'vitest';
import { ColumnChoice } from '../../../../client/panels/table/column-choice.svelte.ts';
import { columnsOf } from '../../../../client/panels/table/columns.ts';
import { findCollection } from '#domain/collections/registry.ts';
import { fakeMemory } from '../../helpers/fakes.ts';

const all = columnsOf(findCollection('zone')!);

/** The choice of somebody in whose browser this was left. */
function remembered(kept: unknown) {
  const choice = new ColumnChoice(fakeMemory({ 'table-columns:zone': JSON.stringify(kept) }), 'zone', all);
  return { choice, shown: choice.shown(() => true).map(({ id }) => id) };
}

describe('the columns that an earlier visit left', () => {
  it('stand once each, in their order, without those that there are not', () => {
    const head = all[0]!.id;
    const { shown } = remembered({
      shown: ['landUse', 'planUnit', 'landUse', '__proto__', 7, head, 'planUnit'],
    });
    expect(shown).toEqual([head, 'landUse', 'planUnit']);
  });

  it('are as wide as a column can be made', () => {
    const kept = { landUse: 1e308, planUnit: -5, size: 12, population: null };
    const { choice } = remembered({ widths: kept });
    const widths = Object.keys(kept).map((id) => choice.widthOf(all.find((column) => column.id === id)!));
    expect(widths).toEqual([40, 4, 12, undefined]);
  });

  it.each([null, 7, [], { shown: 'landUse', widths: 7 }])('of %j are the usual ones', (kept) => {
    expect(remembered(kept).shown).toEqual(remembered({}).shown);
  });
});
