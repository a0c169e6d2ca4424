import type { Api } from '../api/api.ts';
import { ApiError } from '../api/api-error.ts';
import type { FeatureRef, Item } from '../api/types.ts';

/** A feature that could be meant, with what the tile already tells of it. */
export interface Candidate {
  ref: FeatureRef;
  properties: Readonly<Record<string, unknown>>;
}

export type Detail =
  | { kind: 'none' }
  | { kind: 'loading' }
  | { kind: 'ready'; item: Item }
  | { kind: 'missing' }
  | { kind: 'failed' };

/** Which feature is selected, what else lies where it was clicked, and what the server knows of it. */
export class Selection {
  readonly #api: Api;
  readonly #planId: () => string | null;
  #candidates = $state.raw<readonly Candidate[]>([]);
  #current = $state.raw<FeatureRef | null>(null);
  #detail = $state.raw<Detail>({ kind: 'none' });
  #request: AbortController | null = null;

  constructor(api: Api, planId: () => string | null) {
    this.#api = api;
    this.#planId = planId;
  }

  get current(): FeatureRef | null {
    return this.#current;
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
    const first = candidates[0];
    if (!first) this.clear();
    else {
      this.#candidates = candidates;
      await this.#show(first.ref);
    }
  }

  /** Select a feature; the list stays when it is one of those offered. */
  async choose(ref: FeatureRef): Promise<void> {
    if (!this.#candidates.some((candidate) => sameFeature(candidate.ref, ref))) this.#candidates = [];
    await this.#show(ref);
  }

  clear(): void {
    this.#request?.abort();
    this.#candidates = [];
    this.#current = null;
    this.#detail = { kind: 'none' };
  }

  async retry(): Promise<void> {
    if (this.#current) await this.#show(this.#current);
  }

  async #show(ref: FeatureRef): Promise<void> {
    const planId = this.#planId();
    this.#request?.abort();
    this.#current = ref;
    this.#detail = { kind: 'loading' };
    if (planId === null) return;
    const request = new AbortController();
    this.#request = request;
    const detail = await this.#ask(planId, ref, request.signal);
    if (!request.signal.aborted) this.#detail = detail;
  }

  async #ask(planId: string, ref: FeatureRef, signal: AbortSignal): Promise<Detail> {
    try {
      return { kind: 'ready', item: await this.#api.item(planId, ref, signal) };
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
