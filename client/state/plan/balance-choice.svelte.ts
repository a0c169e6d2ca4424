import type { BalanceLevel } from '#domain/balance/balance-parts.ts';
import {
  plainQuestion,
  type BalanceQuestion,
  type BalanceScope,
  type BalanceTime,
} from '../address/balance-address.ts';
import { sameFeature } from './selection.svelte.ts';

/** What the land balance is asked for; kept while something else is open. */
export class BalanceChoice {
  readonly #onChange: () => void;
  #question = $state.raw<BalanceQuestion>(plainQuestion);
  #folded = $state.raw<readonly string[]>([]);

  /** `onChange` hears of what a person asks otherwise, not of what an address restores. */
  constructor(question: BalanceQuestion, onChange: () => void) {
    this.#question = question;
    this.#onChange = onChange;
  }

  get question(): BalanceQuestion {
    return this.#question;
  }

  get scope(): BalanceScope {
    return this.#question.scope;
  }

  get level(): BalanceLevel {
    return this.#question.level;
  }

  get time(): BalanceTime {
    return this.#question.time;
  }

  /**
   * The two days that are compared, out of those of the phases: as chosen, else the one in the middle and the last.
   * Null for a plan without phases.
   */
  comparison(days: readonly string[]): { from: string; to: string } | null {
    const [middle, last] = [days[Math.floor((days.length - 1) / 2)], days.at(-1)];
    if (middle === undefined || last === undefined) return null;
    const known = (day: string | null) => (day !== null && days.includes(day) ? day : null);
    const { from, to } = this.#question;
    return { from: known(from) ?? middle, to: known(to) ?? last };
  }

  isScope(scope: BalanceScope): boolean {
    const own = this.scope;
    if (scope.kind === 'area') return own.kind === 'area' && sameFeature(own.ref, scope.ref);
    return own.kind === scope.kind;
  }

  /** False for a class whose subclasses are folded away. */
  isUnfolded(code: string): boolean {
    return !this.#folded.includes(code);
  }

  countIn(scope: BalanceScope): void {
    this.#ask({ scope });
  }

  showLevel(level: BalanceLevel): void {
    this.#folded = [];
    this.#ask({ level });
  }

  showTime(time: BalanceTime): void {
    this.#ask({ time });
  }

  /** Set two phases against each other, by their days. */
  compare(from: string, to: string): void {
    this.#ask({ from, to });
  }

  /** Follow an address. */
  restore(question: BalanceQuestion): void {
    this.#question = question;
  }

  fold(code: string): void {
    this.#folded = this.isUnfolded(code)
      ? [...this.#folded, code]
      : this.#folded.filter((other) => other !== code);
  }

  #ask(change: Partial<BalanceQuestion>): void {
    this.#question = { ...this.#question, ...change };
    this.#onChange();
  }
}
