import type { Transaction } from 'kysely';
import type { Database, Progress, RowProgress } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import type { Change } from '../changesets/changeset.ts';
import type { ChangesetService } from '../changesets/service.ts';
import { commitFiles } from './commit-files.ts';
import { listPlanFolders, readPlanFiles, type PlanFiles } from './plan-files.ts';
import { PlanRepository } from './repository.ts';

/**
 * Bring the plans of a folder into a database that has none, each as its first published scenario, all of them or
 * none. Returns how many. Of servers that start at once one does it, the others wait and find them there.
 */
export async function seedPlans(
  database: Database,
  changesets: ChangesetService,
  folder: string,
  progress: Progress = () => undefined,
): Promise<number> {
  const plans = new PlanRepository(database);
  return plans.write(async (transaction) => {
    if (!(await plans.isEmpty(transaction))) return 0;
    const folders = await listPlanFolders(folder);
    for (const [at, planFolder] of folders.entries()) {
      const plan = await readPlanFiles(planFolder);
      const rows = Math.max(1, plan.features.length);
      const report = (written: number) => progress('seed', (at + written / rows) / folders.length);
      report(0);
      await insertPlan(transaction, plans, changesets, plan, report);
    }
    progress('seed', 1);
    return folders.length;
  });
}

/**
 * Bring one plan into the database, all of it or nothing; returns its scenario. Throws a PlanRefusal when a feature can't be
 * stored, or a PlanExistsError.
 */
export function loadPlan(
  database: Database,
  changesets: ChangesetService,
  plan: PlanFiles,
  progress: RowProgress = () => undefined,
): Promise<number> {
  const plans = new PlanRepository(database);
  return plans.write((transaction) => insertPlan(transaction, plans, changesets, plan, progress));
}

async function insertPlan(
  transaction: Transaction<Schema>,
  plans: PlanRepository,
  changesets: ChangesetService,
  plan: PlanFiles,
  progress: RowProgress = () => undefined,
): Promise<number> {
  const scenario = await plans.insert(transaction, plan);
  const changes = plan.features.map((feature): Change => ({ kind: 'create', feature }));
  const message = '导入规划文件 / plan files loaded';
  await commitFiles(transaction, changesets, { plan: plan.id, scenario, message, changes }, progress);
  return scenario;
}
