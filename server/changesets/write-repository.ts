/**
 * The statements that write a changeset: one for each kind of change and page of rows. What a transaction costs is above
 * all how often it waits for an answer, so that each statement writes the features and their history together.
 */
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { plannedOnce } from '../database/planned-once.ts';
import type { Schema } from '../database/schema.ts';
import {
  boxJson,
  geometryFromJson,
  isSameGeometry,
  type Box,
} from '../postgis-utilities/geometry-expressions.ts';
import { firstHash, hashFormat, type HashedChangeset } from './chain.ts';

/** Rows that one statement reads or writes: enough to be quick, few enough for the wire. */
export const rowsPerStatement = 250;

/** Where a changeset is written: its scenario, with those it branched from, and its number. */
export interface Place {
  scenario: number;
  number: number;
  /** The scenario, and those it branched from, the nearest first. */
  lineage: readonly number[];
}

/** What is there under an id. */
export interface Before {
  id: string;
  /** Null where there is no such feature now. */
  version: number | null;
  collection: string | null;
  /** EPSG:3857. */
  bounds: Box | null;
  /** Of an id that is not there now: the version that its deletion was; 0 where it never was. */
  lastVersion: number;
}

/** A feature as a row of the history: a deletion has no state. */
export interface FeatureRecord {
  id: string;
  collection: string;
  version: number;
  state: FeatureState | null;
  hash: Buffer;
}

/** Where a feature is that was written. */
export interface WrittenPlace {
  id: string;
  /** EPSG:3857. */
  bounds: Box;
  /** Where it was; null where it was nowhere, or lies as it did. EPSG:3857. */
  boundsBefore: Box | null;
  /** False where it lies as it did before, on the same days and in the same collection. */
  isPlaced: boolean;
  /** True where it was in another collection. */
  isMoved: boolean;
}

/** A changeset as it is written down. */
export interface ChangesetRow extends HashedChangeset {
  /** Number of its changes. */
  changes: number;
  /** What its hash is over, after the hash of the changeset before. */
  hashed: Buffer;
  /** True where other servers are to be told of it. */
  isAnnounced: boolean;
}

/** What is there under some ids. */
export async function readBefore(
  transaction: Transaction<Schema>,
  { scenario, lineage }: Place,
  ids: readonly string[],
): Promise<Before[]> {
  const { rows } = await sql<Before>`${plannedOnce}
    select asked.id, feature.version, feature.collection,
      case when feature.id is not null then ${boxJson('geom_3857')} end as bounds,
      case when feature.id is null then (${newestVersion(lineage, 'asked.id')}) else 0 end as "lastVersion"
    from unnest(${ids}::text[]) as asked (id)
      left join feature on feature.scenario = ${scenario} and feature.id = asked.id`.execute(transaction);
  return rows;
}

/**
 * Insert features with the first row of their history, or the next where one of their id was deleted; and the record of
 * the changeset, if any.
 */
export async function insertFeatures(
  transaction: Transaction<Schema>,
  place: Place,
  records: readonly FeatureRecord[],
  record: ChangesetRow | null,
): Promise<WrittenPlace[]> {
  const { rows } = await sql<WrittenPlace>`${plannedOnce} with record as (${recordsOf(records)}), written as (
      insert into feature (scenario, version, ${featureColumns})
      select ${place.scenario}, version, id, collection, ${geometryFromJson(sql.ref<string>('geom'))}, properties,
        provenance, valid_from, valid_to
      from record
      returning *
    ), kept as (${keepWritten(place)})${withChangeset(place, record)}
    select id, ${boxJson('geom_3857')} as bounds, null as "boundsBefore", true as "isPlaced", false as "isMoved"
    from written`.execute(transaction);
  return rows;
}

/**
 * The same for features that are updated; those that are not at the version before, which was seen, are left as they
 * are, and missing from what is answered.
 */
export async function updateFeatures(
  transaction: Transaction<Schema>,
  place: Place,
  records: readonly FeatureRecord[],
  record: ChangesetRow | null,
): Promise<WrittenPlace[]> {
  const { rows } = await sql<WrittenPlace>`${plannedOnce} with record as (${recordsOf(records)}), written as (
      update feature
      set version = record.version, collection = record.collection, properties = record.properties,
        geom = ${geometryFromJson(sql.ref<string>('record.geom'))}, provenance = record.provenance,
        valid_from = record.valid_from, valid_to = record.valid_to
      from record
        -- the row as it was before this statement
        join feature as before on before.scenario = ${place.scenario} and before.id = record.id
      where feature.scenario = ${place.scenario} and feature.id = record.id and feature.version = record.version - 1
      returning feature.*, before.geom_3857 as geom_before, before.collection <> feature.collection as is_moved,
        ${isSameGeometry('before.geom', 'feature.geom')} as is_same_place,
        before.valid_from is not distinct from feature.valid_from
          and before.valid_to is not distinct from feature.valid_to as is_same_time
    ), kept as (${keepWritten(place)})${withChangeset(place, record)}
    select id, ${boxJson('geom_3857')} as bounds, is_moved as "isMoved",
      case when not is_same_place then ${boxJson('geom_before')} end as "boundsBefore",
      is_moved or not (is_same_place and is_same_time) as "isPlaced"
    from written`.execute(transaction);
  return rows;
}

