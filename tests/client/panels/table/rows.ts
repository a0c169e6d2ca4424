import type { Breather } from '../../../../client/state/page/breather.ts';
import { columnsOf, type Column } from '../../../../client/panels/table/columns.ts';
import type { PlanRow } from '../../../../client/state/plan/plan-rows.svelte.ts';
import { findCollection } from '#domain/collections/registry.ts';

/** A row of parcels, save what the test says. */
export function parcelRow(id: string, changes: Partial<PlanRow> = {}): PlanRow {
  return {
    id,
    validFrom: null,
    validTo: null,
    size: 10_000,
    point: [112.7, 38.1],
    precision: 'illustrative',
    ...changes,
    properties: { name: null, nameEn: null, parcelCode: null, landUse: '0901', ...changes.properties },
  };
}

export function columnOf(collection: string, id: string): Column {
  return columnsOf(findCollection(collection)!).find((column) => column.id === id)!;
}

/** Never waits for a clock. `isDue` as the test has it. */
export function fakeBreather(isDue = false): Breather & { breaths: number } {
  const breather = {
    isDue,
    breaths: 0,
    breathe: () => {
      breather.breaths++;
      return Promise.resolve();
    },
  };
  return breather;
}
