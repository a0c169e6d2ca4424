/** Share of the map by which an arrow key, and a page key, moves the line. */
const [step, page] = [0.02, 0.1];

/** Where a key takes the line, as a share from 0 to 1 that may go beyond; null for a key that does not move it. */
export function shareAfter(key: string, share: number): number | null {
  const shares: Readonly<Record<string, number>> = {
    ArrowLeft: share - step,
    ArrowDown: share - step,
    ArrowRight: share + step,
    ArrowUp: share + step,
    PageDown: share - page,
    PageUp: share + page,
    Home: 0,
    End: 1,
  };
  return shares[key] ?? null;
}
