import type { BalanceLevel } from '#domain/balance/balance-parts.ts';
import type { FeatureRef } from '../api/types.ts';
import { sameFeature } from './selection.svelte.ts';

/** Of which land the balance is: all of it, what is in view, or a boundary or cluster. */
export type BalanceScope = { kind: 'whole' } | { kind: 'view' } | { kind: 'area'; ref: FeatureRef };

/** Of which days: the one that the map shows, or every phase. */
export type BalanceTime = 'day' | 'phases';

/** What the land balance is asked for; kept while something else is open. */
export class BalanceChoice {
  #scope = $state.raw<BalanceScope>({ kind: 'whole' });
  #level = $state<BalanceLevel>(1);
  #time = $state<BalanceTime>('day');
  /** Days of two phases that are set against each other; null until somebody chose. */
  #from = $state<string | null>(null);
  #to = $state<string | null>(null);
  #folded = $state.raw<readonly string[]>([]);

  get scope(): BalanceScope {
    return this.#scope;
  }

  get level(): BalanceLevel {
    return this.#level;
  }

  get time(): BalanceTime {
    return this.#time;
  }

  /**
   * The two days that are compared, out of those of the phases: as chosen, else the one in the middle and the last.
   * Null for a plan without phases.
   */
  comparison(days: readonly string[]): { from: string; to: string } | null {
    const [middle, last] = [days[Math.floor((days.length - 1) / 2)], days.at(-1)];
    if (middle === undefined || last === undefined) return null;
    const known = (day: string | null) => (day !== null && days.includes(day) ? day : null);
    return { from: known(this.#from) ?? middle, to: known(this.#to) ?? last };
  }

  isScope(scope: BalanceScope): boolean {
    const own = this.#scope;
    if (scope.kind === 'area') return own.kind === 'area' && sameFeature(own.ref, scope.ref);
    return own.kind === scope.kind;
  }

  /** False for a class whose subclasses are folded away. */
  isUnfolded(code: string): boolean {
    return !this.#folded.includes(code);
  }

  countIn(scope: BalanceScope): void {
    this.#scope = scope;
  }

  showLevel(level: BalanceLevel): void {
    this.#level = level;
    this.#folded = [];
  }

  showTime(time: BalanceTime): void {
    this.#time = time;
  }

  compareFrom(day: string): void {
    this.#from = day;
  }

  compareTo(day: string): void {
    this.#to = day;
  }

  fold(code: string): void {
    this.#folded = this.isUnfolded(code)
      ? [...this.#folded, code]
      : this.#folded.filter((other) => other !== code);
  }
}
