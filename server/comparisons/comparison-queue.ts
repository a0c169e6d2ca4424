import { Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';

/** Somebody who waits for an answer. */
export interface Asker {
  /** One person, however often they ask. */
  who: string;
  /** True once they have hung up. */
  isGone: () => boolean;
}

interface Task<Result> {
  key: string;
  askers: Asker[];
  work: (isWanted: () => boolean) => Promise<Result>;
  answer: Promise<Result>;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Large work one at a time, in the order of coming. Those who ask for the same get one answer; what nobody waits for any
 * more is not done, and nobody fills the queue by themselves.
 */
export class ComparisonQueue<Result> {
  readonly #waiting: Task<Result>[] = [];
  #current: Task<Result> | null = null;

  /**
   * Do something that is known by a key, or wait for whoever has asked for it. `work` is told whether anybody still
   * waits for it, and throws `hungUp()` where nobody does. Rejects as the work does, and with a Problem: 429 where the
   * asker has as many waiting as one may, 503 where too many wait.
   */
  async run(key: string, asker: Asker, work: Task<Result>['work']): Promise<Result> {
    const same = [this.#current, ...this.#waiting].find((task) => task?.key === key && isWanted(task));
    if (same) {
      same.askers.push(asker);
      return same.answer;
    }
    this.#dropUnwanted();
    const own = this.#waiting.filter(({ askers }) => askers.some(({ who }) => who === asker.who));
    if (own.length >= limits.comparisonsOfOne) throw tooManyOfOne();
    if (this.#waiting.length >= limits.comparisonsWaiting) throw tooMany();
    const task = taskOf(key, asker, work);
    this.#waiting.push(task);
    void this.#goOn();
    return task.answer;
  }

  async #goOn(): Promise<void> {
    if (this.#current) return;
    this.#dropUnwanted();
    const task = this.#waiting.shift();
    if (!task) return;
    this.#current = task;
    try {
      task.resolve(await task.work(() => isWanted(task)));
    } catch (error) {
      task.reject(error);
    }
    this.#current = null;
    void this.#goOn();
  }

  #dropUnwanted(): void {
    for (const task of this.#waiting.filter((one) => !isWanted(one))) {
      this.#waiting.splice(this.#waiting.indexOf(task), 1);
      task.reject(hungUp());
    }
  }
}

function taskOf<Result>(key: string, asker: Asker, work: Task<Result>['work']): Task<Result> {
  const task = { key, askers: [asker], work } as unknown as Task<Result>;
  task.answer = new Promise((resolve, reject) => Object.assign(task, { resolve, reject }));
  return task;
}

const isWanted = ({ askers }: { askers: readonly Asker[] }) => askers.some(({ isGone }) => !isGone());

/** Whoever asked has hung up: nobody would read the answer. */
export const hungUp = () => new Problem(400, 'hung-up', 'Whoever asked has hung up.');
const tooManyOfOne = () =>
  new Problem(429, 'too-many-at-once', 'You wait for other comparisons already. Try again shortly.', 5);
const tooMany = () => new Problem(503, 'busy', 'Too many wait for comparisons. Try again shortly.', 5);
