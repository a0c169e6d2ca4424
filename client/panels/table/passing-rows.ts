import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { Language } from '#domain/cartography/style-options.ts';
import { isValidOn } from '#domain/features/validity.ts';
import type { PlanRow } from '../../state/plan/plan-rows.svelte.ts';
import { inSlices, type Breather } from '../../state/page/breather.ts';
import type { Filter } from './filters.ts';
import type { IndexedRows, RowTest } from './indexed-rows.ts';

/** What is asked of rows, all of it at once. Null asks nothing. */
export interface Demand {
  /** Ids of the features that may be listed. */
  chosen: ReadonlySet<string> | null;
  /** The day on which a row has to be valid. */
  day: string | null;
  /** What of the map a row has to lie in. */
  bounds: Bounds | null;
  /** By the id of a column. */
  filters: Readonly<Record<string, Filter>>;
  language: Language;
}

/** 1 for each row that meets a demand, else 0, in slices; `except` is the id of a column whose filter is let be. */
export async function passRows(
  table: IndexedRows,
  demand: Demand,
  breather: Breather,
  except: string | null = null,
): Promise<Uint8Array> {
  const passing = new Uint8Array(table.rows.length).fill(1);
  const tests = [...plainTests(table, demand), ...(await filterTests(table, demand, breather, except))];
  for (const test of tests)
    await inSlices(passing.length, breather, (from, to) => {
      for (let row = from; row < to; row++) if (passing[row] === 1 && !test(row)) passing[row] = 0;
    });
  return passing;
}

function plainTests({ rows }: IndexedRows, { chosen, day, bounds }: Demand): RowTest[] {
  const tests: RowTest[] = [];
  if (chosen !== null) tests.push((row) => chosen.has(rows[row]!.id));
  if (day !== null) tests.push((row) => isValidOn(rows[row]!, day));
  if (bounds !== null) tests.push((row) => liesIn(rows[row]!.point, bounds));
  return tests;
}

async function filterTests(
  table: IndexedRows,
  { filters, language }: Demand,
  breather: Breather,
  except: string | null,
): Promise<RowTest[]> {
  const tests: RowTest[] = [];
  for (const [id, filter] of Object.entries(filters)) {
    const column = table.findColumn(id);
    if (column && id !== except) tests.push(await table.testOf(column, filter, language, breather));
  }
  return tests;
}

function liesIn(point: PlanRow['point'], bounds: Bounds): boolean {
  return point[0] >= bounds[0] && point[0] <= bounds[2] && point[1] >= bounds[1] && point[1] <= bounds[3];
}
