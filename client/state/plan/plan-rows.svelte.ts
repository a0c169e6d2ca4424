import { untrack } from 'svelte';
import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import type { Precision, RowsPage } from '../../api/types.ts';

/** A feature without its geometry. All rows of a collection have the same properties; null where one says nothing. */
export interface PlanRow {
  readonly id: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** m² of an area, m of a line, null of a point. */
  readonly size: number | null;
  /** A position in the feature. */
  readonly point: readonly [longitude: number, latitude: number];
  readonly precision: Precision;
  readonly properties: Readonly<Record<string, unknown>>;
}

export type RowsStatus =
  /** Also before anybody asked for them. `total` is null until the first page is there, `share` goes from 0 to 1. */
  | { kind: 'loading'; loaded: number; total: number | null; share: number }
  | { kind: 'ready'; rows: readonly PlanRow[] }
  | { kind: 'failed' };

const notAsked: RowsStatus = { kind: 'loading', loaded: 0, total: null, share: 0 };

/** Fields of an answer that stand beside the properties. */
const ownFields: ReadonlySet<string> = new Set([
  'id',
  'validFrom',
  'validTo',
  'size',
  'longitude',
  'latitude',
  'precision',
]);

/** Every feature of a collection as a row: asked for once for each plan, by whatever lists, sums or searches them. */
export class PlanRows {
  readonly #api: Api;
  readonly #dataset: () => string | null;
  readonly #underway: Record<string, Promise<void>> = {};
  #statuses = $state.raw<Readonly<Record<string, RowsStatus>>>({});

  constructor(api: Api, dataset: () => string | null) {
    this.#api = api;
    this.#dataset = dataset;
  }

  of(collection: string): RowsStatus {
    return this.#statuses[keyOf(this.#dataset(), collection)] ?? notAsked;
  }

  /** Fetch the rows of a collection unless they are there or on their way; after a failure ask again. */
  async load(collection: string): Promise<void> {
    const dataset = this.#dataset();
    // an effect that asks for rows is not to ask again because of what becomes of that: failures would have no end
    await untrack(() => this.#load(dataset, collection));
  }

  /** The rows of these collections are others now: those that somebody asked for are read anew; until then they stay. */
  async refresh(collections: readonly string[] | null): Promise<void> {
    const dataset = this.#dataset();
    const prefix = keyOf(dataset, '');
    const asked = Object.keys(this.#statuses)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
      .filter((collection) => collections === null || collections.includes(collection));
    await Promise.all(asked.map((collection) => this.#readAnew(dataset, collection)));
  }

  async #readAnew(dataset: string | null, collection: string): Promise<void> {
    if (dataset === null) return;
    const key = keyOf(dataset, collection);
    await this.#underway[key];
    const before = this.#statuses[key];
    await (this.#underway[key] ??= this.#fetch(
      dataset,
      collection,
      before?.kind === 'ready' ? before : notAsked,
    ));
  }

  /** Ask again for those that could not be fetched. */
  async retry(): Promise<void> {
    const dataset = this.#dataset();
    const prefix = keyOf(dataset, '');
    const failed = Object.entries(this.#statuses).filter(
      ([key, { kind }]) => kind === 'failed' && key.startsWith(prefix),
    );
    await Promise.all(failed.map(([key]) => this.#load(dataset, key.slice(prefix.length))));
  }

  async #load(dataset: string | null, collection: string): Promise<void> {
    if (dataset === null || this.of(collection).kind === 'ready') return;
    const key = keyOf(dataset, collection);
    await (this.#underway[key] ??= this.#fetch(dataset, collection));
  }

  async #fetch(dataset: string, collection: string, meanwhile: RowsStatus = notAsked): Promise<void> {
    const key = keyOf(dataset, collection);
    this.#keep(key, meanwhile);
    try {
      const report = (status: RowsStatus) => {
        if (meanwhile.kind !== 'ready') this.#keep(key, status);
      };
      this.#keep(key, { kind: 'ready', rows: await this.#readPages(dataset, collection, report) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#keep(key, { kind: 'failed' });
    } finally {
      delete this.#underway[key];
    }
  }

  async #readPages(
    dataset: string,
    collection: string,
    report: (status: RowsStatus) => void,
  ): Promise<PlanRow[]> {
    const rows: PlanRow[] = [];
    for (let next: string | null | undefined; next !== null;) {
      const page: RowsPage = await this.#api.rows(dataset, collection, next ?? null);
      const toRow = rowReader(page.fields);
      for (const values of page.rows) rows.push(toRow(values));
      next = page.next;
      const total = Math.max(page.numberMatched, rows.length);
      report({
        kind: 'loading',
        loaded: rows.length,
        total,
        share: total === 0 ? 1 : rows.length / total,
      });
    }
    return rows;
  }

  #keep(key: string, status: RowsStatus): void {
    this.#statuses = { ...this.#statuses, [key]: status };
  }
}

function keyOf(dataset: string | null, collection: string): string {
  return `${dataset ?? ''}/${collection}`;
}

/**
 * Turns the values of an answer into rows. All are built the same way, in the same order: engines then keep a hundred
 * thousand of them without their names.
 */
function rowReader(fields: readonly string[]): (values: readonly unknown[]) => PlanRow {
  const at = Object.fromEntries(fields.map((field, index) => [field, index]));
  const others = fields.flatMap((field, index) => (ownFields.has(field) ? [] : [{ field, index }]));
  const read = (values: readonly unknown[], field: string) => values[at[field] ?? -1] ?? null;
  return (values) => {
    const properties: Record<string, unknown> = {};
    for (const { field, index } of others) properties[field] = values[index] ?? null;
    return {
      id: read(values, 'id') as string,
      validFrom: read(values, 'validFrom') as string | null,
      validTo: read(values, 'validTo') as string | null,
      size: read(values, 'size') as number | null,
      point: [read(values, 'longitude') as number, read(values, 'latitude') as number],
      precision: read(values, 'precision') as Precision,
      properties,
    };
  };
}
