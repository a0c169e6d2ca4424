import { DatabaseBusyError } from '../errors.ts';

/** What someone wants the engine for, the most urgent first: what is small and what many wait for comes before pages. */
const purposes = ['tiles', 'queries', 'reads', 'jobs'] as const;
export type Purpose = (typeof purposes)[number];

/** How many may wait at once, and how long, in ms; who comes after that is told to try again. */
export const waitingLimits: Record<Purpose, { count: number; milliseconds: number }> = {
  tiles: { count: 500, milliseconds: 10_000 },
  queries: { count: 200, milliseconds: 30_000 },
  // a first page asks at once for tiles and lists, which a server that just began answers slowly
  reads: { count: 100, milliseconds: 15_000 },
  jobs: { count: 100, milliseconds: 60_000 },
};

/** Every so many turns the one who waits longest goes first, however urgent the others are. */
const fairTurn = 4;

interface Waiting {
  purpose: Purpose;
  since: number;
  begin(): void;
  fail(error: Error): void;
}

/** Turns at an engine that serves one at a time: by urgency, with bounds to how many wait and how long. */
export class Turns {
  readonly #limits: typeof waitingLimits;
  readonly #waiting: Record<Purpose, Waiting[]> = { tiles: [], queries: [], reads: [], jobs: [] };
  #isTaken = false;
  #turn = 0;

  constructor(limits = waitingLimits) {
    this.#limits = limits;
  }

  /** Wait for a turn. Returns the function that ends it. Throws a DatabaseBusyError when too many wait, or too long. */
  take(purpose: Purpose): Promise<() => void> {
    if (!this.#isTaken) {
      this.#isTaken = true;
      return Promise.resolve(this.#endOnce());
    }
    const waiting = this.#waiting[purpose];
    const { count, milliseconds } = this.#limits[purpose];
    if (waiting.length >= count) return Promise.reject(new DatabaseBusyError());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1);
        reject(new DatabaseBusyError());
      }, milliseconds);
      const entry: Waiting = {
        purpose,
        since: performance.now(),
        begin: () => {
          clearTimeout(timer);
          resolve(this.#endOnce());
        },
        fail: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      waiting.push(entry);
    });
  }

  /** Send away all who wait. */
  refuse(error: Error): void {
    for (const purpose of purposes) for (const entry of this.#waiting[purpose].splice(0)) entry.fail(error);
  }

  #endOnce(): () => void {
    let isEnded = false;
    return () => {
      if (isEnded) return;
      isEnded = true;
      this.#next();
    };
  }

  #next(): void {
    const first = purposes.flatMap((purpose) => this.#waiting[purpose][0] ?? []);
    this.#turn += 1;
    const chosen = this.#turn % fairTurn === 0 ? first.toSorted((a, b) => a.since - b.since)[0] : first[0];
    this.#isTaken = chosen !== undefined;
    if (!chosen) return;
    this.#waiting[chosen.purpose].shift();
    chosen.begin();
  }
}
