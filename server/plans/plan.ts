import type { BilingualText } from '#domain/collections/definition.ts';

/** A named date of the plan: 见效, 成形, 成势, 成城. */
export interface Phase {
  id: string;
  title: BilingualText;
  /** The day, `YYYY-MM-DD`. */
  date: string;
}

/** Something the plan's facts come from. */
export interface PlanSource {
  title: string;
  /** A day, a month or a year, as far as it is known. */
  date?: string;
  url?: string;
  /** What whoever shows the map must show with it, as the source's licence asks. */
  credit?: string;
}
