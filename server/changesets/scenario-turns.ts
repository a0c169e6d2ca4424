import { DatabaseBusyError } from '../database/errors.ts';

/** How many may wait to change one scenario, and how long, ms. */
const turnLimits = { count: 500, milliseconds: 30_000 } as const;

/** Those who wait for one scenario: how many, and what the next one waits for. */
interface Queue {
  count: number;
  last: Promise<void>;
}

/**
 * Changesets of a scenario take turns in the database, where each who waits holds a connection: many editors of one
 * scenario would hold them all, and nobody could so much as sign in. So they take turns here first, and of each scenario
 * one comes to the database; other servers are waited for there.
 */
export class ScenarioTurns {
  readonly #limits: { count: number; milliseconds: number };
  readonly #queues = new Map<number, Queue>();

  constructor(limits: { count: number; milliseconds: number } = turnLimits) {
    this.#limits = limits;
  }

  /** Do something in one's turn, after all who came before. Throws a DatabaseBusyError where too many wait, or too long. */
  async run<Result>(scenario: number, work: () => Promise<Result>): Promise<Result> {
    const queue = this.#queues.get(scenario) ?? { count: 0, last: Promise.resolve() };
    if (queue.count >= this.#limits.count) throw new DatabaseBusyError();
    this.#queues.set(scenario, queue);
    const before = queue.last;
    let end = () => {};
    const own = new Promise<void>((resolve) => (end = resolve));
    // whoever gives up is passed over, and those after go on waiting for those before
    queue.last = before.then(() => own);
    queue.count += 1;
    try {
      await this.#inTime(before);
      return await work();
    } finally {
      end();
      queue.count -= 1;
      if (queue.count === 0) this.#queues.delete(scenario);
    }
  }

  #inTime(turn: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new DatabaseBusyError()), this.#limits.milliseconds);
      void turn.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
