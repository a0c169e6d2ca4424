import { createHash } from 'node:crypto';
import { sql } from 'kysely';

const mark = '/* planned once */';

/**
 * Stands at the front of a statement that is asked over and over, always in the same words: each connection to
 * PostgreSQL then reads and plans it once, which for a short statement takes longer than running it. Of a statement
 * whose words change with what is asked there would be plans without end. What it answers with has to be named: a
 * `select *` would fail once another server has added a column.
 */
export const plannedOnce = sql.raw(mark);

const names = new Map<string, string>();

/** The name under which a connection remembers a statement; undefined for one that is not marked. */
export function nameOfStatement(text: string): string | undefined {
  // Kysely puts what is to stand in front after the first word
  if (!text.slice(0, 30).includes(mark)) return undefined;
  let name = names.get(text);
  if (!name) {
    // PostgreSQL cuts names at 63 bytes
    name = `dayu ${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
    names.set(text, name);
  }
  return name;
}
