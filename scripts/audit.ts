/**
 * `npm run audit`: reckon the history of every scenario again, and name each row that is not as it was written. Exit
 * code 1 where one is found.
 */
import { AuditRepository } from '../server/changesets/audit-repository.ts';
import { auditScenario, type AuditFinding } from '../server/changesets/audit.ts';
import { runOnDatabase } from './run-on-database.ts';

const sentences: Record<AuditFinding['kind'], string> = {
  'changed-row': '这一行与写入时不同 / this row is not as it was written',
  'changed-changeset':
    '变更集的说明或行数与写入时不同 / what the changeset says, or its rows, are not as they were written',
  'broken-link': '与前一变更集不相接 / it does not follow from the changeset before',
  'missing-changeset': '变更集缺失 / the changeset is missing',
  'unexpected-format':
    '变更集的散列格式比此前的旧 / its hash is of an older format than those before, which nothing writes',
  'changed-feature': '现状与历史的最后一版不同 / the feature is not what its last version says',
};

await runOnDatabase({
  usage: 'npm run audit',
  takesFile: false,
  work: async (database) => {
    const repository = new AuditRepository(database);
    let found = 0;
    for (const scenario of await repository.listScenarios()) {
      const { findings, changesets, unchecked, rows, head } = await auditScenario(repository, scenario);
      for (const finding of findings) console.log(describe(scenario.id, finding));
      found += findings.length;
      const told = [
        `${changesets} 个变更集 / changesets`,
        ...(unchecked > 0
          ? [`其中 ${unchecked} 个早期的无法核验 / ${unchecked} old ones can't be checked`]
          : []),
        `${rows} 行 / rows`,
      ].join(', ');
      console.log(
        `方案 / scenario ${scenario.id}: ${told}, ${findings.length === 0 ? '完好 / intact' : `${findings.length} ✗`}, ${head}`,
      );
    }
    if (found > 0) process.exitCode = 1;
  },
});

function describe(scenario: number, { kind, changeset, feature, version }: AuditFinding): string {
  const row = feature === undefined ? '' : ` ${feature} v${version}`;
  return `方案 / scenario ${scenario} #${changeset}${row}: ${sentences[kind]}`;
}
