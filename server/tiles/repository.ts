import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { hasLabels, valuesLeftOut, type CollectionDefinition } from '#domain/collections/definition.ts';
import { collections } from '#domain/collections/registry.ts';
import { leastLabelRoom } from '#domain/cartography/label-room.ts';
import type { Database, Queries } from '../database/database.ts';
import { PreparedStatements, slot } from '../database/prepared-statements.ts';
import {
  boxTouches,
  clippedTwkb,
  envelope,
  labelWithin,
  type Box,
} from '../postgis-utilities/geometry-expressions.ts';
import { maxZoom } from './tile-address.ts';

/** Most features that one tile holds; published at /api/limits. */
export const tileFeatureLimit = 50_000;
/** Most parcels that are merged into one tile of low zoom. */
export const mergedFeatureLimit = 500_000;

/** Separate records and their parts in what the tile query packs; no text that is stored can hold them. */
export const recordSeparator = 0x1e;
export const partSeparator = 0x1f;

/**
 * Features of one collection, use, precision and validity: their geometries as TWKB one after another, and what else
 * they carry as records in the same order. Answered as rows, the driver would spend more on them than PostGIS does.
 */
export interface TileGroup {
  collection: string;
  landUse: string | null;
  precision: string | null;
  /** Day numbers as text; null for always. */
  from: string | null;
  to: string | null;
  count: number;
  twkb: Buffer;
  /**
   * Of each feature its id, the collection's tile fields but for land use, and last, where the zoom has them, the place
   * where it is named (labelWithin). Null for parcels that are merged.
   */
  records: string | null;
}

export interface TileContent {
  groups: TileGroup[];
  isTruncated: boolean;
}

/** The tile fields that records hold, in their order; land use is the group's. */
export function recordFields({ tile }: CollectionDefinition): string[] {
  return tile.fields.filter((field) => field !== 'landUse');
}

/** Which state of a scenario a tile shows. */
export interface TileState {
  /** Number of its newest changeset, 0 before the first; read before anything else. */
  changeset: number;
  /** Which of the database's ways has it. */
  from: 'tiles' | 'queries';
  /** False where a later one may have been committed already: the primary did not answer. */
  isCertain: boolean;
}

export interface TileQuery {
  scenario: number;
  from: TileState['from'];
  zoom: number;
  /** Buffered bounds, EPSG:3857. */
  box: Box;
  /** Decimals of a metre that the tile's grid needs. */
  decimals: number;
}

const dayNumber = (column: 'valid_from' | 'valid_to') =>
  sql<string | null>`(${sql.ref(column)} - date '1970-01-01')::text`;
/** What a tile shows, read from the database. */
export class TileRepository {
  readonly #database: Database;
  readonly #statements: Record<TileState['from'], PreparedStatements>;

