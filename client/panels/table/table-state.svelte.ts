import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { Language } from '#domain/cartography/style-options.ts';
import type { BilingualText, CollectionDefinition } from '#domain/collections/definition.ts';
import { isValidOn } from '#domain/features/validity.ts';
import type { Memory } from '../../state/memory.ts';
import type { PlanRow } from '../../state/plan-rows.svelte.ts';
import { clockBreather, type Breather } from './breather.ts';
import { ColumnChoice } from './column-choice.svelte.ts';
import { columnsOf, type Column } from './columns.ts';
import { isEmptyFilter, type Filter } from './filters.ts';
import { groupingsOf, groupRows, sumOver, type Group, type Grouping } from './groups.ts';
import { IndexedRows, type RowTest } from './indexed-rows.ts';
import { keySet, putKeys, toggleKey, type KeySet } from './key-set.ts';
import { orderRows } from './order-rows.ts';
import { groupedLines, plainLines, type TableLines } from './table-lines.ts';

/** Features that a figure counts, to be listed alone. */
export interface ChosenRows {
  title: BilingualText;
  ids: readonly string[];
}

export interface Sort {
  column: string;
  isDescending: boolean;
}

const noRows = new IndexedRows([]);

/** What the page around the table says. */
export interface TableSurroundings {
  memory: Memory;
  language: () => Language;
  /** The rows of the collection; null until they are there. */
  rows: () => readonly PlanRow[] | null;
  /** The day the map shows; null where the plan has none. */
  day: () => string | null;
  /** What is seen of the map; null until it is known. */
  bounds: () => Bounds | null;
  breather?: () => Breather;
}

/** A table as its reader has arranged it: filters, order, groups, marked rows. Lives as long as the page. */
export class TableState {
  readonly columns: readonly Column[];
  readonly groupings: readonly Grouping[];
  readonly choice: ColumnChoice;
  readonly #around: TableSurroundings;
  #sorts = $state.raw<readonly Sort[]>([]);
  #filters = $state.raw<Readonly<Record<string, Filter>>>({});
  #groupingId = $state<string | null>(null);
  #opened = $state.raw<KeySet>(keySet());
  #isOfDay = $state(true);
  #isInView = $state(false);
  #chosen = $state.raw<ChosenRows | null>(null);
  readonly #chosenIds = $derived(keySet(this.#chosen?.ids));
  #marked = $state.raw<KeySet>(keySet());
  #order = $state.raw<Uint32Array | null>(null);
  #isArranging = $state(false);
  #arrangement = 0;
  /** Pixels from the top, for the table to open where it was. */
  scrollTop = 0;

