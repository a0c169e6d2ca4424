import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import type { FeatureRef, Item } from '../../api/types.ts';
import { inOrder, type Candidate, type MergedPlace } from './candidate.ts';

export type Detail =
  | { kind: 'none' }
  | { kind: 'loading' }
  | { kind: 'ready'; item: Item }
  | { kind: 'missing' }
  | { kind: 'failed' };

/** Which feature is selected, what else lies where it was clicked, and what the server knows of it. */
export class Selection {
  readonly #api: Api;
  readonly #dataset: () => string | null;
  #candidates = $state.raw<readonly Candidate[]>([]);
  #current = $state.raw<FeatureRef | null>(null);
  #detail = $state.raw<Detail>({ kind: 'none' });
  #place = $state.raw<MergedPlace | null>(null);
  /** What is asked about a feature, and about a place: each gives way to whatever is selected later. */
  #request: AbortController | null = null;
  #shown: Promise<void> = Promise.resolve();
  #lookUp: AbortController | null = null;

  constructor(api: Api, dataset: () => string | null) {
    this.#api = api;
    this.#dataset = dataset;
  }

  get current(): FeatureRef | null {
    return this.#current;
  }

  /** True also while it is still being asked what was meant, and when the answer did not come. */
  get isOpen(): boolean {
    return this.#detail.kind !== 'none';
  }

  /** Where it is being asked what was meant, or could not be; null once a feature is selected. */
  get place(): MergedPlace | null {
    return this.#place;
  }

  get candidates(): readonly Candidate[] {
    return this.#candidates;
  }

  get detail(): Detail {
    return this.#detail;
  }

  /** What is known without asking, so that a title stands at once. */
  get preview(): Candidate | null {
    return this.#candidates.find(({ ref }) => sameFeature(ref, this.#current)) ?? null;
  }

  /** What the server answered, in the same form. */
  get found(): Candidate | null {
    const detail = this.#detail;
    return detail.kind === 'ready' && this.#current
      ? { ref: this.#current, properties: detail.item.properties }
      : null;
  }

  /** Take the first of what lies at one place, and keep the others to choose from. */
  async offer(candidates: readonly Candidate[]): Promise<void> {
    this.#lookUp?.abort();
    const first = candidates[0];
    if (!first) this.clear();
    else {
      this.#candidates = candidates;
      await this.#show(first.ref);
    }
  }

  /**
   * Ask what lies where the map can't name it; nothing is selected until it is known. Null when that was called off
   * by a later selection, or failed: then `detail` says so, unless there are others known there.
   */
  async lookUp(known: readonly Candidate[], place: MergedPlace): Promise<Candidate[] | null> {
    this.clear();
    this.#place = place;
    this.#detail = { kind: 'loading' };
    const found = await this.#find(place);
    if (found === 'called-off') return null;
    if (found === 'failed' && known.length === 0) {
      this.#detail = { kind: 'failed' };
      return null;
    }
    return inOrder([...known, ...(found === 'failed' ? [] : found)]);
  }

  /** Add to the list what else lies at its place. */
  async widen(place: MergedPlace): Promise<void> {
    const found = await this.#find(place);
    if (found !== 'called-off' && found !== 'failed')
      this.#candidates = inOrder([...this.#candidates, ...found]);
  }

  /** Select a feature; the list stays when it is one of those offered. */
  async choose(ref: FeatureRef): Promise<void> {
    if (!this.#candidates.some((candidate) => sameFeature(candidate.ref, ref))) {
      this.#lookUp?.abort();
      this.#candidates = [];
    }
    await this.#show(ref);
  }

  clear(): void {
    this.#request?.abort();
    this.#lookUp?.abort();
    this.#candidates = [];
    this.#current = null;
    this.#place = null;
    this.#detail = { kind: 'none' };
  }

  async retry(): Promise<void> {
    if (this.#current) await this.#show(this.#current);
  }

  /** Settles when it is known what is selected, or that it can't be. */
  get shown(): Promise<void> {
    return this.#shown;
  }

  #show(ref: FeatureRef): Promise<void> {
    this.#shown = this.#fetch(ref);
    return this.#shown;
  }

  async #fetch(ref: FeatureRef): Promise<void> {
    const dataset = this.#dataset();
    this.#request?.abort();
    this.#current = ref;
    this.#place = null;
    this.#detail = { kind: 'loading' };
    if (dataset === null) return;
    const request = new AbortController();
    this.#request = request;
    const detail = await this.#ask(dataset, ref, request.signal);
    if (!request.signal.aborted) this.#detail = detail;
  }

  async #find({ collection, position }: MergedPlace): Promise<Candidate[] | 'called-off' | 'failed'> {
    const dataset = this.#dataset();
    if (dataset === null) return [];
    const { signal } = (this.#lookUp = new AbortController());
    try {
      const items = await this.#api.itemsAt(dataset, collection, position, signal);
      if (signal.aborted) return 'called-off';
      return items.map(({ id, properties }) => ({ ref: { collection, id }, properties }));
    } catch (error) {
      if (signal.aborted) return 'called-off';
      if (!(error instanceof ApiError)) throw error;
      return 'failed';
    }
  }

  async #ask(dataset: string, ref: FeatureRef, signal: AbortSignal): Promise<Detail> {
    try {
      return { kind: 'ready', item: await this.#api.item(dataset, ref, signal) };
    } catch (error) {
      if (signal.aborted) return { kind: 'none' };
      if (!(error instanceof ApiError)) throw error;
      return { kind: error.isMissing ? 'missing' : 'failed' };
    }
  }
}

/** True when both name one feature. */
export function sameFeature(a: FeatureRef | null, b: FeatureRef | null): boolean {
  return a !== null && b !== null && a.collection === b.collection && a.id === b.id;
}
