import { Problem } from '../http/problem.ts';
import type { Change } from './changeset.ts';
import { differenceOf } from './differences.ts';
import { featureJson } from './feature-json.ts';
import type { FeatureVersion, HistoryRepository } from './history-repository.ts';
import type { Conflict, StaleVersionError } from './problems.ts';

/** Conflicts that one refusal describes; how many there are it always says. */
const mostDescribed = 20;

/**
 * The refusal of stale changes with what somebody needs to decide: of each feature what is there now, who made it so,
 * what they changed since the version that was seen, and what the refused change would have changed.
 */
export async function describeConflicts(
  history: HistoryRepository,
  scenario: number,
  changes: readonly Change[],
  { status, code, message, conflicts }: StaleVersionError,
): Promise<Problem> {
  const described = [];
  for (const conflict of conflicts.slice(0, mostDescribed))
    described.push(await describe(history, scenario, changes[conflict.index], conflict));
  return new Problem(status, code, message, undefined, {
    conflictCount: conflicts.length,
    conflicts: described,
  });
}

async function describe(
  history: HistoryRepository,
  scenario: number,
  change: Change | undefined,
  { index, id, seen, current }: Conflict,
): Promise<object> {
  // a feature may have thousands of versions, and each a large shape
  const [newest = null] = await history.readHistory(scenario, id, { limit: 1, withGeometry: true });
  const seenState = seen === null ? null : ((await history.readVersion(scenario, id, seen))?.state ?? null);
  const wanted = change && change.kind !== 'delete' ? change.feature : null;
  return {
    ...{ index, id, seen, current },
    now: newest && (await describeNow(history, scenario, newest)),
    theirs: differenceOf(seenState, newest?.state ?? null),
    yours: differenceOf(seenState, wanted),
  };
}

async function describeNow(history: HistoryRepository, scenario: number, newest: FeatureVersion) {
  const changeset = await history.find(scenario, newest.changeset);
  return {
    changeset: newest.changeset,
    author: changeset?.author ?? null,
    message: changeset?.message ?? null,
    createdAt: changeset?.createdAt.toISOString() ?? null,
    feature: newest.state && featureJson(newest.state),
  };
}
