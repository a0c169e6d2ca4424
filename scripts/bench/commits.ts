import { randomBytes } from 'node:crypto';
import type { Polygon, Position } from 'geojson';
import { sql } from 'kysely';
import pg from 'pg';
import { hashSecretToken, makeSecretToken } from '../../server/access/secret-token.ts';
import type { Database } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { openPostgresql } from '../../server/database/postgresql/open-postgresql.ts';
import { startServer } from './http.ts';
import { cpuOfProcess, inTurn, type Comparison } from './measure.ts';
import { loadParcels } from './parcels.ts';
import { RawClient } from './raw-client.ts';

/** Parcels of the draft, which branches from a hundred thousand; and those of them that are changed over and over. */
const branchedParcels = 20_000;
const changedParcels = 10_000;

interface Parcel {
  id: string;
  geometry: Polygon;
  properties: Record<string, unknown>;
  provenance: object;
  validFrom: string | null;
  version: number;
}

/** What is written, by which side: parcels, each once, in the order of their turn. */
interface Written {
  parcels: readonly Parcel[];
  /** Another value each time, so that every write is a change. */
  farMax: number;
}

/** What is changed of a parcel: its figures, or its shape as well. */
type Kind = 'changes' | 'reshaped parcels';

/**
 * Changesets of one and of a thousand parcels through the API, against the transaction that a client written by hand
 * would send for the same rows: `begin`; the scenario's number taken with an update; the features updated; their
 * versions, the changeset and its notice to other servers inserted; `commit`. It judges nothing: no sign-in, no role, no
 * check of shapes or values, no rule between features, and its hashes are made up before. Both are on the disk before
 * they are answered, each in a database of its own that is a copy of the other, on one server.
 */
export async function compareCommits(serverUrl: string, migrations: string): Promise<Comparison[]> {
  const urls = await prepareDatabases(serverUrl, migrations);
  const own = await startServer('./tile-server.js', { DATABASE_URL: urls.own });
  const database = openPostgresql(urls.own, null);
  const { scenario, parcels, cookie } = await prepareEditor(database);
  const bare = new pg.Client({ connectionString: urls.bare, options: '-c jit=off' });
  await bare.connect();
  const client = new RawClient(own.port, { cookie });
  const path = `/api/scenarios/${scenario}/changesets`;
  const turns = { own: turnsOf(parcels), bare: turnsOf(parcels) };
  const compare = async (
    count: number,
    { repeated, rounds, target, kind = 'changes' }: Load,
  ): Promise<Comparison> => {
    const repeat = (work: () => Promise<unknown>) => async () => {
      for (let run = 0; run < repeated; run++) await work();
    };
    let serverCpu = 0;
    const throughApi = async () => {
      const before = cpuOfProcess(own.pid);
      await client.post(path, requestOf(turns.own(count, kind)));
      serverCpu += cpuOfProcess(own.pid) - before;
    };
    const byHand = () => writeByHand(bare, scenario, turns.bare(count, kind));
    const { a, b, wallRatio } = await inTurn(rounds, repeat(throughApi), repeat(byHand), null);
    return {
      name: `commit of ${count === 1 ? 'one change' : `${count} ${kind}`}`,
      denominator: 'the bare SQL transaction that writes the same rows',
      ...{ wallRatio, target },
      detail: {
        ownWallPerCommit: a.wall / repeated,
        bareWallPerCommit: b.wall / repeated,
        ownServerCpuPerCommit: serverCpu / ((rounds + 1) * repeated),
      },
    };
  };
  try {
    return [
      await compare(1, { repeated: 25, rounds: 15, target: 2 }),
      await compare(1_000, { repeated: 1, rounds: 15, target: 1.5 }),
      await compare(1_000, { repeated: 1, rounds: 15, target: 1.5, kind: 'reshaped parcels' }),
    ];
  } finally {
    client.close();
    own.stop();
    await bare.end();
    await database.close();
  }
}

interface Load {
  /** Commits of one round. */
  repeated: number;
  rounds: number;
  target: number;
  kind?: Kind;
}

/** A database with a draft of parcels that branches from what is published, and a copy of it. */
async function prepareDatabases(serverUrl: string, migrations: string) {
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  const urlOf = (name: string) => Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  try {
    await server.query('create database dayu_own');
    const database = openPostgresql(urlOf('dayu_own'), null);
    await migrate(database.jobs, migrations);
    console.error('loading parcels that are changed, postgresql');
    const published = await loadParcels(database);
    await sql
      .raw(
        `insert into feature_version (scenario, id, version, changeset, collection, geom, properties, provenance, valid_from)
          select scenario, id, version, 0, collection, geom, properties, provenance, valid_from from feature;
        insert into scenario (plan, title, status, parent) values ('bench', '{"zh":"","en":""}', 'draft', ${published});
        insert into feature (scenario, id, version, collection, geom, properties, provenance, valid_from)
          select currval('scenario_id_seq'), id, version, collection, geom, properties, provenance, valid_from
          from feature order by id limit ${branchedParcels}`,
      )
      .execute(database.jobs);
    await sql`vacuum analyze`.execute(database.jobs);
    await database.close();
    await server.query('create database dayu_bare template dayu_own');
  } finally {
    await server.end();
  }
  return { own: urlOf('dayu_own'), bare: urlOf('dayu_bare') };
}

