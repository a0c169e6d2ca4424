/**
 * `npm run plan:load -- DIR`: check a plan and bring it into the database beside those that are there, all or nothing.
 * With `--update` the plan is one that is there, and is brought to what the files say now.
 */
import { join } from 'node:path';
import type { CheckedPlan } from '#domain/plan-check/check-plan.ts';
import { isLoadable } from '#domain/plan-check/plan-fault.ts';
import { ChangesetRepository } from '../server/changesets/repository.ts';
import { ChangesetService } from '../server/changesets/service.ts';
import type { Database } from '../server/database/database.ts';
import { describeDatabase } from '../server/database/describe-database.ts';
import { migrate } from '../server/database/migrations.ts';
import { PlanRepository } from '../server/plans/repository.ts';
import { loadPlan } from '../server/plans/seed-plans.ts';
import { updatePlan } from '../server/plans/update-plan.ts';
import {
  describeAlone,
  describeLoaded,
  describeUpdated,
  explainFailure,
  refuseFaulty,
  type LoadedPlan,
} from './plan-load-sentences.ts';
import { checkPlanFolder, listFaults } from './plan-report.ts';
import { withRowProgress } from './row-progress.ts';
import { runOnDatabase } from './run-on-database.ts';

const migrations = join(import.meta.dirname, '../server/database/migrations');

type GoodPlan = NonNullable<CheckedPlan['plan']>;
let plan: GoodPlan;

await runOnDatabase({
  usage: 'npm run plan:load -- DIR [--update]',
  flag: 'update',
  checkFile: async (folder) => {
    plan = await requireGoodPlan(folder);
  },
  work: async (database, _folder, { config, hasFlag }) => {
    await migrate(database.jobs, migrations);
    const loaded = { id: plan.id, database: describeDatabase(config) };
    const told = hasFlag ? await update(database, loaded) : await load(database, loaded);
    console.log(told.join('\n'));
  },
  explain: explainFailure,
});

async function load(database: Database, loaded: LoadedPlan): Promise<string[]> {
  await withRowProgress((report) => loadPlan(database, changesetsOf(database), plan, report));
  const isAlone = (await new PlanRepository(database).list()).length === 1;
  return [...describeLoaded(loaded, plan.features.length), ...(isAlone ? describeAlone() : [])];
}

async function update(database: Database, loaded: LoadedPlan): Promise<string[]> {
  const done = await withRowProgress((report) => updatePlan(database, changesetsOf(database), plan, report));
  return describeUpdated(loaded, done);
}

function changesetsOf(database: Database): ChangesetService {
  return new ChangesetService(new ChangesetRepository(database));
}

/** The plan of a folder; tells in both languages what is wrong with it, and throws when that keeps it from being loaded. */
async function requireGoodPlan(folder: string): Promise<GoodPlan> {
  const { faults, plan } = await checkPlanFolder(folder);
  if (faults.length > 0) console.error(listFaults(faults, ['zh', 'en']).join('\n'));
  if (!plan || !isLoadable(faults)) throw refuseFaulty(folder, faults);
  return plan;
}
