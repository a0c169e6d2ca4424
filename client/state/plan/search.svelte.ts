import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import type { SearchAnswer, SearchItem } from '../../api/types.ts';

/** How long a text has to stand before it is sought: who types does not ask for every letter. */
const restMilliseconds = 120;

/** Longest text that the server seeks. */
const longestText = 100;

/** `pending` begins with the first letter; what was found before stays until the answer to what is asked now. */
export type SearchStatus = 'idle' | 'pending' | 'ready' | 'failed';

const nothing: SearchAnswer = { items: [], hasMore: false };

/** Features of the plan by name, pinyin, id or code, as someone types. */
export class Search {
  readonly #api: Api;
  readonly #dataset: () => string | null;
  #status = $state<SearchStatus>('idle');
  #answer = $state.raw(nothing);
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | null = null;

  constructor(api: Api, dataset: () => string | null) {
    this.#api = api;
    this.#dataset = dataset;
  }

  get status(): SearchStatus {
    return this.#status;
  }

  /** What was found, the best first. */
  get items(): readonly SearchItem[] {
    return this.#answer.items;
  }

  /** True where more was found than the items. */
  get hasMore(): boolean {
    return this.#answer.hasMore;
  }

  /** Seek a text as soon as it stands for a moment; an answer to an earlier one is dropped. */
  ask(text: string): void {
    const sought = text.trim();
    if (sought === this.#text && this.#status !== 'failed') return;
    this.#callOff();
    this.#text = sought;
    const isSought = sought !== '' && sought.length <= longestText;
    this.#status = isSought ? 'pending' : 'idle';
    if (isSought) this.#timer = setTimeout(() => void this.#seek(sought), restMilliseconds);
    else this.#answer = nothing;
  }

  clear(): void {
    this.ask('');
  }

  /** Ask once more for what could not be fetched. */
  retry(): void {
    this.ask(this.#text);
  }

  #callOff(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  async #seek(text: string): Promise<void> {
    const dataset = this.#dataset();
    if (dataset === null) return;
    const { signal } = (this.#request = new AbortController());
    try {
      const answer = await this.#api.search(dataset, text, signal);
      if (!signal.aborted) this.#settle('ready', answer);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      this.#settle('failed', nothing);
    }
  }

  #settle(status: SearchStatus, answer: SearchAnswer): void {
    this.#answer = answer;
    this.#status = status;
  }
}
