/** How much of something is on a land use; null stands for land that the plan has no parcel on. */
export interface LandTotal {
  landUse: string | null;
  amount: number;
  /** Share of the whole, 0 to 1. */
  share: number;
}

/**
 * Amounts by land use, the largest first, land without a parcel last. `whole` is what the shares are of, and what is
 * missing to it is land without a parcel; a remainder below a millionth is rounding, and left out.
 */
export function landTotals(
  amounts: Iterable<{ landUse: string | null; amount: number }>,
  whole: number,
): LandTotal[] {
  const sums = new Map<string | null, number>();
  for (const { landUse, amount } of amounts) sums.set(landUse, (sums.get(landUse) ?? 0) + amount);
  sums.delete(null);
  const onParcels = [...sums.values()].reduce((sum, amount) => sum + amount, 0);
  const rest = whole - onParcels;
  return [
    ...[...sums].filter(([, amount]) => amount > 0).sort(([, a], [, b]) => b - a),
    ...(rest > whole * 1e-6 ? [[null, rest] as const] : []),
  ].map(([landUse, amount]) => ({ landUse, amount, share: whole > 0 ? amount / whole : 0 }));
}
