import { sql } from 'kysely';
import { expect } from 'vitest';
import { AuditRepository } from '../../server/changesets/audit-repository.ts';
import { auditScenario } from '../../server/changesets/audit.ts';
import { HistoryRepository } from '../../server/changesets/history-repository.ts';
import type { Database } from '../../server/database/database.ts';

/**
 * Replay the history of a branch from what it began with, changeset by changeset, and hold what comes of it to the
 * features that are there; then have it audited. Returns the number of its own changesets.
 */
export async function expectHistoryToLeadHere(database: Database, scenario: number): Promise<number> {
  const history = new HistoryRepository(database);
  const { base, newest } = await database.queries
    .selectFrom('scenario')
    .select(['base_changeset as base', 'changeset as newest'])
    .where('id', '=', scenario)
    .executeTakeFirstOrThrow();
  const replayed = new Map<string, string>();
  const put = ({ id, version, state }: { id: string; version: number; state: unknown }) =>
    state === null ? replayed.delete(id) : replayed.set(id, textOf(version, state as State));
  for (const version of await history.readState(scenario, base, {})) put(version);
  for (let number = base + 1; number <= newest; number++) {
    const versions = await history.readVersions(scenario, number, 10_000);
    expect(versions.length, `rows of changeset ${number}`).toBeGreaterThan(0);
    for (const version of versions) put(version);
  }
  expect(replayed).toEqual(await readPresent(database, scenario));

  const audit = new AuditRepository(database);
  const audited = (await audit.listScenarios()).find(({ id }) => id === scenario)!;
  const { findings, changesets } = await auditScenario(audit, audited);
  expect(findings).toEqual([]);
  expect(changesets).toBe(newest - base);
  return changesets;
}

interface State {
  collection: string;
  geometry: object;
  properties: object;
  provenance: object;
  validFrom: string | null;
  validTo: string | null;
}

async function readPresent({ queries }: Database, scenario: number): Promise<Map<string, string>> {
  const { rows } = await sql<State & { id: string; version: number }>`
    select id, version, collection, ST_AsGeoJSON(geom, 9, 0)::json as geometry, properties, provenance,
      valid_from as "validFrom", valid_to as "validTo"
    from feature where scenario = ${scenario}`.execute(queries);
  return new Map(rows.map((row) => [row.id, textOf(row.version, row)]));
}

/** Members in one order, whatever order they came in. */
function textOf(version: number, { collection, geometry, ...rest }: State): string {
  const ordered = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const { properties, provenance, validFrom, validTo } = rest;
  return JSON.stringify([
    ...[version, collection, ordered(geometry), ordered(properties), ordered(provenance)],
    ...[validFrom, validTo],
  ]);
}
