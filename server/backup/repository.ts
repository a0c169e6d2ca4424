import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { backupOrder, backupTables, numberedTables, type BackupTable } from './backup-format.ts';

const rowsPerFetch = 500;

/** Reads and writes whole tables as JSON text. */
export class BackupRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Do something with one and the same state of all tables, however long it takes. */
  readSnapshot<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    return this.#database.jobs
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(work);
  }

  /** Write all or nothing. */
  write<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    return this.#database.jobs.transaction().execute(work);
  }

  /** Columns of a table that hold what was written, not what the database computes. */
  async readColumns(transaction: Transaction<Schema>, table: BackupTable): Promise<string[]> {
    const { rows } = await sql<{ column_name: string }>`select column_name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(
      transaction,
    );
    return rows.map(({ column_name }) => column_name);
  }

  /** Rows of a table as JSON text, some hundred at a time. */
  async *readRows(
    transaction: Transaction<Schema>,
    table: BackupTable,
    columns: string[],
  ): AsyncGenerator<string[]> {
    const cursor = sql.id(`backup_${table}`);
    await sql`declare ${cursor} no scroll cursor for select row_to_json(item)::text as row from (
      select ${sql.join(columns.map((column) => sql.id(column)))} from ${sql.table(table)} order by ${sql.raw(backupOrder[table])}
    ) item`.execute(transaction);
    for (;;) {
      const { rows } = await sql<{ row: string }>`fetch ${sql.lit(rowsPerFetch)} from ${cursor}`.execute(
        transaction,
      );
      if (rows.length === 0) break;
      yield rows.map(({ row }) => row);
    }
    await sql`close ${cursor}`.execute(transaction);
  }

  /** Write rows of JSON text. */
  async writeRows(
    transaction: Transaction<Schema>,
    table: BackupTable,
    columns: string[],
    rows: string[],
  ): Promise<void> {
    const names = sql.join(columns.map((column) => sql.id(column)));
    await sql`insert into ${sql.table(table)} (${names}) overriding system value
      select ${names} from json_populate_recordset(null::${sql.table(table)}, ${`[${rows.join(',')}]`}::json)`.execute(
      transaction,
    );
  }

  /** Let numbers go on after those that were written. */
  async continueNumbers(transaction: Transaction<Schema>): Promise<void> {
    for (const table of numberedTables) {
      const of = sql.table(table);
      await sql`select setval(pg_get_serial_sequence(${table}, 'id'), greatest(1, (select max(id) from ${of})),
        exists (select from ${of}))`.execute(transaction);
    }
  }

  /** True when none of the tables has a row, secrets of the installation aside. */
  async isEmpty(transaction: Transaction<Schema>): Promise<boolean> {
    for (const table of backupTables) {
      if (table === 'setting') continue;
      const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(transaction);
      if (rows.length > 0) return false;
    }
    return true;
  }

  /** The migration the tables are of. */
  async readMigration(transaction: Transaction<Schema>): Promise<number> {
    const row = await transaction
      .selectFrom('migration')
      .select(({ fn }) => fn.max('number').as('number'))
      .executeTakeFirst();
    return row?.number ?? 0;
  }

  async clearSettings(transaction: Transaction<Schema>): Promise<void> {
    await transaction.deleteFrom('setting').execute();
  }
}
