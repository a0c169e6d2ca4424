import type { Memory } from '../../state/page/memory.ts';
import type { Column } from './columns.ts';

interface Remembered {
  /** Ids of the columns shown, in their order; null for the usual ones. */
  shown: readonly string[] | null;
  /** In rem, of the columns whose width was changed. */
  widths: Readonly<Record<string, number>>;
}

const untouched: Remembered = { shown: null, widths: {} };

const [narrowest, widest] = [4, 40];

/** Which columns of a collection are shown, in which order and how wide; remembered by the browser. */
export class ColumnChoice {
  readonly #memory: Memory;
  readonly #key: string;
  readonly #all: readonly Column[];
  #kept = $state.raw<Remembered>(untouched);

  constructor(memory: Memory, collection: string, all: readonly Column[]) {
    this.#memory = memory;
    this.#key = `table-columns:${collection}`;
    this.#all = all;
    this.#kept = parseRemembered(memory.recall(this.#key));
  }

  get isUsual(): boolean {
    return this.#kept === untouched;
  }

  /** The columns shown; of the usual ones those in which anything is said. The first names the rows and always stands. */
  shown(hasValues: (column: Column) => boolean): Column[] {
    const [head, ...others] = this.#all;
    const ids = this.#kept.shown;
    const chosen = ids
      ? ids.flatMap((id) => others.find((column) => column.id === id) ?? [])
      : others.filter((column) => column.isUsual && hasValues(column));
    return head ? [head, ...chosen] : chosen;
  }

  /** In rem, of a column whose width was changed; undefined for the others. */
  widthOf({ id }: Column): number | undefined {
    return this.#kept.widths[id];
  }

  /** Show these columns after the first, in this order. */
  show(ids: readonly string[]): void {
    this.#keep({ ...this.#kept, shown: ids });
  }

  /** Make a column so many rem wide, within bounds. */
  resize(id: string, width: number): void {
    this.#keep({ ...this.#kept, widths: { ...this.#kept.widths, [id]: withinBounds(width) } });
  }

  reset(): void {
    this.#kept = untouched;
    this.#memory.remember(this.#key, '');
  }

  #keep(kept: Remembered): void {
    this.#kept = kept;
    this.#memory.remember(this.#key, JSON.stringify(kept));
  }
}

function withinBounds(width: number): number {
  return Math.round(Math.max(narrowest, Math.min(widest, width)) * 16) / 16;
}

/** What an earlier visit left; anything else that may stand there counts as nothing. */
function parseRemembered(text: string | null): Remembered {
  if (!text) return untouched;
  try {
    const { shown, widths } = JSON.parse(text) as { shown?: unknown; widths?: unknown };
    return {
      shown: Array.isArray(shown) ? shown.filter((id, at) => isText(id) && shown.indexOf(id) === at) : null,
      widths: Object.fromEntries(
        Object.entries((widths ?? {}) as object).flatMap(([id, width]) =>
          Number.isFinite(width) ? [[id, withinBounds(width as number)]] : [],
        ),
      ),
    };
  } catch {
    return untouched;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
