/**
 * Round values to whole units so that they add up to a printed total (Hamilton's method of the largest remainder):
 * each is cut down to whole units, and the units that are missing go to the largest remainders; of equal remainders
 * to the larger value, then to the one that comes first. `values` and `unit` are non-negative whole numbers of one
 * measure; `target` is the total in units, at least the sum of the values cut down, as any rounding of their sum is.
 * No values give none.
 *
 * This is how survey rules level the rest that rounding leaves: 面积取位造成的残差强制调平.
 */
export function roundToTotal(values: readonly bigint[], unit: bigint, target: bigint): bigint[] {
  const rounded = values.map((value) => value / unit);
  let missing = target - rounded.reduce((sum, units) => sum + units, 0n);
  const byRemainder = values
    .map((value, index) => ({ index, value, remainder: value % unit }))
    .sort((a, b) => compare(b.remainder, a.remainder) || compare(b.value, a.value));
  for (const { index } of byRemainder) {
    if (missing <= 0n) break;
    rounded[index]! += 1n;
    missing -= 1n;
  }
  return rounded;
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
