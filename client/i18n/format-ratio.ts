/** A scale by its denominator, in groups of three: `1:10 000`. */
export function formatRatio(scale: number): string {
  return `1:${String(Math.round(scale)).replace(/\B(?=(\d{3})+$)/g, ' ')}`;
}
