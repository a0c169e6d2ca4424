import type { Language } from '#domain/cartography/style-options.ts';
import type { PlanRow } from '../../state/plan/plan-rows.svelte.ts';
import { inSlices, type Breather } from '../../state/page/breather.ts';
import type { Column } from './columns.ts';
import { decimalsOf } from './decimals.ts';
import { containsText, isBetween, nothing, type Filter } from './filters.ts';
import { rankNumbers, rankTexts, type Ranks } from './rank-values.ts';

/** Test of a row by its number. */
export type RowTest = (row: number) => boolean;

/** What is known of a column once it has been read. */
interface ReadColumn {
  hasValues: boolean;
  /** NaN where a row says nothing; null of a column that is none of numbers. */
  numbers: Float64Array | null;
  decimals: number;
}

const collator = new Intl.Collator('zh', { numeric: true });
const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The rows of a collection with what is reckoned from their columns once and kept. */
export class IndexedRows {
  readonly rows: readonly PlanRow[];
  readonly columns: readonly Column[];
  readonly #read: ReadonlyMap<string, ReadColumn>;
  readonly #lowered = new Map<string, Promise<(string | null)[]>>();
  readonly #ranks = new Map<string, Promise<Ranks>>();

  private constructor(
    rows: readonly PlanRow[],
    columns: readonly Column[],
    read: ReadonlyMap<string, ReadColumn>,
  ) {
    this.rows = rows;
    this.columns = columns;
    this.#read = read;
  }

  /** Read the columns of rows, in slices: every later question about a number is answered at once. */
  static async read(
    rows: readonly PlanRow[],
    columns: readonly Column[],
    breather: Breather,
  ): Promise<IndexedRows> {
    const read = new Map<string, ReadColumn>();
    for (const column of columns) {
      const readColumn = column.kind === 'number' ? readNumbers : readOther;
      read.set(column.id, await readColumn(rows, column, breather));
    }
    return new IndexedRows(rows, columns, read);
  }

  findColumn(id: string): Column | null {
    return this.columns.find((column) => column.id === id) ?? null;
  }

  /** A column of numbers, NaN where a row says nothing; empty for any other column. */
  numbers({ id }: Column): Float64Array {
    return this.#read.get(id)?.numbers ?? new Float64Array();
  }

  /** Decimals that the numbers of a column need, at most three. */
  decimals({ id }: Column): number {
    return this.#read.get(id)?.decimals ?? 0;
  }

  /** True when any row says something in the column. */
  hasValues({ id }: Column): boolean {
    return this.#read.get(id)?.hasValues ?? false;
  }

  /** The places of the rows in the order of a column: Chinese by pinyin, choices in the order of their list. */
  ranks(column: Column, language: Language, breather: Breather): Promise<Ranks> {
    const key = column.kind === 'text' ? `${column.id} ${language}` : column.id;
    const known = this.#ranks.get(key) ?? this.#rank(column, language, breather);
    this.#ranks.set(key, known);
    return known;
  }

  #rank(column: Column, language: Language, breather: Breather): Promise<Ranks> {
    if (column.kind === 'number') return rankNumbers(this.numbers(column), breather);
    return rankTexts(
      this.rows.length,
      (at) => column.valueOf(this.rows[at]!, language) as string | null,
      comparisonOf(column),
      breather,
    );
  }

  /** The test that a filter of a column stands for. */
  async testOf(column: Column, filter: Filter, language: Language, breather: Breather): Promise<RowTest> {
    if (filter.kind === 'number') {
      const numbers = this.numbers(column);
      const isWanted = isBetween(filter.from, filter.to);
      return (row) => isWanted(numbers[row]!);
    }
    const valueOf = (row: number) => column.valueOf(this.rows[row]!, language) as string | null;
    if (filter.kind === 'text') {
      const texts = await this.#lower(column, language, breather);
      const isWanted = containsText(filter.contains);
      return (row) => isWanted(texts[row]!);
    }
    if (filter.kind === 'choice') return (row) => filter.wanted.has(valueOf(row) ?? nothing);
    const isWanted = isBetween(filter.from, filter.to);
    return (row) => isWanted(valueOf(row));
  }

  #lower(column: Column, language: Language, breather: Breather): Promise<(string | null)[]> {
    const key = `${column.id} ${language}`;
    const known = this.#lowered.get(key) ?? lowerTexts(this.rows, column, language, breather);
    this.#lowered.set(key, known);
    return known;
  }

  /** How many rows have each value of a column, of those where `passing` has 1; an empty text stands for nothing. */
  async countValues(column: Column, passing: Uint8Array, breather: Breather): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    await inSlices(passing.length, breather, (from, to) => {
      for (let row = from; row < to; row++) {
        if (passing[row] !== 1) continue;
        const value = String(column.valueOf(this.rows[row]!, 'zh') ?? nothing);
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    });
    return counts;
  }

  /** Number of the row of a feature; -1 where there is none. */
  find(id: string): number {
    return this.rows.findIndex((row) => row.id === id);
  }
}

async function readNumbers(
  rows: readonly PlanRow[],
  column: Column,
  breather: Breather,
): Promise<ReadColumn> {
  const numbers = new Float64Array(rows.length);
  let hasValues = false;
  await inSlices(rows.length, breather, (from, to) => {
    // by number: an iterator takes twice as long for a hundred thousand
    for (let at = from; at < to; at++) {
      const value = column.valueOf(rows[at]!, 'zh');
      hasValues ||= value !== null;
      numbers[at] = typeof value === 'number' ? value : NaN;
    }
  });
  return { hasValues, numbers, decimals: decimalsOf(numbers) };
}

async function readOther(rows: readonly PlanRow[], column: Column, breather: Breather): Promise<ReadColumn> {
  let hasValues = false;
  await inSlices(rows.length, breather, (from, to) => {
    for (let at = from; at < to && !hasValues; at++) hasValues = column.valueOf(rows[at]!, 'zh') !== null;
  });
  return { hasValues, numbers: null, decimals: 0 };
}

async function lowerTexts(
  rows: readonly PlanRow[],
  column: Column,
  language: Language,
  breather: Breather,
): Promise<(string | null)[]> {
  const texts: (string | null)[] = [];
  await inSlices(rows.length, breather, (from, to) => {
    for (let at = from; at < to; at++) {
      const value = column.valueOf(rows[at]!, language);
      texts.push(value === null ? null : String(value).toLowerCase());
    }
  });
  return texts;
}

function comparisonOf({ kind, choices }: Column): (a: string, b: string) => number {
  if (kind === 'text') return (a, b) => collator.compare(a, b);
  if (!choices) return byCode;
  const places = new Map(Object.keys(choices).map((key, at) => [key, at]));
  const placeOf = (key: string) => places.get(key) ?? places.size;
  return (a, b) => placeOf(a) - placeOf(b) || byCode(a, b);
}
