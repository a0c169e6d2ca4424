import { untrack } from 'svelte';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { Language } from '#domain/cartography/style-options.ts';
import type { BilingualText, CollectionDefinition } from '#domain/collections/definition.ts';
import type { Audience } from '#domain/collections/registry.ts';
import type { Memory } from '../../state/page/memory.ts';
import type { PlanRow } from '../../state/plan/plan-rows.svelte.ts';
import { arrangeRows, type Arrangement, type Sort } from './arrangement.ts';
import { clockBreather, type Breather } from '../../state/page/breather.ts';
import { ColumnChoice } from './column-choice.svelte.ts';
import { columnsOf, type Column } from './columns.ts';
import { isEmptyFilter, type Filter } from './filters.ts';
import { groupingsOf, type Group, type Grouping } from './groups.ts';
import { IndexedRows } from './indexed-rows.ts';
import { keySet, putKeys, toggleKey, type KeySet } from './key-set.ts';
import { passRows, type Demand } from './passing-rows.ts';
import { groupedLines, plainLines, type TableLines } from './table-lines.ts';

/** Features that a figure counts, to be listed alone. */
export interface ChosenRows {
  title: BilingualText;
  ids: readonly string[];
}

const noRows = new Uint32Array();

/** What the page around the table says. */
export interface TableSurroundings {
  /** Who sees the table; the public unless said. */
  audience?: Audience;
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
  #arrangement = $state.raw<Arrangement | null>(null);
  #isArranging = $state(false);
  #reading: { rows: readonly PlanRow[]; table: Promise<IndexedRows> } | null = null;
  /** How often the rows were wished for. */
  #turn = 0;
  /** Pixels from the top, for the table to open where it was. */
  scrollTop = 0;

  readonly #demand = $derived.by((): Demand => ({
    chosen: this.#chosen && this.#chosenIds,
    // a map that moves is none of a table's business that lists what is out of view too
    day: this.#isOfDay ? this.#around.day() : null,
    bounds: this.#isInView ? this.#around.bounds() : null,
    filters: this.#filters,
    language: this.#around.language(),
  }));
  /** That of the rows that are there now. */
  readonly #current = $derived.by(() => {
    const rows = this.#around.rows();
    return rows !== null && this.#arrangement?.table.rows === rows ? this.#arrangement : null;
  });
  readonly #shown = $derived.by(() => {
    const { table } = this;
    return this.choice.shown((column) => table === null || table.hasValues(column));
  });
  readonly #lines = $derived.by(() => {
    const { groups, matching } = this;
    return groups ? groupedLines(groups, this.#opened) : plainLines(matching);
  });

  constructor(collection: CollectionDefinition, around: TableSurroundings) {
    this.#around = around;
    this.columns = columnsOf(collection, around.audience ?? 'public');
    this.groupings = groupingsOf(this.columns);
    this.choice = new ColumnChoice(around.memory, collection.name, this.columns);
  }

  /** The rows with what is reckoned from them; null until they have been read and arranged. */
  get table(): IndexedRows | null {
    return this.#current?.table ?? null;
  }

  get shown(): readonly Column[] {
    return this.#shown;
  }

  get lines(): TableLines {
    return this.#lines;
  }

  /** Null while nothing is grouped. */
  get groups(): readonly Group[] | null {
    return this.#current?.groups ?? null;
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

  /** True while the rows are being arranged, for longer than a moment; they stand as before until it is done. */
  get isArranging(): boolean {
    return this.#isArranging;
  }

  /** Numbers of the rows that pass the filters, in their order. */
  get matching(): Uint32Array {
    return this.#current?.matching ?? noRows;
  }

  /** Their areas or lengths together, in the unit of the column; null where there is no such column. */
  get size(): number | null {
    return this.#current?.size ?? null;
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
    this.#opened = keySet(this.groups?.map(({ key }) => key));
  }

  closeAllGroups(): void {
    this.#opened = keySet();
  }

  /** Open the group of a row, so that the row can be shown. */
  reveal(row: number): void {
    const { grouping } = this;
    const found = this.table?.rows[row];
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

  /**
   * How many rows have each value of a column, among those that pass the filters of the others; in slices. Null until
   * there are rows.
   */
  async countValues(column: Column): Promise<ReadonlyMap<string, number> | null> {
    const { table } = this;
    const demand = this.#demand;
    if (!table) return null;
    const breather = this.#breather();
    return table.countValues(column, await passRows(table, demand, breather, column.id), breather);
  }

  /**
   * Arrange the rows as they are wished for now; what is wished for meanwhile goes before. They stand as before until it
   * is done. Everything that the wish depends on is read before anything is waited for.
   */
  async arrange(): Promise<void> {
    const rows = this.#around.rows();
    const wish = { demand: this.#demand, sorts: this.#sorts, grouping: this.grouping };
    const before = untrack(() => this.#arrangement);
    const turn = ++this.#turn;
    const isPast = () => turn !== this.#turn;
    this.#isArranging = false;
    if (!rows) return;
    const breather = this.#tellingBreather();
    const table = await this.#read(rows, breather);
    const arrangement = isPast() ? null : await arrangeRows(table, wish, before, breather, isPast);
    if (!arrangement || isPast()) return;
    this.#arrangement = arrangement;
    this.#isArranging = false;
  }

  /** The rows are read once, however often they are wished for meanwhile. */
  #read(rows: readonly PlanRow[], breather: Breather): Promise<IndexedRows> {
    if (this.#reading?.rows !== rows)
      this.#reading = { rows, table: IndexedRows.read(rows, this.columns, breather) };
    return this.#reading.table;
  }

  /** What takes no longer than a slice is not worth telling. */
  #tellingBreather(): Breather {
    const breather = this.#breather();
    return {
      get isDue() {
        return breather.isDue;
      },
      breathe: () => {
        this.#isArranging = true;
        return breather.breathe();
      },
    };
  }

  #breather(): Breather {
    return (this.#around.breather ?? clockBreather)();
  }
}
