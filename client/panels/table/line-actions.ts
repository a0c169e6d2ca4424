import type { PlanRow } from '../../state/plan/plan-rows.svelte.ts';
import type { Guide } from '../../state/plan/guide.ts';
import type { IndexedRows } from './indexed-rows.ts';
import type { TableState } from './table-state.svelte.ts';

/** What can be done with the lines of a table, by their numbers: to select, to go there, to mark. */
export class LineActions {
  readonly #guide: Pick<Guide, 'select' | 'visit'>;
  readonly #collection: string;
  readonly #table: TableState;
  readonly #rows: IndexedRows;
  /** Where marking through began. */
  #markedFrom = 0;

  constructor(
    guide: Pick<Guide, 'select' | 'visit'>,
    collection: string,
    table: TableState,
    rows: IndexedRows,
  ) {
    this.#guide = guide;
    this.#collection = collection;
    this.#table = table;
    this.#rows = rows;
  }

  /** Select the feature of a line, on the map too. */
  select(line: number): void {
    const row = this.#rowAt(line);
    if (row) void this.#guide.select({ collection: this.#collection, id: row.id });
  }

  /** Select the feature of a line alone: what was marked no longer is. */
  choose(line: number): void {
    this.#markedFrom = line;
    if (this.#table.marked.size > 0) this.#table.mark([]);
    this.select(line);
  }

  /** Select the feature of a line, and go there. */
  async visit(line: number): Promise<void> {
    const row = this.#rowAt(line);
    if (row) await this.#guide.visit({ collection: this.#collection, id: row.id });
  }

  /** Mark a line, or take its mark off. */
  markLine(line: number): void {
    const row = this.#rowAt(line);
    if (!row) return;
    this.#markedFrom = line;
    this.#table.toggleMark(row.id);
  }

  /** Mark every line from where marking began through this one, and no others. */
  markThrough(line: number): void {
    const [from, to] = [Math.min(this.#markedFrom, line), Math.max(this.#markedFrom, line)];
    const between = Array.from({ length: to - from + 1 }, (_, at) => this.#rowAt(from + at)?.id ?? []);
    this.#table.mark(between.flat());
  }

  /** The same from the line where one stands, where marking begins with it. */
  markOn(from: number, through: number): void {
    if (this.#table.marked.size === 0) this.#markedFrom = from;
    this.markThrough(through);
  }

  markAll(): void {
    this.#table.mark(Array.from(this.#table.matching, (row) => this.#rows.rows[row]!.id));
  }

  #rowAt(line: number): PlanRow | null {
    const { lines } = this.#table;
    const found = line >= 0 && line < lines.count ? lines.at(line) : null;
    return found?.kind === 'row' ? this.#rows.rows[found.row]! : null;
  }
}
