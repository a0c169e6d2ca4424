/** Decimals beyond this say more than a plan knows. */
const mostDigits = 3;

/** Decimals that the numbers need, at most three; NaN needs none. */
export function decimalsOf(numbers: Float64Array): number {
  let digits = 0;
  for (const value of numbers) {
    while (digits < mostDigits && !isWhole(value * 10 ** digits)) digits++;
    if (digits === mostDigits) break;
  }
  return digits;
}

function isWhole(value: number): boolean {
  return Number.isNaN(value) || Math.abs(value - Math.round(value)) < 1e-6;
}
