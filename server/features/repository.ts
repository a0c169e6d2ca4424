import { sql, type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool } from 'kysely';
import { shownFields, type Audience } from '#domain/collections/registry.ts';
import type { CollectionDefinition } from '#domain/collections/definition.ts';
import type { Database, Queries } from '../database/database.ts';
import { PreparedStatements, slot } from '../database/prepared-statements.ts';
import type { Schema } from '../database/schema.ts';
import {
  envelopeIn4490,
  extentJson,
  geometryJson,
  intersects,
  boxTouches,
  type Box,
} from '../postgis-utilities/geometry-expressions.ts';
import type { CoordinateSystem } from './coordinate-systems.ts';
import { conditionExpression, propertyExpression, typedValue } from './filter-expression.ts';
import type { ItemsQuery } from './items-query.ts';

/** A page of features as GeoJSON text, separated by commas. */
export interface ItemsPage {
  features: string;
  returned: number;
  matched: number;
  /** The last id of the page when another follows. */
  lastId: string | null;
}

/** One feature as GeoJSON text, without links. */
export interface Item {
  feature: string;
  version: number;
}

/** Where and when the features of a collection are. */
export interface CollectionExtent {
  collection: string;
  count: number;
  bounds: Box | null;
  from: string | null;
  to: string | null;
}

/** Features as the API shows them to an audience. */
export class FeatureRepository {
  readonly #queries: Queries;
  readonly #statements: PreparedStatements;
  readonly audience: Audience;

  constructor(database: Database, audience: Audience) {
    // who has just changed something reads what they wrote, which a replica may not know yet
    this.#queries = audience === 'members' ? database.queries : database.reads;
    this.#statements = new PreparedStatements(this.#queries);
    this.audience = audience;
  }

  /**
   * A page of a collection in the order of ids, and how many features match in all: one statement, which judges each
   * feature once and writes only those of the page as text.
   */
  async readPage(
    scenario: number,
    collection: CollectionDefinition,
    query: ItemsQuery,
    afterId: string | null,
  ): Promise<ItemsPage> {
    const [row] = await this.#statements.run(
      // of filters there is no end, and each is a statement of its own
      query.condition ? null : `page ${shapeOf(collection, query, afterId)}`,
      () => this.#pageStatement(collection, query, afterId),
      { ...valuesOf(query), scenario, afterId, limit: query.limit },
    );
    return {
      features: row?.features ?? '',
      returned: row?.returned ?? 0,
      matched: row?.matched ?? 0,
      lastId: row?.lastId ?? null,
    };
  }

  #pageStatement(collection: CollectionDefinition, query: ItemsQuery, afterId: string | null) {
    return this.#queries
      .with('matching', (db) => db.selectFrom('feature').select('id').where(matches(collection, query)))
      .with('page', (db) =>
        db
          .selectFrom('matching')
          .select('id')
          .$if(afterId !== null, (builder) => builder.where('id', '>', slot<string>('afterId')))
          .orderBy('id')
          .limit(slot<number>('limit')),
      )
      .selectNoFrom((eb) => [
        eb.selectFrom('matching').select(eb.fn.countAll<number>().as('count')).as('matched'),
        eb.selectFrom('page').select(eb.fn.countAll<number>().as('count')).as('returned'),
        eb
          .selectFrom('feature')
          .select(
            sql<string>`string_agg(${featureText(this.audience, collection, query.system)}, ',' order by id)`.as(
              'text',
            ),
          )
          .where('scenario', '=', slot<number>('scenario'))
          .where('id', 'in', (ids) => ids.selectFrom('page').select('page.id'))
          .as('features'),
        sql<
          string | null
        >`(select max(id) from page having exists (select from matching where id > (select max(id) from page)))`.as(
          'lastId',
        ),
      ]);
  }

  /** One feature of a collection, or null. */
  async findItem(
    scenario: number,
    collection: CollectionDefinition,
    id: string,
    system: CoordinateSystem,
  ): Promise<Item | null> {
    const [item] = await this.#statements.run(
      `item ${collection.name} ${system.uri}`,
      () =>
        this.#queries
          .selectFrom('feature')
          .select('version')
          .select(featureText(this.audience, collection, system).as('feature'))
          .where('scenario', '=', slot<number>('scenario'))
          .where('id', '=', slot<string>('id'))
          .where('collection', '=', collection.name),
      { scenario, id },
    );
    return item ?? null;
  }

  /** Number, bounds and days of every collection that has features. */
  async readExtents(scenario: number): Promise<CollectionExtent[]> {
    return this.#queries
      .selectFrom('feature')
      .select('collection')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .select([
        extentJson('geom').as('bounds'),
        openOr('min', 'valid_from').as('from'),
        openOr('max', 'valid_to').as('to'),
      ])
      .where('scenario', '=', scenario)
      .groupBy('collection')
      .execute();
  }
}