/** A planner who is signed in, and the parcels to change. */
async function prepareEditor({ queries }: Database) {
  const { id: account } = await queries
    .insertInto('account')
    .values({ name: 'bench', display_name: 'bench', password_hash: null, disabled_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await queries.insertInto('membership').values({ account, plan: 'bench', role: 'planner' }).execute();
  const token = makeSecretToken();
  const session = { token_hash: hashSecretToken(token), account, user_agent: 'bench' };
  await queries.insertInto('session').values(session).execute();
  const { id: scenario } = await queries
    .selectFrom('scenario')
    .select('id')
    .where('status', '=', 'draft')
    .executeTakeFirstOrThrow();
  const { rows } = await sql<Omit<Parcel, 'geometry'> & { geometry: string }>`
    select id, ST_AsGeoJSON(geom, 9) as geometry, properties, provenance, valid_from as "validFrom", version
    from feature where scenario = ${scenario} order by id limit ${changedParcels}`.execute(queries);
  const parcels = rows.map((row) => ({ ...row, geometry: JSON.parse(row.geometry) as Polygon }));
  return { scenario, parcels, cookie: `dayu-session=${token}` };
}

/** Hands out the next parcels to change, with the versions that they have by then. */
function turnsOf(parcels: readonly Parcel[]): (count: number, kind: Kind) => Written {
  const versions = parcels.map(({ version }) => version);
  let [next, round] = [0, 0];
  return (count, kind) => {
    const places = Array.from({ length: count }, (_, at) => (next + at) % parcels.length);
    next = (next + count) % parcels.length;
    round += 1;
    return {
      parcels: places.map((place) => ({
        ...parcels[place]!,
        version: versions[place]!++,
        ...(kind === 'reshaped parcels' && { geometry: withoutCorner(parcels[place]!.geometry, round) }),
      })),
      farMax: (round % 290) / 10,
    };
  };
}

/** A parcel's first corner cut off, by other lengths from round to round: it leaves a gap and meets no neighbour. */
function withoutCorner({ coordinates: [ring] }: Polygon, round: number): Polygon {
  const [corner, next, ...others] = ring!.slice(0, -1) as [Position, Position, ...Position[]];
  const share = 0.1 + (round % 10) / 100;
  const towards = ([x, y]: Position): Position => [
    corner[0]! + (x! - corner[0]!) * share,
    corner[1]! + (y! - corner[1]!) * share,
  ];
  const start = towards(next);
  return { type: 'Polygon', coordinates: [[start, next, ...others, towards(others.at(-1)!), start]] };
}

function requestOf({ parcels, farMax }: Written): string {
  const changes = parcels.map(({ id, geometry, properties, provenance, validFrom, version }) => ({
    ...{ kind: 'update', collection: 'zone', version },
    feature: {
      ...{ type: 'Feature', id, geometry },
      properties: { ...properties, farMax, validFrom, provenance },
    },
  }));
  return JSON.stringify({ message: 'bench', changes });
}

/** The transaction as a client written by hand would send it; each statement once, whatever the number of rows. */
async function writeByHand(client: pg.Client, scenario: number, { parcels, farMax }: Written): Promise<void> {
  const records = parcels.map((parcel) => ({
    ...{ id: parcel.id, geom: JSON.stringify(parcel.geometry), version: parcel.version },
    ...{ properties: { ...parcel.properties, farMax }, provenance: parcel.provenance },
    ...{ valid_from: parcel.validFrom, hash: randomBytes(32).toString('hex') },
  }));
  const hash = randomBytes(32);
  await client.query('begin');
  const { rows } = await client.query<{ changeset: string }>(
    'update scenario set changeset = changeset + 1 where id = $1 returning changeset',
    [scenario],
  );
  const number = rows[0]!.changeset;
  const json = JSON.stringify(records);
  const updated = await client.query(
    `update feature set version = feature.version + 1, geom = ST_SetSRID(ST_GeomFromGeoJSON(record.geom), 4490),
      properties = record.properties, provenance = record.provenance, valid_from = record.valid_from
    from json_to_recordset($2::json)
      as record (id text, geom text, version integer, properties jsonb, provenance jsonb, valid_from date)
    where feature.scenario = $1 and feature.id = record.id and feature.version = record.version`,
    [scenario, json],
  );
  if (updated.rowCount !== parcels.length) throw new Error('the bench has lost count of the versions');
  await client.query(
    `insert into feature_version (scenario, id, version, changeset, collection, geom, properties, provenance, valid_from, valid_to, hash)
    select scenario, feature.id, feature.version, $2, collection, geom, properties, provenance, valid_from, valid_to, decode(record.hash, 'hex')
    from feature join json_to_recordset($3::json) as record (id text, hash text) on record.id = feature.id
    where scenario = $1`,
    [scenario, number, JSON.stringify(records.map(({ id, hash }) => ({ id, hash })))],
  );
  await client.query(
    `insert into changeset (scenario, number, author, message, changes, previous_hash, hash)
    values ($1, $2, 'bench', 'bench', $3, $4, $4)`,
    [scenario, number, parcels.length, hash],
  );
  await client.query('insert into outbox (scenario, changeset) values ($1, $2)', [scenario, number]);
  await client.query('commit');
}
