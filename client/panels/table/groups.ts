import type { Language } from '#domain/cartography/style-options.ts';
import type { BilingualText } from '#domain/collections/definition.ts';
import { firstLevel } from '#domain/vocabularies/land-use.ts';
import { landUseName } from '../../i18n/feature-title.ts';
import { tableMessages } from '../../i18n/sections/table.ts';
import type { PlanRow } from '../../state/plan/plan-rows.svelte.ts';
import { inSlices, type Breather } from '../../state/page/breather.ts';
import type { Column } from './columns.ts';
import type { IndexedRows } from './indexed-rows.ts';

/** A way to group rows: by a column of choices or land uses, or by the first level of land use. */
export interface Grouping {
  id: string;
  title: BilingualText;
  column: Column;
  /** Empty where a row says nothing. */
  keyOf(row: PlanRow): string;
}

export interface Group {
  /** In which it is one of the groups. */
  grouping: Grouping;
  key: string;
  /** Numbers of its rows, in the order of the table. */
  rows: Uint32Array;
  /** By the id of a column. */
  sums: Readonly<Record<string, number>>;
}

/** Every way in which rows of these columns can be grouped. */
export function groupingsOf(columns: readonly Column[]): Grouping[] {
  return columns.flatMap((column) => {
    if (column.kind !== 'choice' && column.kind !== 'land-use') return [];
    const keyOf = (row: PlanRow) => String(column.valueOf(row, 'zh') ?? '');
    const plain: Grouping = { id: column.id, title: column.title, column, keyOf };
    return column.kind === 'land-use' ? [firstLevelOf(plain), plain] : [plain];
  });
}

function firstLevelOf({ id, title, column, keyOf }: Grouping): Grouping {
  const inLanguage = (language: Language) => tableMessages(language).group.firstLevel(title[language]);
  return {
    id: `${id}/first`,
    title: { zh: inLanguage('zh'), en: inLanguage('en') },
    column,
    keyOf: (row) => firstLevel(keyOf(row)),
  };
}

/** What a group is called. */
export function groupTitle({ column }: Grouping, key: string, language: Language): string {
  if (key === '') return tableMessages(language).group.nothing;
  return valueName(column, key, language);
}

/** What the key of a choice or the code of a land use is called. */
export function valueName({ kind, choices }: Column, key: string, language: Language): string {
  if (kind === 'land-use') return `${key} ${landUseName(key, language) ?? ''}`.trim();
  return choices?.[key]?.[language] ?? key;
}

/**
 * Group rows that are in the order of the table, with the sums of columns over each group, in slices. Groups follow one
 * another by the sum of the column that the rows are sorted by, else as in the list of choices.
 */
export async function groupRows(
  table: IndexedRows,
  ordered: Uint32Array,
  grouping: Grouping,
  sort: { column: string; isDescending: boolean } | null,
  breather: Breather,
): Promise<Group[]> {
  const summed = table.columns.filter(({ isSummed }) => isSummed);
  const members = new Map<string, number[]>();
  await inSlices(ordered.length, breather, (from, to) => {
    for (let at = from; at < to; at++) {
      const row = ordered[at]!;
      const key = grouping.keyOf(table.rows[row]!);
      const group = members.get(key);
      if (group) group.push(row);
      else members.set(key, [row]);
    }
  });
  const groups: Group[] = [];
  for (const [key, rows] of members) {
    const sums = summed.map((column) => [column.id, sumOver(table.numbers(column), rows)]);
    groups.push({ grouping, key, rows: new Uint32Array(rows), sums: Object.fromEntries(sums) });
    if (breather.isDue) await breather.breathe();
  }
  const isBySum = summed.some(({ id }) => id === sort?.column);
  return groups.sort(sort && isBySum ? bySum(sort) : byPlace(grouping.column));
}

/** The sum of a column over rows; those that say nothing add nothing. */
export function sumOver(numbers: Float64Array, rows: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < rows.length; at++) {
    const number = numbers[rows[at]!]!;
    if (!Number.isNaN(number)) sum += number;
  }
  return sum;
}

function bySum({
  column,
  isDescending,
}: {
  column: string;
  isDescending: boolean;
}): (a: Group, b: Group) => number {
  const sign = isDescending ? -1 : 1;
  return (a, b) => sign * (a.sums[column]! - b.sums[column]!);
}

function byPlace({ choices }: Column): (a: Group, b: Group) => number {
  const keys = Object.keys(choices ?? {});
  // nothing comes last; a key outside the list comes before it
  const placeOf = ({ key }: Group) =>
    key === '' ? Infinity : choices ? keys.indexOf(key) >>> 0 : Number(key.padEnd(6, '0'));
  return (a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b));
}
