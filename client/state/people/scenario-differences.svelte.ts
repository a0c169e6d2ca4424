import { untrack } from 'svelte';
import { ApiError } from '../../api/api-error.ts';
import type { PeopleApi } from '../../api/people-api.ts';
import type { ComparedScenarios, ScenarioComparison } from '../../api/scenario-comparison.ts';

export type DifferencesStatus =
  | { kind: 'none' }
  /** `before` is what was known until now, to be shown meanwhile. */
  | { kind: 'loading'; before: ScenarioComparison | null }
  | { kind: 'ready'; comparison: ScenarioComparison }
  | { kind: 'failed'; code: string; isUnreachable: boolean };

/** While time plays or a planner saves again and again, it is asked once things are at rest, milliseconds. */
const rest = 400;

/** What the scenario that is shown makes different from another. */
export class ScenarioDifferences {
  /** True where all that differs counts, at whatever time it is there; else what is there on the day that is shown. */
  isWholeTime = $state(false);
  readonly #api: PeopleApi;
  #status = $state.raw<DifferencesStatus>({ kind: 'none' });
  #asked = $state.raw<ComparedScenarios | null>(null);
  #request: AbortController | null = null;

  constructor(api: PeopleApi) {
    this.#api = api;
  }

  get status(): DifferencesStatus {
    return this.#status;
  }

  /** What is known, which may be of a moment ago; null before and where it can't be had. */
  get comparison(): ScenarioComparison | null {
    if (this.#status.kind === 'ready') return this.#status.comparison;
    return this.#status.kind === 'loading' ? this.#status.before : null;
  }

  /** What was asked last. */
  get asked(): ComparedScenarios | null {
    return this.#asked;
  }

  /** Ask, again when it was asked before: what is under way gives way. */
  ask(compared: ComparedScenarios): void {
    // whoever asks in an effect is not to ask again because of the answer
    untrack(() => this.#ask(compared));
  }

  #ask(compared: ComparedScenarios): void {
    const isSame =
      this.#asked?.before === compared.before && this.#asked.after === compared.after && this.comparison;
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    this.#asked = compared;
    this.#status = { kind: 'loading', before: isSame ? this.comparison : null };
    const run = () => void this.#run(compared, request.signal);
    if (!isSame) return run();
    const timer = setTimeout(run, rest);
    request.signal.addEventListener('abort', () => clearTimeout(timer));
  }

  retry(): void {
    if (this.#asked) this.ask(this.#asked);
  }

  forget(): void {
    this.#request?.abort();
    this.#asked = null;
    this.#status = { kind: 'none' };
  }

  async #run(compared: ComparedScenarios, signal: AbortSignal): Promise<void> {
    try {
      const comparison = await this.#api.compare(compared, signal);
      if (!signal.aborted) this.#status = { kind: 'ready', comparison };
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      this.#status = { kind: 'failed', code: error.code, isUnreachable: error.isUnreachable };
    }
  }
}
