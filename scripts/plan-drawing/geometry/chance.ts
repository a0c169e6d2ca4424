/**
 * A number in [0, 1) that depends on its keys alone: the same on every machine and in every run, and not on the order
 * in which things are drawn, so that one change doesn't reshuffle the whole plan. (Integer hash after Wang.)
 */
export function chance(...keys: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const key of keys) {
    hash = Math.imul(hash ^ Math.round(key), 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 4_294_967_296;
}

/** A number from `low` to `high` by the same rule. */
export function between(low: number, high: number, ...keys: readonly number[]): number {
  return low + (high - low) * chance(...keys);
}
