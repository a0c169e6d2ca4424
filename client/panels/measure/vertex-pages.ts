import type { Place } from '#domain/measure/geodesic.ts';

/** So many points are listed at a time: a table of thousands would make each further point slower than the one before. */
export const pointsPerPage = 100;

/** Numbers of the points on a page: from the first one, up to and without the last. */
export interface PointRange {
  from: number;
  to: number;
}

/** The page that a point is on, among so many points; for one beyond the last, the last page. */
export function pageWith(at: number, count: number): PointRange {
  const within = Math.max(0, Math.min(at, count - 1));
  const from = within - (within % pointsPerPage);
  return { from, to: Math.min(count, from + pointsPerPage) };
}

/** Number of the first point that is not what it was before; null where none has changed. */
export function firstChange(before: readonly Place[], after: readonly Place[]): number | null {
  const length = Math.max(before.length, after.length);
  for (let at = 0; at < length; at++) if (before[at] !== after[at]) return at;
  return null;
}
