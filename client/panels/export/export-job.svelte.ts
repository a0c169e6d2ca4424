import { ApiError } from '../../api/api-error.ts';

/** What is being done, and how far it is; null where that can't be told. */
export interface JobProgress {
  step: 'reading' | 'fonts' | 'drawing' | 'writing' | 'map';
  share: number | null;
}

/** A file that came out of it, and what is to be said of it. */
export interface JobResult {
  name: string;
  bytes: number;
  /** Characters that the fonts lack. */
  missing: readonly string[];
  isIncomplete: boolean;
}

export type JobState =
  | { kind: 'idle' }
  | { kind: 'running'; progress: JobProgress }
  | { kind: 'done'; result: JobResult }
  | { kind: 'cancelled' }
  | { kind: 'failed'; isUnread: boolean };

/** One export at a time; it can be called off. */
export class ExportJob {
  #state = $state.raw<JobState>({ kind: 'idle' });
  #controller: AbortController | null = null;

  get state(): JobState {
    return this.#state;
  }

  get isRunning(): boolean {
    return this.#state.kind === 'running';
  }

  async run(
    first: JobProgress,
    work: (signal: AbortSignal, report: (progress: JobProgress) => void) => Promise<JobResult>,
  ): Promise<void> {
    if (this.isRunning) return;
    const controller = new AbortController();
    this.#controller = controller;
    this.#state = { kind: 'running', progress: first };
    try {
      const result = await work(controller.signal, (progress) => {
        if (!controller.signal.aborted) this.#state = { kind: 'running', progress };
      });
      if (!controller.signal.aborted) this.#state = { kind: 'done', result };
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof ApiError)) console.error(error);
      this.#state = { kind: 'failed', isUnread: error instanceof ApiError };
    }
  }

  cancel(): void {
    if (!this.isRunning) return;
    this.#controller?.abort();
    this.#state = { kind: 'cancelled' };
  }
}
