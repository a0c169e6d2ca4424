/** `npm run plan:load -- DIR`: check a plan and bring it into the database beside those that are there, all or nothing. */
import { join } from 'node:path';
import type { CheckedPlan } from '#domain/plan-check/check-plan.ts';
import { isLoadable } from '#domain/plan-check/plan-fault.ts';
import { ChangesetRepository } from '../server/changesets/repository.ts';
import { ChangesetService } from '../server/changesets/service.ts';
import type { Database } from '../server/database/database.ts';
import { migrate } from '../server/database/migrations.ts';
import { PlanRepository } from '../server/plans/repository.ts';
import { loadPlan } from '../server/plans/seed-plans.ts';
import { checkPlanFolder, countFaults, listFaults } from './plan-report.ts';
import { withRowProgress } from './row-progress.ts';
import { runOnDatabase } from './run-on-database.ts';

const migrations = join(import.meta.dirname, '../server/database/migrations');

let plan: NonNullable<CheckedPlan['plan']>;

await runOnDatabase({
  usage: 'npm run plan:load -- DIR',
  checkFile: async (folder) => {
    plan = await requireGoodPlan(folder);
  },
  work: async (database) => {
    await migrate(database.jobs, migrations);
    const changesets = new ChangesetService(new ChangesetRepository(database));
    await withRowProgress((report) => loadPlan(database, changesets, plan, report));
    console.log(`«${plan.id}» loaded: ${plan.features.length} features. It is at /?plan=${plan.id}`);
    if (await isAlone(database)) {
      console.log('It is the only plan in the database; npm start adds its own only to one that has none.');
    }
  },
});

/** The plan of a folder; tells in both languages what is wrong with it, and throws when that keeps it from being loaded. */
async function requireGoodPlan(folder: string): Promise<NonNullable<CheckedPlan['plan']>> {
  const { faults, plan } = await checkPlanFolder(folder);
  if (faults.length > 0) console.error(listFaults(faults, ['zh', 'en']).join('\n'));
  if (!plan || !isLoadable(faults))
    throw new Error(`${folder} was not loaded: ${countFaults(faults, 'zh')} / ${countFaults(faults, 'en')}`);
  return plan;
}

async function isAlone(database: Database): Promise<boolean> {
  return (await new PlanRepository(database).list()).length === 1;
}
