import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { AuditRepository } from '../../../server/changesets/audit-repository.ts';
import { auditScenario, type AuditFinding, type AuditReport } from '../../../server/changesets/audit.ts';
import { hashChangeset } from '../../../server/changesets/chain.ts';
import { openPostgresql } from '../../../server/database/postgresql/open-postgresql.ts';
import { describeApi, placeAt, TestApi } from '../../helpers/app.ts';
import { createDatabase, dropDatabase } from '../../helpers/postgres.ts';
import { runScript } from '../../helpers/run-script.ts';

describeApi('the audit of a history', (api) => {
  let scenario: number;
  let branch: number;

  beforeAll(async () => {
    scenario = await api.createDraft();
    const name = '“引号” 𠮷 1e21';
    const place = placeAt('a', 112.123456789, 38.1, { name });
    await api.commit([{ kind: 'create', feature: place }], scenario);
    await api.commit([{ kind: 'create', feature: placeAt('b', 112.2, 38.1) }], scenario);
    await api.commit(
      [{ kind: 'update', version: 1, feature: { ...place, validFrom: '2022-01-01' } }],
      scenario,
    );
    await api.commit([{ kind: 'delete', id: 'b', version: 1 }], scenario);
    const planner = await api.member('planner');
    const answer = await planner.send('POST', '/api/plans/small/scenarios', {
      ...{ from: scenario, title: { zh: '支', en: 'Branch' } },
    });
    branch = answer.json<{ id: number }>().id;
    await api.commit([{ kind: 'create', feature: placeAt('c', 112.3, 38.1) }], branch);
  });

  async function audit(of = scenario): Promise<AuditReport> {
    const repository = new AuditRepository(api.database);
    const audited = (await repository.listScenarios()).find(({ id }) => id === of)!;
    return auditScenario(repository, audited);
  }
  const findings = async (of = scenario): Promise<AuditFinding[]> => (await audit(of)).findings;

  /** Tamper, look, and put it right again. */
  async function afterTampering(statement: string, back: string): Promise<AuditFinding[]> {
    await sql.raw(statement).execute(api.database.queries);
    const found = await findings();
    await sql.raw(back).execute(api.database.queries);
    expect(await findings()).toEqual([]);
    return found;
  }

  it('finds nothing in one that nobody has touched: that of the files, of a draft, of a branch', async () => {
    for (const id of [await api.scenario(), scenario, branch]) expect(await findings(id)).toEqual([]);
  });

  it('names the row that was changed', async () => {
    const where = `where scenario = ${scenario} and id = 'a' and version = 1`;
    const found = await afterTampering(
      `update feature_version set properties = properties || '{"name":"forged"}' ${where}`,
      `update feature_version set properties = properties || '{"name":"“引号” 𠮷 1e21"}' ${where}`,
    );
    expect(found).toEqual([{ kind: 'changed-row', changeset: 1, feature: 'a', version: 1 }]);
  });

  it('names the feature that was changed beside its history', async () => {
    const found = await afterTampering(
      `update feature set valid_from = '2023-01-01' where scenario = ${scenario} and id = 'a'`,
      `update feature set valid_from = '2022-01-01' where scenario = ${scenario} and id = 'a'`,
    );
    expect(found).toEqual([{ kind: 'changed-feature', changeset: 3, feature: 'a', version: 2 }]);
  });

  it('names the changeset whose author, message or place in the chain was changed', async () => {
    const where = `where scenario = ${scenario} and number = 2`;
    for (const column of ['author', 'message']) {
      const found = await afterTampering(
        `update changeset set ${column} = ${column} || '!' ${where}`,
        `update changeset set ${column} = rtrim(${column}, '!') ${where}`,
      );
      expect(found).toEqual([{ kind: 'changed-changeset', changeset: 2 }]);
    }
  });

  it('names the changeset whose format or account was changed', async () => {
    for (const number of [1, 3]) {
      const where = `where scenario = ${scenario} and number = ${number}`;
      for (const format of [0, 1, 4])
        expect(
          await afterTampering(
            `update changeset set hash_format = ${format} ${where}`,
            `update changeset set hash_format = 3 ${where}`,
          ),
        ).toEqual([{ kind: 'unexpected-format', changeset: number }]);
    }
    // the hashes of its rows taken away too, one in the midst of the others is still none of the old ones
    const rows = `where scenario = ${scenario} and changeset = 3`;
    await sql
      .raw(`create table kept_rows as select * from feature_version ${rows}`)
      .execute(api.database.queries);
    await sql.raw(`update feature_version set hash = null ${rows}`).execute(api.database.queries);
    const found = await afterTampering(
      `update changeset set hash_format = 1 where scenario = ${scenario} and number = 3`,
      `with back as (update changeset set hash_format = 3 where scenario = ${scenario} and number = 3)
        update feature_version set hash = kept_rows.hash from kept_rows
        where feature_version.scenario = kept_rows.scenario and feature_version.changeset = kept_rows.changeset`,
    );
    expect(found).toEqual([{ kind: 'unexpected-format', changeset: 3 }]);
    const where = `where scenario = ${scenario} and number = 2`;
    expect(
      await afterTampering(
        `update changeset set account = (select min(id) from account) ${where}`,
        `update changeset set account = null ${where}`,
      ),
    ).toEqual([{ kind: 'changed-changeset', changeset: 2 }]);
    expect(
      await afterTampering(
        `update changeset set hash_format = 2 ${where}`,
        `update changeset set hash_format = 3 ${where}`,
      ),
    ).toEqual([{ kind: 'unexpected-format', changeset: 2 }]);
  });

  it('takes formats that were before, and tells how many changesets can’t be checked', async () => {
    const old = await api.createDraft();
    for (const id of ['first', 'second', 'third'])
      await api.commit([{ kind: 'create', feature: placeAt(id, 112.4, 38.1) }], old);
    const { queries } = api.database;
    // as an earlier version left them: the first before rows had hashes, the second without an account
    await sql`update feature_version set hash = null where scenario = ${old} and changeset = 1`.execute(
      queries,
    );
    await sql`update changeset set hash_format = 1 where scenario = ${old} and number = 1`.execute(queries);
    const repository = new AuditRepository(api.database);
    const [one, two, three] = await repository.readChangesets(old, 0);
    const hashesOf = async (number: number) =>
      (await repository.readRows(old, number)).map(({ hash }) => hash!);
    const second = hashChangeset(one!.hash, two!, await hashesOf(2), 2);
    const third = hashChangeset(second, three!, await hashesOf(3));
    await sql`update changeset set hash_format = 2, hash = ${second} where scenario = ${old} and number = 2`.execute(
      queries,
    );
    await sql`update changeset set previous_hash = ${second}, hash = ${third}
      where scenario = ${old} and number = 3`.execute(queries);
    expect(await audit(old)).toMatchObject({ findings: [], changesets: 3, unchecked: 1 });
  });

  it('of a message that is cut is not taken in', async () => {
    const planner = await api.member('planner');
    const own = await planner.branch();
    // 𠮷 is two of JavaScript's units: wherever the cut falls, it may fall into one
    for (const message of ['𠮷'.repeat(250), `一${'𠮷'.repeat(249)}`]) {
      const { number } = await api.changesets.commit(own, {
        ...{ author: 'test', message },
        changes: [{ kind: 'create', feature: placeAt(`cut-${message.length}`, 112.4, 38.1) }],
      });
      const undone = await planner.send('POST', `/api/scenarios/${own}/changesets/${number}/inverse`);
      expect(undone.statusCode, undone.body).toBe(201);
      expect(undone.json<{ changeset: { message: string } }>().changeset.message).toMatch(/𠮷$/u);
    }
    expect(await findings(own)).toEqual([]);
    await expect(
      api.changesets.commit(own, { author: 'test', message: 'half \ud842', changes: [] }),
    ).rejects.toMatchObject({ status: 422, code: 'invalid-message' });
  });

  it('names what is missing', async () => {
    await sql
      .raw(`create table kept as select * from changeset where scenario = ${scenario} and number = 2`)
      .execute(api.database.queries);
    const found = await afterTampering(
      `delete from changeset where scenario = ${scenario} and number = 2`,
      'insert into changeset select * from kept',
    );
    expect(found).toEqual([
      { kind: 'missing-changeset', changeset: 2 },
      { kind: 'broken-link', changeset: 3 },
    ]);
  });
});

describe('npm run audit', () => {
  it('says what was tampered with, where, and ends with 1', { timeout: 120_000 }, async () => {
    const { postgresUrl, postgresTemplate } = inject('databases');
    const url = await createDatabase(postgresUrl, postgresTemplate);
    const database = openPostgresql(url, null);
    const server = new TestApi();
    try {
      await server.start(database, {});
      const scenario = await server.createDraft();
      await server.commit([{ kind: 'create', feature: placeAt('a', 112.1, 38.1) }], scenario);
      const environment = { DATABASE_URL: url, DATABASE_READ_URL: '' };
      const whole = await runScript('audit', [], environment);
      expect(whole).toMatchObject({ errors: '', code: 0 });
      expect(whole.output).toContain('intact');
      await sql`update changeset set message = 'forged' where scenario = ${scenario}`.execute(
        database.queries,
      );
      const forged = await runScript('audit', [], environment);
      expect(forged).toMatchObject({ errors: '', code: 1 });
      expect(forged.output).toContain(`scenario ${scenario} #1: 变更集`);
    } finally {
      await server.close();
      await database.close();
      await dropDatabase(postgresUrl, url);
    }
  });
});