/** The earliest or latest day; null, open, as soon as one feature is. */
function openOr(which: 'min' | 'max', column: 'valid_from' | 'valid_to'): RawBuilder<string | null> {
  return sql<
    string | null
  >`case when count(*) = count(${sql.ref(column)}) then ${sql.raw(which)}(${sql.ref(column)}) end`;
}

/**
 * A feature as GeoJSON text. Ids and the shape of the text are safe by the table's own checks. Members see its version as
 * well, which a changeset has to name.
 */
function featureText(
  audience: Audience,
  collection: CollectionDefinition,
  system: CoordinateSystem,
): RawBuilder<string> {
  const decimals = system.isGeographic ? 9 : 4;
  const geometry = geometryJson(system.srid, system.isSwapped, decimals);
  const shown = shownFields(collection, audience);
  const hidden = Object.keys(collection.properties.properties).filter((field) => !shown.includes(field));
  const provenance = hidden.reduce(
    (rest, field) => sql`${rest} #- ${sql.lit(`{fields,${field}}`)}`,
    sql.ref('provenance') as RawBuilder<unknown>,
  );
  const fields = shown.map((field) => sql`${sql.lit(field)}, properties -> ${sql.lit(field)}`);
  const properties = sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(fields)})) || jsonb_build_object(
    'validFrom', valid_from, 'validTo', valid_to, 'provenance', ${provenance})
    || case when area is null then '{}' else jsonb_build_object('area', round(area::numeric, 3)) end
    || case when length is null then '{}' else jsonb_build_object('length', round(length::numeric, 3)) end`;
  const version =
    audience === 'members' ? sql`'","version":', version, ',"geometry":'` : sql`'","geometry":'`;
  return sql<string>`concat('{"type":"Feature","id":"', id, ${version}, ${geometry}, ',"properties":', (${properties})::text, '}')`;
}

/** The place of a box's edges among the values, by its number. */
const boxSlots = (number: number): Box => [
  slot(`west${number}`),
  slot(`south${number}`),
  slot(`east${number}`),
  slot(`north${number}`),
];

/** What the statement of a page depends on beside the values in its slots. */
function shapeOf(
  collection: CollectionDefinition,
  { system, boxSystem, boxes, period, filters }: ItemsQuery,
  afterId: string | null,
): string {
  const parts = [boxes.length, Boolean(period?.from), Boolean(period?.to), afterId !== null];
  return [collection.name, system.uri, boxSystem.uri, ...parts, ...filters.map(({ field }) => field)].join(
    ' ',
  );
}

function valuesOf({ boxes, period, filters }: ItemsQuery): Record<string, unknown> {
  return {
    from: period?.from,
    to: period?.to,
    ...Object.fromEntries(
      boxes.flatMap(([west, south, east, north], number) =>
        Object.entries({ west, south, east, north }).map(([edge, value]) => [`${edge}${number}`, value]),
      ),
    ),
    ...Object.fromEntries(
      filters.map(({ field, type, value }) => [
        `field ${field}`,
        type === 'number' ? String(Number(value)) : value,
      ]),
    ),
  };
}

function matches(
  collection: CollectionDefinition,
  { boxes, boxSystem, period, filters, condition }: ItemsQuery,
) {
  return ({ and, or, eb }: ExpressionBuilder<Schema, 'feature'>): Expression<SqlBool> => {
    const conditions: Expression<SqlBool>[] = [
      eb('scenario', '=', slot<number>('scenario')),
      eb('collection', '=', collection.name),
    ];
    if (boxes.length > 0) {
      const rectangles = boxes.map((_box, number) => envelopeIn4490(boxSlots(number), boxSystem.srid));
      conditions.push(
        or(
          rectangles.map((rectangle) => and([boxTouches('geom', rectangle), intersects('geom', rectangle)])),
        ),
      );
    }
    if (period?.to)
      conditions.push(or([eb('valid_from', 'is', null), eb('valid_from', '<=', slot<string>('to'))]));
    if (period?.from)
      conditions.push(or([eb('valid_to', 'is', null), eb('valid_to', '>', slot<string>('from'))]));
    for (const { field, type } of filters) {
      const value = typedValue(type, slot(`field ${field}`));
      conditions.push(sql<SqlBool>`${propertyExpression({ name: field, type })} = ${value}`);
    }
    if (condition) conditions.push(conditionExpression(condition));
    return and(conditions);
  };
}
