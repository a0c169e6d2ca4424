import { sql } from 'kysely';
import type { Queries } from '../database/database.ts';

/** A scenario of a lineage, and the changesets of it that belong to the history: after the first number, up to the last. */
export interface Segment {
  id: number;
  after: number;
  upTo: number;
}

/**
 * A scenario and those it branched from, the nearest first, with what of each is its history. Numbers go on where a
 * branch begins, so that each stands once in a lineage. Empty where there is no such scenario.
 */
export async function readLineage(queries: Queries, scenario: number): Promise<Segment[]> {
  const { rows } = await sql<Segment>`with recursive lineage (id, after, "upTo", parent, depth) as (
      select id, base_changeset, changeset, parent, 0 from scenario where id = ${scenario}
      union all
      select origin.id, origin.base_changeset, lineage.after, origin.parent, depth + 1
      from lineage join scenario as origin on origin.id = lineage.parent
    ) select id, after, "upTo" from lineage order by depth`.execute(queries);
  return rows;
}
