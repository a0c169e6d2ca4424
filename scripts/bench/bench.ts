import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type { Database } from '../../server/database/database.ts';
import { openEmbedded } from '../../server/database/embedded/open-embedded.ts';
import { migrate } from '../../server/database/migrations.ts';
import { openPostgresql } from '../../server/database/postgresql/open-postgresql.ts';
import { readFileSync } from 'node:fs';
import { compareHotTile, compareItems } from './http.ts';
import { compareCommits } from './commits.ts';
import { calibrate, type Comparison } from './measure.ts';
import { loadParcels, parcelCount } from './parcels.ts';
import { comparePage } from './page.ts';
import { compareTable } from './table.ts';
import { compareColdTiles, compareEmbeddedTiles, measureTileBytes } from './tiles.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const url = process.env['DAYU_BENCH_POSTGRES_URL']!;
const migrations = join(process.env['DAYU_BENCH_ROOT']!, 'server/database/migrations');

const postgresql = openPostgresql(url, null);
const embedded = await openEmbedded({ home: join(process.env['DAYU_BENCH_FOLDER']!, 'home') });
const comparisons: Comparison[] = [];
const scenarios = new Map<Database, Promise<number>>();
try {
  const measures: Record<string, () => Promise<Comparison[]>> = {
    tiles: async () => compareColdTiles(postgresql, await prepared(postgresql), await findPostmaster()),
    embedded: async () => {
      const scenarios = { postgresql: await prepared(postgresql), embedded: await prepared(embedded) };
      return [await compareEmbeddedTiles(embedded, postgresql, scenarios, await findPostmaster())];
    },
    hot: async () => {
      await prepared(postgresql);
      return [await compareHotTile(url)];
    },
    items: async () => compareItems(url, await prepared(postgresql)),
    commits: () => compareCommits(process.env['DAYU_BENCH_DURABLE_URL']!, migrations),
    page: async () => comparePage(await freshDatabase(), process.env['DAYU_BENCH_ROOT']!),
    table: () => compareTable(join(process.env['DAYU_BENCH_ROOT']!, 'dist/client')),
  };
  for (const [name, measure] of Object.entries(measures)) {
    if (values.only !== undefined && values.only !== name) continue;
    for (const comparison of await measure()) {
      comparisons.push(comparison);
      tell(comparison);
    }
  }
  const report = {
    date: new Date().toISOString(),
    node: process.version,
    parcels: parcelCount,
    /** CPU milliseconds of a fixed loop of fifty million steps in this run. */
    calibration: calibrate(),
    tileBytes: scenarios.has(postgresql)
      ? await measureTileBytes(postgresql, await prepared(postgresql))
      : null,
    comparisons,
  };
  console.log(`calibration: ${report.calibration.toFixed(0)} ms of CPU for a fixed loop of 50 million steps`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await postgresql.close();
  await embedded.close();
}

/** Address of an empty database on the same server, for a product that brings its own plan. */
async function freshDatabase(): Promise<string> {
  await sql`create database dayu_page`.execute(postgresql.jobs);
  const address = new URL(url);
  address.pathname = '/dayu_page';
  return address.href;
}

/** The scenario of parcels in a database, loaded when a measure first asks: those of the browser do without. */
function prepared(database: Database): Promise<number> {
  const scenario = scenarios.get(database) ?? prepare(database);
  scenarios.set(database, scenario);
  return scenario;
}

async function prepare(database: Database): Promise<number> {
  console.error(`loading ${parcelCount} parcels, ${database.engine}`);
  await migrate(database.jobs, migrations);
  return loadParcels(database);
}

/** Process that the server's backends are children of; it stands first in the server's own file. */
async function findPostmaster(): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(postgresql.tiles);
  const stat = readFileSync(`/proc/${rows[0]!.pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function tell({ name, denominator, wallRatio, cpuRatio, target, isFloor, detail }: Comparison): void {
  const isMet = [wallRatio, cpuRatio ?? wallRatio].every((ratio) =>
    isFloor ? ratio >= target : ratio <= target,
  );
  const ratios = `wall ${wallRatio.toFixed(2)}${cpuRatio === undefined ? '' : `, CPU ${cpuRatio.toFixed(2)}`}`;
  console.log(
    `${isMet ? '✓' : '✗'} ${name}: ${ratios} (${isFloor ? 'at least' : 'at most'} ${target}) of ${denominator}`,
  );
  console.log(
    `    ${Object.entries(detail)
      .map(([key, value]) => `${key} ${value.toFixed(1)}`)
      .join(', ')}`,
  );
}
