import type { Breather } from '../../state/page/breather.ts';
import type { Ranks } from './rank-values.ts';

export interface SortKey {
  ranks: Ranks;
  isDescending: boolean;
}

/**
 * Numbers of rows from 0 to `count`, by the first key, where that is equal by the second, and so on, and else as they
 * came. Nothing comes last in both directions. A counting sort for each key, from the last to the first: a hundred
 * thousand rows take two milliseconds a key, and the page may answer between two keys.
 */
export async function orderRows(
  count: number,
  keys: readonly SortKey[],
  breather: Breather,
): Promise<Uint32Array> {
  let order = new Uint32Array(count);
  for (let row = 0; row < count; row++) order[row] = row;
  for (const key of keys.toReversed()) {
    order = orderBy(order, key);
    if (breather.isDue) await breather.breathe();
  }
  return order;
}

function orderBy(order: Uint32Array, { ranks, isDescending }: SortKey): Uint32Array<ArrayBuffer> {
  const { of, highest } = ranks;
  const bucketOf = (row: number) => {
    const rank = of[row]!;
    if (rank === 0) return highest;
    return isDescending ? highest - rank : rank - 1;
  };
  const starts = new Uint32Array(highest + 2);
  for (const row of order) starts[bucketOf(row) + 1]!++;
  for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket]! += starts[bucket - 1]!;
  const ordered = new Uint32Array(order.length);
  for (const row of order) ordered[starts[bucketOf(row)]!++] = row;
  return ordered;
}
