import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { Api } from '../../api/api.ts';
import type { Item } from '../../api/types.ts';

/** More features than were asked for at most. */
export class TooManyError extends Error {
  override name = 'TooManyError';
  readonly count: number;

  constructor(count: number) {
    super(`${count} features`);
    this.count = count;
  }
}

/** Reads features of the published plan with their geometry, by where they lie. */
export class FeatureReader {
  readonly #api: Api;
  readonly #dataset: () => string | null;

  constructor(api: Api, dataset: () => string | null) {
    this.#api = api;
    this.#dataset = dataset;
  }

  /**
   * Every feature of a collection in any of the boxes, once; none while there is no plan. Throws a TooManyError above
   * `most`, an ApiError, or the signal's reason.
   */
  async readWithin(
    collection: string,
    boxes: readonly Bounds[],
    most: number,
    signal: AbortSignal,
  ): Promise<Item[]> {
    const dataset = this.#dataset();
    const items = new Map<string, Item>();
    for (const box of dataset === null ? [] : boxes) {
      for (let next: string | null | undefined; next !== null;) {
        const page = await this.#api.itemsWithin(dataset!, collection, box, next ?? null, signal);
        signal.throwIfAborted();
        for (const item of page.items) items.set(item.id, item);
        const count = Math.max(items.size, page.numberMatched);
        if (count > most) throw new TooManyError(count);
        next = page.next;
      }
    }
    return [...items.values()];
  }
}
