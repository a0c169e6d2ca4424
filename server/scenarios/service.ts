import type { BilingualText } from '#domain/collections/definition.ts';
import type { Permission } from '#domain/people/roles.ts';
import { permissionForStep, type ScenarioStatus } from '#domain/scenarios/status.ts';
import { isAllowed, notAllowed, type Actor } from '../access/actor.ts';
import { readStanding } from '../access/standing-repository.ts';
import type { Queries } from '../database/database.ts';
import { notFound, Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { tooManyBranches, type ScenarioRecord, type ScenarioRepository } from './repository.ts';

/** What may be changed of a scenario itself. */
export interface ScenarioChange {
  title?: BilingualText;
  status?: ScenarioStatus;
  isArchived?: boolean;
}

export type ScenarioListener = (scenario: ScenarioRecord) => void;

/** Scenarios of a plan: branched, renamed, handed in and returned, put away. */
export class ScenarioService {
  readonly #scenarios: ScenarioRepository;
  readonly #listeners: ScenarioListener[] = [];
  /** How many copies each account has under way. */
  readonly #branching = new Map<number, number>();

  constructor(scenarios: ScenarioRepository) {
    this.#scenarios = scenarios;
  }

  /** Called after a scenario itself was changed. */
  onChange(listener: ScenarioListener): void {
    this.#listeners.push(listener);
  }

  find(id: number): Promise<ScenarioRecord | null> {
    return this.#scenarios.find(id);
  }

  /** A scenario that the actor may see; throws a Problem (404) for others, as for those that are not there. */
  async findReadable(actor: Actor, id: number): Promise<ScenarioRecord> {
    const scenario = id >= 1 && id <= 2_147_483_647 ? await this.#scenarios.find(id) : null;
    if (!scenario || !isAllowed(actor, scenario.plan, 'read'))
      throw notFound('scenario-not-found', 'There is no such scenario.');
    return scenario;
  }

  list(plan: string, withArchived: boolean): Promise<ScenarioRecord[]> {
    return this.#scenarios.list(plan, withArchived);
  }

  /**
   * A draft that begins as a copy of a scenario. Throws a Problem where the actor may not (403), or has others under way
   * (429): few can be made at once, and nobody is to keep all others waiting. Throws what `progress` throws, which leaves
   * nothing behind.
   */
  async branch(
    actor: Actor,
    from: ScenarioRecord,
    title: BilingualText,
    progress: (done: number, of: number) => void,
  ): Promise<ScenarioRecord> {
    const branch = { parent: from.id, title, createdBy: actor.account };
    // while it is copied nobody has to wait who takes the right to it away; it is looked for again at the end
    const check = (queries: Queries) =>
      requirePermission(queries, actor, from.plan, ['edit'], { isKept: false });
    const underWay = this.#branching.get(actor.account) ?? 0;
    if (underWay >= limits.branchesAtOnce) throw tooManyBranches();
    this.#branching.set(actor.account, underWay + 1);
    try {
      const id = await this.#scenarios.branch(branch, check, progress);
      return (await this.#scenarios.find(id))!;
    } finally {
      const left = this.#branching.get(actor.account)! - 1;
      if (left > 0) this.#branching.set(actor.account, left);
      else this.#branching.delete(actor.account);
    }
  }

  /** Rename a scenario, take it a step on or back, put it away or fetch it back: all of it or nothing. */
  async change(actor: Actor, id: number, change: ScenarioChange): Promise<ScenarioRecord> {
    const changed = await this.#scenarios.withLocked(id, async (transaction, scenario) => {
      if (!scenario) throw notFound('scenario-not-found', 'There is no such scenario.');
      for (const needed of permissionsFor(scenario, change))
        await requirePermission(transaction, actor, scenario.plan, needed, { isKept: true });
      requireChangeable(scenario, change);
      await this.#scenarios.update(transaction, id, change);
      return (await this.#scenarios.find(id, transaction))!;
    });
    for (const listener of this.#listeners) listener(changed);
    return changed;
  }
}

/**
 * Throws a Problem unless the actor has one of the permissions on a plan at this very moment (403), and is still signed
 * in (401). `isKept` keeps that so until the transaction ends, which is to be at once.
 */
export async function requirePermission(
  queries: Queries,
  actor: Actor,
  plan: string,
  permissions: readonly Permission[],
  { isKept }: { isKept: boolean },
): Promise<void> {
  const memberships = await readStanding(queries, actor, { isKept });
  const now = { ...actor, memberships };
  if (!permissions.some((permission) => isAllowed(now, plan, permission))) throw notAllowed(actor);
}

/** What is needed for each part of a change: one of each list. */
function permissionsFor(
  scenario: ScenarioRecord,
  { title, status, isArchived }: ScenarioChange,
): (readonly Permission[])[] {
  const needed: (readonly Permission[])[] = [];
  // whether there is such a step is told to those who may take one
  if (isStep(scenario, status)) needed.push(permissionForStep(scenario.status, status) ?? writing);
  if (title) needed.push(isUnderWay(scenario.status) ? ['edit'] : deciding);
  // what asks for nothing new is a change all the same
  if (isArchived !== undefined || needed.length === 0) needed.push(['edit']);
  return needed;
}

const writing = ['edit', 'review', 'publish', 'administer'] as const;
/** What was approved or published is known by its name: who plans can't change it any more, nor what it is called. */
const deciding = ['publish', 'administer'] as const;

const isUnderWay = (status: ScenarioStatus) => status === 'draft' || status === 'in-review';
const isStep = (scenario: ScenarioRecord, status: ScenarioStatus | undefined): status is ScenarioStatus =>
  status !== undefined && status !== scenario.status;

function requireChangeable(
  scenario: ScenarioRecord,
  { title, status: to, isArchived }: ScenarioChange,
): void {
  const { status, archivedAt } = scenario;
  if (isStep(scenario, to) && !permissionForStep(status, to))
    throw new Problem(409, 'no-such-step', 'A scenario can’t go from its status to that one.');
  if (title && archivedAt && isArchived !== false)
    throw new Problem(409, 'scenario-archived', 'What is put away can’t be renamed. Nothing was changed.');
  if (isArchived && status === 'published')
    throw new Problem(409, 'scenario-published', 'What is published can’t be put away. Nothing was changed.');
}
