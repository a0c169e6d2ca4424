import { untrack } from 'svelte';
import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import type { Item } from '../../api/types.ts';

export type AreasStatus =
  /** Also before anybody asked for them. */
  | { kind: 'loading' }
  | { kind: 'ready'; boundaries: readonly Item[]; clusters: readonly Item[] }
  | { kind: 'failed' };

/** The plan's boundaries and clusters with their outlines, which weigh: asked for once, by whoever counts in them. */
export class PlanAreas {
  readonly #api: Api;
  readonly #dataset: () => string | null;
  #status = $state.raw<AreasStatus>({ kind: 'loading' });
  #underway: Promise<void> | null = null;

  constructor(api: Api, dataset: () => string | null) {
    this.#api = api;
    this.#dataset = dataset;
  }

  get status(): AreasStatus {
    return this.#status;
  }

  /** Fetch them unless they are there or on their way; after a failure ask again. */
  async load(): Promise<void> {
    const dataset = this.#dataset();
    // an effect that asks for them is not to ask again because of what becomes of that
    if (dataset === null || untrack(() => this.#status).kind === 'ready') return;
    await (this.#underway ??= this.#fetch(dataset));
  }

  async #fetch(dataset: string): Promise<void> {
    this.#status = { kind: 'loading' };
    try {
      const [boundaries, clusters] = (await Promise.all(
        ['boundary', 'cluster'].map((collection) => this.#api.items(dataset, collection)),
      )) as [Item[], Item[]];
      this.#status = { kind: 'ready', boundaries, clusters };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#status = { kind: 'failed' };
    } finally {
      this.#underway = null;
    }
  }
}
