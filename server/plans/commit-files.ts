import type { Transaction } from 'kysely';
import type { Change } from '../changesets/changeset.ts';
import type { CommittedChangeset } from '../changesets/changeset.ts';
import { InvalidFeaturesError } from '../changesets/problems.ts';
import type { ChangesetService } from '../changesets/service.ts';
import type { RowProgress } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { PlanRefusal } from './plan-refusal.ts';

/** Whose changesets those are that bring a plan's files into the database. */
export const fileAuthor = 'Dayu';

/** What a plan's files change in a scenario of it. */
export interface FileChanges {
  plan: string;
  scenario: number;
  message: string;
  changes: Change[];
}

/** Commit what a plan's files say, as one changeset. Throws a PlanRefusal when a feature can't be stored. */
export async function commitFiles(
  transaction: Transaction<Schema>,
  changesets: ChangesetService,
  { plan, scenario, message, changes }: FileChanges,
  progress?: RowProgress,
): Promise<CommittedChangeset> {
  try {
    const draft = { author: fileAuthor, message, changes };
    return await changesets.commitWithin(transaction, scenario, draft, progress);
  } catch (error) {
    throw error instanceof InvalidFeaturesError ? describeFaults(plan, error) : error;
  }
}

/** Whoever wrote the files must learn which feature it is, and what is wrong with it. */
function describeFaults(plan: string, error: InvalidFeaturesError): PlanRefusal {
  const count = error.faults.length;
  const told = error.faults
    .slice(0, 5)
    .map(({ feature, faults }) => `«${feature}» ${JSON.stringify(faults[0])}`)
    .join(', ');
  return new PlanRefusal(
    {
      zh: `规划「${plan}」中有 ${count} 个要素无法存入，未作改动：${told}`,
      en: `${count} features of the plan «${plan}» can't be stored: ${told}`,
    },
    { cause: error },
  );
}
