import { sql, type RawBuilder } from 'kysely';
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

/** The ids of a lineage as a JSON array, the nearest first; `row` names the row of the scenario it begins with. */
export function lineageIds(row: 'scenario'): RawBuilder<number[]> {
  return sql<number[]>`(with recursive lineage (id, parent, depth) as (
      select ${sql.ref(`${row}.id`)}, ${sql.ref(`${row}.parent`)}, 0
      union all
      select origin.id, origin.parent, depth + 1
      from lineage join scenario as origin on origin.id = lineage.parent
    ) select jsonb_agg(id order by depth) from lineage)`;
}