/** The same for features that are deleted: they are nowhere. */
export async function deleteFeatures(
  transaction: Transaction<Schema>,
  place: Place,
  records: readonly FeatureRecord[],
  record: ChangesetRow | null,
): Promise<WrittenPlace[]> {
  await sql`${plannedOnce} with record as (${recordsOf(records)}), gone as (
      delete from feature using record where feature.scenario = ${place.scenario} and feature.id = record.id
    )${withChangeset(place, record)}
    insert into feature_version (scenario, id, version, changeset, collection, hash)
    select ${place.scenario}, id, version, ${place.number}, collection, decode(hash, 'hex') from record`.execute(
    transaction,
  );
  return [];
}

/** Write down a changeset that changes nothing. */
export async function insertChangeset(
  transaction: Transaction<Schema>,
  place: Place,
  record: ChangesetRow,
): Promise<void> {
  await sql`with always as (select)${withChangeset(place, record)} select`.execute(transaction);
}

/**
 * Further parts of a statement, after a comma: the record of the changeset, and that others are to be told of it. Its
 * hash is made there, where the hash before it is at hand.
 */
function withChangeset({ lineage }: Place, record: ChangesetRow | null): RawBuilder<unknown> {
  if (!record) return sql``;
  const { scenario, number, author, account, message, createdAt, inverseOf } = record;
  const said = sql`, link as (
      -- a parent may have gone on to the same number
      select coalesce((
        select hash from changeset where scenario = any(${lineage}::integer[]) and number = ${number - 1}
        order by array_position(${lineage}::integer[], scenario) limit 1), ${firstHash}) as previous_hash
    ), said as (
      insert into changeset (scenario, number, author, account, message, created_at, inverse_of, changes, previous_hash,
        hash, hash_format)
      select ${scenario}::integer, ${number}::bigint, ${author}, ${account}::integer, ${message}, ${createdAt}::timestamptz,
        ${inverseOf}::bigint, ${record.changes}::integer, previous_hash, sha256(previous_hash || ${record.hashed}),
        ${hashFormat}::smallint
      from link
    )`;
  if (!record.isAnnounced) return said;
  return sql`${said}, told as (insert into outbox (scenario, changeset) values (${scenario}, ${number}))`;
}

/** The columns that say what a feature is, in one order for all that are written at once. */
const featureColumns = sql.raw('id, collection, geom, properties, provenance, valid_from, valid_to');

/** The newest version of an id in the history of a lineage; 0 where it never was. */
function newestVersion(lineage: readonly number[], id: string) {
  return sql<number>`select coalesce(max(past.version), 0) from feature_version as past
    where past.scenario = any(${lineage}::integer[]) and past.id = ${sql.ref(id)}`;
}

/**
 * Rows of the history from what was written: reading the text of each geometry a second time would cost as much as the
 * first.
 */
function keepWritten({ scenario, number }: Place) {
  return sql`insert into feature_version (scenario, changeset, version, hash, ${featureColumns})
    select ${scenario}, ${number}, written.version, decode(record.hash, 'hex'), written.id, written.collection,
      written.geom, written.properties, written.provenance, written.valid_from, written.valid_to
    from written join record on record.id = written.id`;
}

/**
 * Features as rows of one parameter. A parameter for each value would be thousands to a statement, and naming,
 * sending and planning them takes longer than writing the rows.
 */
function recordsOf(records: readonly FeatureRecord[]) {
  const rows = records.map(({ id, collection, version, state, hash }) => ({
    ...{ id, collection, version, hash: hash.toString('hex') },
    ...(state && {
      ...{ geom: state.geometry, properties: state.properties, provenance: state.provenance },
      ...{ valid_from: state.validFrom, valid_to: state.validTo },
    }),
  }));
  return sql`select * from json_to_recordset(${JSON.stringify(rows)}::json) as record (id text, collection text,
    version integer, hash text, geom text, properties jsonb, provenance jsonb, valid_from date, valid_to date)`;
}
