import type { Transaction } from 'kysely';
import type { Change } from '../changesets/changeset.ts';
import type { CommittedChangeset } from '../changesets/changeset.ts';
import type { ChangesetService } from '../changesets/service.ts';
import type { Database, RowProgress } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { commitFiles, fileAuthor } from './commit-files.ts';
import { isSameJson, PlanDifferences } from './plan-differences.ts';
import type { PlanFiles } from './plan-files.ts';
import { PlanRefusal } from './plan-refusal.ts';
import { PlanRepository, type PlanDocument } from './repository.ts';

/** What an update of a plan changed; nothing where all counts are 0 and the document stayed. */
export interface PlanUpdate {
  created: number;
  updated: number;
  deleted: number;
  /** Title, description, phases, sources, boundary or map approval number are others now. */
  isDocumentChanged: boolean;
  /** How many of the changed features others had changed since the files were brought in last. */
  overwritten: number;
}

/** Features that are read and compared at a time. */
const pageSize = 1_000;

/**
 * Bring a plan that is there to what its files say, all of it or nothing: what differs of the features as one changeset
 * of the published scenario, and the plan's document. Where no feature differs there is no changeset. Throws a
 * PlanRefusal when there is no such plan, nothing of it is published, or a feature can't be stored.
 */
export async function updatePlan(
  database: Database,
  changesets: ChangesetService,
  files: PlanFiles,
  progress?: RowProgress,
): Promise<PlanUpdate> {
  const plans = new PlanRepository(database);
  const { update, committed } = await plans.write(async (transaction) => {
    const isDocumentChanged = await updateDocument(transaction, plans, files);
    const scenario = await plans.lockPublished(transaction, files.id);
    if (scenario === null) throw nothingPublished(files.id);
    const changes = await findChanges(transaction, plans, scenario, files);
    const others = await plans.readChangedByOthers(transaction, scenario, fileAuthor);
    const message = '按规划文件更新 / brought to what the plan files say';
    const committed: CommittedChangeset | null =
      changes.length === 0
        ? null
        : await commitFiles(
            transaction,
            changesets,
            { plan: files.id, scenario, message, changes },
            progress,
          );
    return { update: { ...count(changes, others), isDocumentChanged }, committed };
  });
  if (committed) changesets.announce(committed);
  return update;
}

async function updateDocument(
  transaction: Transaction<Schema>,
  plans: PlanRepository,
  files: PlanFiles,
): Promise<boolean> {
  const wanted = documentOf(files);
  const stored = await plans.readDocument(transaction, wanted.id);
  if (!stored) throw noSuchPlan(wanted.id);
  if (isSameJson(stored, wanted)) return false;
  await plans.replaceDocument(transaction, wanted);
  return true;
}

/** The plan's files without their features. */
function documentOf({
  id,
  title,
  description,
  phases,
  sources,
  boundary,
  mapApproval,
}: PlanFiles): PlanDocument {
  return { id, title, description, phases, sources, boundary, mapApproval };
}

async function findChanges(
  transaction: Transaction<Schema>,
  plans: PlanRepository,
  scenario: number,
  { features }: PlanFiles,
): Promise<Change[]> {
  const differences = new PlanDifferences(features);
  for (let afterId = ''; ;) {
    const page = await plans.readFeatures(transaction, scenario, afterId, pageSize);
    differences.compare(page);
    if (page.length < pageSize) return differences.finish();
    afterId = page.at(-1)!.id;
  }
}

function count(
  changes: readonly Change[],
  others: ReadonlySet<string>,
): Omit<PlanUpdate, 'isDocumentChanged'> {
  const countOf = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  return {
    created: countOf('create'),
    updated: countOf('update'),
    deleted: countOf('delete'),
    overwritten: changes.filter((change) =>
      others.has(change.kind === 'delete' ? change.id : change.feature.id),
    ).length,
  };
}

function noSuchPlan(id: string): PlanRefusal {
  return new PlanRefusal({
    zh: `数据库中没有规划「${id}」，未作改动。首次导入时请不加 --update；或检查 plan.json 中的标识，以及 DATABASE_URL、DAYU_HOME 是否为所要的数据库。`,
    en: `The database holds no plan «${id}», and nothing was changed. Leave --update out to load it; or is the id in plan.json another, or DATABASE_URL or DAYU_HOME not the one you mean?`,
  });
}

function nothingPublished(id: string): PlanRefusal {
  return new PlanRefusal({
    zh: `规划「${id}」没有已发布的方案可供更新，未作改动。`,
    en: `Nothing of the plan «${id}» is published that could be updated, and nothing was changed.`,
  });
}
