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
  title: BilingualText;
  /** A day, a month or a year, as far as it is known. */
  date?: string;
  url?: string;
  /** What whoever shows the map must show with it, as the source's licence asks. */
  credit?: string;
}

/** A source as a database may hold it: titles were in one language before they were in two. */
export type StoredPlanSource = Omit<PlanSource, 'title'> & { title: BilingualText | string };

/** The sources as they are today; a title in one language stands for both. */
export function readSources(stored: Readonly<Record<string, StoredPlanSource>>): Record<string, PlanSource> {
  return Object.fromEntries(
    Object.entries(stored).map(([key, { title, ...rest }]) => [
      key,
      { title: typeof title === 'string' ? { zh: title, en: title } : title, ...rest },
    ]),
  );
}
