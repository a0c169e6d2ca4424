import { sql, type Kysely } from 'kysely';
import type { Channel, ChannelListeners } from './postgresql/channel.ts';
import type { Schema } from './schema.ts';

/** Longest a statement may run, in milliseconds, by what it is for. */
export const statementLimits = { tiles: 5_000, reads: 10_000, queries: 10_000, jobs: 600_000 } as const;
export type StatementLimits = Record<keyof typeof statementLimits, number>;

export type Queries = Kysely<Schema>;

/** One interface over the embedded engine and PostgreSQL; the same queries run on both. */
export interface Database {
  engine: 'embedded' | 'postgresql';
  /** Reads and writes of the API: 10 s. */
  queries: Queries;
  /** Tiles and what every request looks up, which a replica may answer: 5 s. */
  tiles: Queries;
  /** Pages of features, which a replica may answer: 10 s. They can't keep tiles waiting. */
  reads: Queries;
  /** True where `tiles` and `reads` may not know yet of what was committed. */
  mayLag: boolean;
  /** Migrations, imports, backups: 10 min. */
  jobs: Queries;
  /** A connection that hears of other servers; null where there can be none. */
  openChannel: ((names: readonly string[], listeners: ChannelListeners) => Promise<Channel>) | null;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Ask the database for nothing, to see whether it answers. */
export async function ping(queries: Queries): Promise<void> {
  await sql`select 1`.execute(queries);
}

/** How far a long opening has come; `share` from 0 to 1. */
export interface Progress {
  (step: string, share: number): void;
}

/** Called now and then with the number of rows done so far. */
export type RowProgress = (rows: number) => void;
