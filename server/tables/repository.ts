import { sql, type RawBuilder } from 'kysely';
import type { CollectionDefinition } from '#domain/collections/definition.ts';
import { shownFields, type Audience } from '#domain/collections/registry.ts';
import type { Database, Queries } from '../database/database.ts';
import { PreparedStatements, slot } from '../database/prepared-statements.ts';
import { labelDegrees } from '../postgis-utilities/geometry-expressions.ts';

/** A page of rows as JSON text, each an array, separated by commas. */
export interface RowsPage {
  rows: string;
  matched: number;
  /** The last id of the page when another follows. */
  lastId: string | null;
}

/** How many features of a collection begin, or end, on a day. */
export interface DayCount {
  date: string;
  isStart: boolean;
  collection: string;
  count: number;
}

/** Columns of every collection's rows before and after its own fields, and how the database writes each as JSON. */
const columnsBefore: Readonly<Record<string, RawBuilder<string | null>>> = {
  // ids and days are safe in quotes by the table's own checks
  id: sql`concat('"', id, '"')`,
  validFrom: dayText('valid_from'),
  validTo: dayText('valid_to'),
  size: sql`round(coalesce(area, length)::numeric, 3)::text`,
  longitude: labelDegrees('x', 6),
  latitude: labelDegrees('y', 6),
};
const columnsAfter: Readonly<Record<string, RawBuilder<string | null>>> = {
  precision: sql`to_json(precision)::text`,
};

/** What the columns of a collection's rows say to an audience, in their order. */
export function rowFields(collection: CollectionDefinition, audience: Audience): string[] {
  return [...Object.keys(columnsBefore), ...shownFields(collection, audience), ...Object.keys(columnsAfter)];
}

/** Collections as tables, without geometry, as an audience sees them. */
export class TableRepository {
  readonly #queries: Queries;
  readonly #statements: PreparedStatements;
  readonly audience: Audience;

  constructor(database: Database, audience: Audience) {
    // who has just changed something reads what they wrote, which a replica may not know yet
    this.#queries = audience === 'members' ? database.queries : database.reads;
    this.#statements = new PreparedStatements(this.#queries);
    this.audience = audience;
  }

  /** A page of a collection in the order of ids, and how many features it has in all. */
  async readRows(
    scenario: number,
    collection: CollectionDefinition,
    limit: number,
    afterId: string | null,
  ): Promise<RowsPage> {
    const [page] = await this.#statements.run(
      `rows ${collection.name} ${afterId !== null}`,
      () => this.#rowsStatement(collection, afterId !== null),
      { scenario, afterId, limit },
    );
    const isLast = !page || page.following === null;
    return { rows: page?.rows ?? '', matched: page?.matched ?? 0, lastId: isLast ? null : page.lastId };
  }

  #rowsStatement(collection: CollectionDefinition, isContinued: boolean) {
    const matching = this.#queries
      .selectFrom('feature')
      .where('scenario', '=', slot<number>('scenario'))
      .where('collection', '=', collection.name);
    const onwards = (isContinued ? matching.where('id', '>', slot<string>('afterId')) : matching).orderBy(
      'id',
    );
    return this.#queries
      .selectFrom(onwards.selectAll().limit(slot<number>('limit')).as('feature'))
      .select([
        sql<string | null>`string_agg(${rowText(collection, this.audience)}, ',' order by id)`.as('rows'),
        sql<string | null>`max(id)`.as('lastId'),
        matching.select(({ fn }) => fn.countAll<number>().as('count')).as('matched'),
        onwards.select('id').offset(slot<number>('limit')).limit(1).as('following'),
      ]);
  }

  /** Days on which features begin or end, in order, by collection. */
  async readDays(scenario: number): Promise<DayCount[]> {
    return this.#statements.run<DayCount>(
      'days',
      () =>
        this.#queries
          .selectFrom([
            'feature',
            sql<{
              day: string | null;
              is_start: boolean;
            }>`lateral (values (valid_from, true), (valid_to, false))`.as<'edge'>(sql`edge (day, is_start)`),
          ])
          .select(['edge.day as date', 'edge.is_start as isStart', 'collection'])
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('scenario', '=', slot<number>('scenario'))
          .where('edge.day', 'is not', null)
          .groupBy(['edge.day', 'edge.is_start', 'collection'])
          .orderBy('edge.day')
          .orderBy('collection')
          .$castTo<DayCount>(),
      { scenario },
    );
  }
}

function dayText(column: 'valid_from' | 'valid_to'): RawBuilder<string | null> {
  // concat would write null as an empty text
  return sql`'"' || ${sql.ref(column)} || '"'`;
}

/** One feature's row as JSON text. */
function rowText(collection: CollectionDefinition, audience: Audience): RawBuilder<string> {
  const own = shownFields(collection, audience).map((field) => sql`(properties -> ${sql.lit(field)})::text`);
  const columns = [...Object.values(columnsBefore), ...own, ...Object.values(columnsAfter)];
  const texts = columns.map((column) => sql`coalesce(${column}, 'null')`);
  return sql`concat('[', ${sql.join(texts, sql`, ',', `)}, ']')`;
}