  constructor(database: Database) {
    this.#database = database;
    this.#statements = {
      tiles: new PreparedStatements(database.tiles),
      queries: new PreparedStatements(database.queries),
    };
  }

  /** The newest state of a scenario that can be had, and where: a replica that lags is passed over. */
  async readState(scenario: number): Promise<TileState> {
    const { tiles, queries, mayLag } = this.#database;
    if (!mayLag) return { changeset: await newestChangeset(tiles, scenario), from: 'tiles', isCertain: true };
    const [shown, newest] = await Promise.all([
      newestChangeset(tiles, scenario),
      // without its primary the replica still answers, as far as it knows
      newestChangeset(queries, scenario).catch(() => null),
    ]);
    if (newest !== null && newest > shown) return { changeset: newest, from: 'queries', isCertain: true };
    return { changeset: shown, from: 'tiles', isCertain: newest !== null };
  }

  /** Everything within the box, in groups; at low zoom parcels come without records, to be merged. */
  async readContent(query: TileQuery): Promise<TileContent> {
    const shown = collections.filter(({ tile }) => query.zoom >= tile.minZoom);
    const isMerged = ({ tile }: CollectionDefinition) => query.zoom < (tile.mergeBelowZoom ?? 0);
    const limits = [
      { collections: shown.filter((collection) => !isMerged(collection)), limit: tileFeatureLimit },
      { collections: shown.filter(isMerged), limit: mergedFeatureLimit },
    ];
    const parts = await Promise.all(
      limits.map(async ({ collections: some, limit }) => {
        const groups = some.length > 0 ? await this.#readGroups(query, some, limit, some.some(isMerged)) : [];
        return { groups, isTruncated: groups.reduce((sum, { count }) => sum + count, 0) >= limit };
      }),
    );
    return {
      groups: parts.flatMap(({ groups }) => groups),
      isTruncated: parts.some(({ isTruncated }) => isTruncated),
    };
  }

  #readGroups(
    { scenario, from, zoom, box, decimals }: TileQuery,
    shown: CollectionDefinition[],
    limit: number,
    isMerged: boolean,
  ): Promise<TileGroup[]> {
    const [west, south, east, north] = box;
    return this.#statements[from].run(
      `groups ${zoom} ${decimals} ${isMerged}`,
      () => this.#groupsStatement(shown, zoom, decimals, limit, isMerged),
      { scenario, west, south, east, north },
    );
  }

  #groupsStatement(
    shown: CollectionDefinition[],
    zoom: number,
    decimals: number,
    limit: number,
    isMerged: boolean,
  ) {
    const rectangle = envelope([slot('west'), slot('south'), slot('east'), slot('north')], 3857);
    const features = this.#database.tiles
      .selectFrom('feature')
      .select(['collection', 'land_use', 'precision', 'valid_from', 'valid_to'])
      .select([
        clippedTwkb(rectangle, decimals).as('twkb'),
        (isMerged ? noRecord : recordOf(shown, zoom, rectangle)).as('record'),
      ])
      .where('scenario', '=', slot<number>('scenario'))
      .where(boxTouches('geom_3857', rectangle))
      .where(
        'collection',
        'in',
        shown.map(({ name }) => name),
      )
      .where((where) => where.and(shown.flatMap((collection) => comesAt(collection, zoom))))
      .limit(limit);
    return this.#database.tiles
      .selectFrom(features.as('feature'))
      .select(['collection', 'land_use as landUse', 'precision'])
      .select([dayNumber('valid_from').as('from'), dayNumber('valid_to').as('to')])
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .select([
        sql<Buffer>`string_agg(twkb, ''::bytea)`.as('twkb'),
        sql<string | null>`string_agg(record, ${sql.lit(String.fromCharCode(recordSeparator))})`.as(
          'records',
        ),
      ])
      .groupBy(['collection', 'land_use', 'precision', 'valid_from', 'valid_to'])
      .orderBy('collection')
      .orderBy('land_use')
      .orderBy('valid_from')
      .orderBy('valid_to')
      .orderBy('precision');
  }
}

async function newestChangeset(queries: Queries, scenario: number): Promise<number> {
  const row = await queries
    .selectFrom('scenario')
    .select('changeset')
    .where('id', '=', scenario)
    .executeTakeFirst();
  return row?.changeset ?? 0;
}

/** What leaves out the features of a collection that come later than the zoom; nothing where none does. */
function comesAt({ name, tile }: CollectionDefinition, zoom: number): RawBuilder<SqlBool>[] {
  const values = valuesLeftOut(tile, zoom);
  if (values.length === 0) return [];
  const value = sql`coalesce(properties ->> ${sql.lit(tile.minZoomBy!.field)}, '')`;
  return [
    sql<SqlBool>`(collection <> ${sql.lit(name)} or ${value} not in (${sql.join(values.map((each) => sql.lit(each)))}))`,
  ];
}

const noRecord = sql<string | null>`null::text`;

/** One feature's record: its id, then the fields, nothing for null, then where it is named. */
function recordOf(
  shown: CollectionDefinition[],
  zoom: number,
  rectangle: RawBuilder<unknown>,
): RawBuilder<string | null> {
  const separator = sql` || ${sql.lit(String.fromCharCode(partSeparator))} || `;
  const cases = shown.map((collection) => {
    const fields = recordFields(collection).map(
      (field) => sql`coalesce(properties ->> ${sql.lit(field)}, '')`,
    );
    const label = hasLabels(collection.tile, zoom)
      ? [labelWithin(rectangle, leastLabelRoom(zoom, maxZoom))]
      : [];
    return sql`when ${sql.lit(collection.name)} then ${sql.join([sql.ref('id'), ...fields, ...label], separator)}`;
  });
  return sql<string | null>`case collection ${sql.join(cases, sql` `)} end`;
}
