import type { FeatureState } from '../features/feature-state.ts';

/** Pairs of lines, whichever comes first: what one slip does to two lines is told once. */
export class LinePairs {
  readonly #others = new Map<FeatureState, Set<FeatureState>>();

  add(a: FeatureState, b: FeatureState): void {
    const others = this.#others.get(a) ?? new Set();
    this.#others.set(a, others.add(b));
  }

  has(a: FeatureState, b: FeatureState): boolean {
    return (this.#others.get(a)?.has(b) ?? false) || (this.#others.get(b)?.has(a) ?? false);
  }
}
