import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { AuditRepository } from '../../../server/changesets/audit-repository.ts';
import { auditScenario, type AuditFinding } from '../../../server/changesets/audit.ts';
import { describeApi, placeAt } from '../../helpers/app.ts';

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

  async function findings(of = scenario): Promise<AuditFinding[]> {
    const repository = new AuditRepository(api.database);
    const audited = (await repository.listScenarios()).find(({ id }) => id === of)!;
    return (await auditScenario(repository, audited)).findings;
  }

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
