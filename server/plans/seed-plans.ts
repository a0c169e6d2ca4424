import type { Database, Progress } from '../database/database.ts';
import { InvalidFeaturesError, type ChangesetService } from '../changesets/service.ts';
import { listPlanFolders, readPlanFiles, type PlanFiles } from './plan-files.ts';

/** Bring the plans of a folder into a database that has none, each as its first published scenario. */
export async function seedPlans(
  database: Database,
  changesets: ChangesetService,
  folder: string,
  progress: Progress = () => undefined,
): Promise<number> {
  const existing = await database.queries.selectFrom('plan').select('id').limit(1).executeTakeFirst();
  if (existing) return 0;
  const folders = await listPlanFolders(folder);
  for (const [at, planFolder] of folders.entries()) {
    progress('seed', at / folders.length);
    await loadPlan(database, changesets, await readPlanFiles(planFolder));
  }
  progress('seed', 1);
  return folders.length;
}

/** Bring one plan into the database, all of it or nothing. Throws when a feature can't be stored, or the plan is there. */
export async function loadPlan(
  database: Database,
  changesets: ChangesetService,
  plan: PlanFiles,
): Promise<number> {
  return database.jobs.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('plan')
      .values({
        id: plan.id,
        title: JSON.stringify(plan.title),
        description: JSON.stringify(plan.description),
        phases: JSON.stringify(plan.phases),
        sources: JSON.stringify(plan.sources),
        boundary: plan.boundary,
        map_approval: plan.mapApproval,
      })
      .execute();
    const { id } = await transaction
      .insertInto('scenario')
      .values({ plan: plan.id, title: JSON.stringify(plan.title), status: 'published', parent: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    await changesets
      .commitWithin(transaction, id, {
        author: 'Dayu',
        message: '导入规划文件 / plan files loaded',
        changes: plan.features.map((feature) => ({ kind: 'create', feature })),
      })
      .catch((error: unknown) => {
        throw error instanceof InvalidFeaturesError ? describeFaults(plan.id, error) : error;
      });
    return id;
  });
}

/** Whoever wrote the files must learn which feature it is, and what is wrong with it. */
function describeFaults(plan: string, error: InvalidFeaturesError): Error {
  const told = error.faults
    .slice(0, 5)
    .map(({ feature, faults }) => `«${feature}» ${JSON.stringify(faults[0])}`);
  return new Error(
    `${error.faults.length} features of the plan «${plan}» can't be stored: ${told.join(', ')}`,
    { cause: error },
  );
}