  readonly #table = $derived.by(() => {
    const rows = this.#around.rows();
    return rows && new IndexedRows(rows);
  });
  readonly #shown = $derived.by(() => {
    const table = this.#table;
    return this.choice.shown((column) => table === null || table.hasValues(column));
  });
  /** By row whether it passes the filters: whatever the order, and so not asked again when it changes. */
  readonly #passing = $derived.by(() => this.#pass(this.#tests()));
  readonly #matching = $derived.by(() => {
    const count = this.#passing.length;
    const order = this.#order?.length === count ? this.#order : orderRows(count, []);
    return order.filter((row) => this.#passing[row] === 1);
  });
  readonly #groups = $derived.by(() => this.#group());
  readonly #lines = $derived(
    this.#groups ? groupedLines(this.#groups, this.#opened) : plainLines(this.#matching),
  );
  readonly #size = $derived.by(() => {
    const column = this.findColumn('size');
    return column && this.#table ? sumOver(this.#table.numbers(column), this.#matching) : null;
  });

  constructor(collection: CollectionDefinition, around: TableSurroundings) {
    this.#around = around;
    this.columns = columnsOf(collection);
    this.groupings = groupingsOf(this.columns);
    this.choice = new ColumnChoice(around.memory, collection.name, this.columns);
  }

  /** The rows with what is reckoned from them; null until they are there. */
  get table(): IndexedRows | null {
    return this.#table;
  }

  get shown(): readonly Column[] {
    return this.#shown;
  }

  get lines(): TableLines {
    return this.#lines;
  }

  /** Null while nothing is grouped. */
  get groups(): readonly Group[] | null {
    return this.#groups;
  }

  get sorts(): readonly Sort[] {
    return this.#sorts;
  }

  get filters(): Readonly<Record<string, Filter>> {
    return this.#filters;
  }

  get grouping(): Grouping | null {
    return this.groupings.find(({ id }) => id === this.#groupingId) ?? null;
  }

  get isOfDay(): boolean {
    return this.#isOfDay;
  }

  get isInView(): boolean {
    return this.#isInView;
  }

  /** The rows that are listed alone; null while all are that pass the filters. */
  get chosen(): ChosenRows | null {
    return this.#chosen;
  }

  get isFiltered(): boolean {
    return this.#chosen !== null || this.#isInView || this.#isOfDay || Object.keys(this.#filters).length > 0;
  }

  /** True while the rows are being sorted; they stand as before until it is done. */
  get isArranging(): boolean {
    return this.#isArranging;
  }

  /** Numbers of the rows that pass the filters, in their order. */
  get matching(): Uint32Array {
    return this.#matching;
  }

  /** Their areas or lengths together, in the unit of the column; null where there is no such column. */
  get size(): number | null {
    return this.#size;
  }

  /** Ids of the marked features. */
  get marked(): KeySet {
    return this.#marked;
  }

  findColumn(id: string): Column | null {
    return this.columns.find((column) => column.id === id) ?? null;
  }

  /** Sort by a column alone: up, then down, then as the rows came; `isFurther` keeps the sorts there are before it. */
  sortBy(id: string, isFurther: boolean): void {
    const current = this.#sorts.find(({ column }) => column === id);
    const others = isFurther ? this.#sorts.filter(({ column }) => column !== id) : [];
    if (!current) this.#sorts = [...others, { column: id, isDescending: false }];
    else if (current.isDescending) this.#sorts = others;
    else if (isFurther) {
      this.#sorts = this.#sorts.map((sort) => (sort === current ? { ...sort, isDescending: true } : sort));
    } else this.#sorts = [{ column: id, isDescending: true }];
  }

  /** Sort by exactly this. */
  setSorts(sorts: readonly Sort[]): void {
    this.#sorts = sorts;
  }

  /** Ask something of a column; an empty filter takes it back. */
  setFilter(id: string, filter: Filter): void {
    const others = Object.entries(this.#filters).filter(([column]) => column !== id);
    this.#filters = Object.fromEntries(isEmptyFilter(filter) ? others : [...others, [id, filter]]);
  }

  removeFilter(id: string): void {
    this.#filters = Object.fromEntries(Object.entries(this.#filters).filter(([column]) => column !== id));
  }

  /** List these rows alone, whatever was asked before; null takes it back. */
  choose(chosen: ChosenRows | null): void {
    if (chosen) this.clearFilters();
    this.#chosen = chosen;
  }

  clearFilters(): void {
    this.#chosen = null;
    this.#filters = {};
    this.#isOfDay = false;
    this.#isInView = false;
  }

  toggleDay(): void {
    this.#isOfDay = !this.#isOfDay;
  }

  toggleView(): void {
    this.#isInView = !this.#isInView;
  }

  /** Group in a way that `groupings` names; null for not at all. Groups begin closed, to be compared. */
  groupBy(id: string | null): void {
    this.#groupingId = id;
    this.#opened = keySet();
  }

  toggleGroup(key: string): void {
    this.#opened = toggleKey(this.#opened, key);
  }

  isOpen(key: string): boolean {
    return this.#opened.has(key);
  }

  openAllGroups(): void {
    this.#opened = keySet(this.#groups?.map(({ key }) => key));
  }

  closeAllGroups(): void {
    this.#opened = keySet();
  }

  /** Open the group of a row, so that the row can be shown. */
  reveal(row: number): void {
    const { grouping } = this;
    const found = this.#table?.rows[row];
    if (!grouping || !found) return;
    this.#opened = putKeys(this.#opened, [grouping.keyOf(found)], true);
  }

  toggleMark(id: string): void {
    this.#marked = toggleKey(this.#marked, id);
  }

  /** Mark these rows and no others. */
  mark(ids: Iterable<string>): void {
    this.#marked = keySet(ids);
  }

  /** How many rows have each value of a column, among those that pass the filters of the others. */
  countValues(column: Column): Map<string, number> {
    const passing = this.#pass(this.#tests(column.id));
    return (this.#table ?? noRows).countValues(column, passing);
  }

  /** Put the rows into the order that is asked for; what is asked meanwhile goes before. */
  async arrange(table: IndexedRows, sorts: readonly Sort[], language: Language): Promise<void> {
    const arrangement = ++this.#arrangement;
    const breather = (this.#around.breather ?? clockBreather)();
    this.#isArranging = sorts.length > 0;
    const keys = [];
    for (const { column: id, isDescending } of sorts) {
      const column = this.findColumn(id);
      if (column) keys.push({ ranks: await table.ranks(column, language, breather), isDescending });
      if (breather.isDue) await breather.breathe();
      if (arrangement !== this.#arrangement) return;
    }
    this.#order = orderRows(table.rows.length, keys);
    this.#isArranging = false;
    await this.#prepareSums(table, breather);
  }

  /** Read what groups are summed by while nobody waits for it: all columns at one go would hold up the page. */
  async #prepareSums(table: IndexedRows, breather: Breather): Promise<void> {
    for (const column of this.columns) {
      if (!column.isSummed) continue;
      await breather.breathe();
      table.numbers(column);
    }
  }

  #tests(except: string | null = null): RowTest[] {
    const table = this.#table;
    if (!table) return [];
    const language = this.#around.language();
    // a map that moves is none of a table's business that lists what is out of view too
    const day = this.#isOfDay ? this.#around.day() : null;
    const bounds = this.#isInView ? this.#around.bounds() : null;
    const tests: RowTest[] = [];
    if (this.#chosen) tests.push((row) => this.#chosenIds.has(table.rows[row]!.id));
    if (day !== null) tests.push((row) => isValidOn(table.rows[row]!, day));
    if (bounds !== null) tests.push((row) => liesIn(table.rows[row]!.point, bounds));
    for (const [id, filter] of Object.entries(this.#filters)) {
      const column = this.findColumn(id);
      if (column && id !== except) tests.push(table.testOf(column, filter, language));
    }
    return tests;
  }

  /** 1 for each row that passes all tests, else 0. */
  #pass(tests: readonly RowTest[]): Uint8Array {
    const passing = new Uint8Array(this.#table?.rows.length ?? 0).fill(1);
    for (const test of tests)
      for (let row = 0; row < passing.length; row++) if (passing[row] === 1 && !test(row)) passing[row] = 0;
    return passing;
  }

  #group(): Group[] | null {
    const { grouping } = this;
    if (!grouping || !this.#table) return null;
    const summed = this.columns.filter(({ isSummed }) => isSummed);
    const [first] = this.#sorts;
    const order = first && summed.some(({ id }) => id === first.column) ? first : null;
    return groupRows(this.#table, this.#matching, grouping, summed, order);
  }
}

function liesIn(point: PlanRow['point'], bounds: Bounds): boolean {
  return point[0] >= bounds[0] && point[0] <= bounds[2] && point[1] >= bounds[1] && point[1] <= bounds[3];
}
