import type { CollectionDefinition } from '#domain/collections/definition.ts';
import type { CursorSeal } from '../features/cursor.ts';
import { rowFields, type TableRepository } from './repository.ts';

/** A day on which features begin or end, and how many of each collection. */
export interface ChangeDay {
  date: string;
  appear: Record<string, number>;
  disappear: Record<string, number>;
}

/** Pages of rows with the link to the next, and the days of a dataset. */
export class TableService {
  readonly #repository: TableRepository;
  readonly #seal: CursorSeal;

  constructor(repository: TableRepository, seal: CursorSeal) {
    this.#repository = repository;
    this.#seal = seal;
  }

  /**
   * A page as JSON text. `address` is that of the rows, without a query, `limit` how many of them. Throws a Problem
   * (400) for a cursor of another list.
   */
  async writeRows(
    scenario: number,
    collection: CollectionDefinition,
    limit: number,
    cursor: string | undefined,
    address: string,
  ): Promise<string> {
    const context = JSON.stringify(['rows', scenario, collection.name]);
    const after = cursor === undefined ? null : this.#seal.open(cursor, context);
    const page = await this.#repository.readRows(scenario, collection, limit, after);
    const links: object[] = [];
    if (page.lastId !== null) {
      const next = new URLSearchParams({
        limit: String(limit),
        cursor: this.#seal.seal(page.lastId, context),
      });
      links.push({ href: `${address}?${next}`, rel: 'next', type: 'application/json' });
    }
    const head = JSON.stringify({
      fields: rowFields(collection, this.#repository.audience),
      numberMatched: page.matched,
      links,
    });
    return `${head.slice(0, -1)},"rows":[${page.rows}]}`;
  }

  /** Every day on which features begin or end, in order. */
  async readDays(scenario: number): Promise<ChangeDay[]> {
    const days = new Map<string, ChangeDay>();
    for (const { date, isStart, collection, count } of await this.#repository.readDays(scenario)) {
      const day = days.get(date) ?? { date, appear: {}, disappear: {} };
      days.set(date, day);
      day[isStart ? 'appear' : 'disappear'][collection] = count;
    }
    return [...days.values()];
  }
}
