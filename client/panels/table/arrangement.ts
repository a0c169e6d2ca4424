import type { Breather } from '../../state/page/breather.ts';
import { groupRows, sumOver, type Group, type Grouping } from './groups.ts';
import type { IndexedRows } from './indexed-rows.ts';
import { orderRows, type SortKey } from './order-rows.ts';
import { passRows, type Demand } from './passing-rows.ts';

export interface Sort {
  column: string;
  isDescending: boolean;
}

/** How a reader would have the rows. */
export interface Wish {
  /** The same object as long as nothing of it changes: its rows are not looked for again then. */
  demand: Demand;
  sorts: readonly Sort[];
  grouping: Grouping | null;
}

/** Rows as they were wished for. */
export interface Arrangement {
  table: IndexedRows;
  demand: Demand;
  /** 1 for each row that meets the demand, else 0. */
  passing: Uint8Array;
  /** Numbers of the rows that do, in their order. */
  matching: Uint32Array;
  /** Their areas or lengths together, in the unit of the column; null where there is no such column. */
  size: number | null;
  /** Null where nothing is grouped. */
  groups: readonly Group[] | null;
}

/**
 * Filter, sort and group rows, in slices. Null as soon as `isPast` says that something else is wished for by now. Of the
 * arrangement before, what still holds is taken over.
 */
export async function arrangeRows(
  table: IndexedRows,
  { demand, sorts, grouping }: Wish,
  before: Arrangement | null,
  breather: Breather,
  isPast: () => boolean,
): Promise<Arrangement | null> {
  const isKnown = before?.table === table && before.demand === demand;
  const passing = isKnown ? before.passing : await passRows(table, demand, breather);
  const keys: SortKey[] = [];
  for (const { column: id, isDescending } of sorts) {
    if (isPast()) return null;
    const column = table.findColumn(id);
    if (column) keys.push({ ranks: await table.ranks(column, demand.language, breather), isDescending });
  }
  if (isPast()) return null;
  const order = await orderRows(table.rows.length, keys, breather);
  const matching = order.filter((row) => passing[row] === 1);
  if (breather.isDue) await breather.breathe();
  if (isPast()) return null;
  const groups = grouping && (await groupRows(table, matching, grouping, sorts[0] ?? null, breather));
  if (isPast()) return null;
  const sized = table.findColumn('size');
  return {
    ...{ table, demand, passing, matching, groups },
    size: sized && sumOver(table.numbers(sized), matching),
  };
}
