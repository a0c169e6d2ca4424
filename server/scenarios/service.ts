import type { BilingualText } from '#domain/collections/definition.ts';
import type { Permission } from '#domain/people/roles.ts';
import { permissionForStep, type ScenarioStatus } from '#domain/scenarios/status.ts';
import type { Transaction } from 'kysely';
import { isAllowed, type Actor } from '../access/actor.ts';
import type { AccountRepository } from '../accounts/repository.ts';
import type { Schema } from '../database/schema.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { ScenarioRecord, ScenarioRepository } from './repository.ts';

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
  readonly #accounts: AccountRepository;
  readonly #listeners: ScenarioListener[] = [];

  constructor(scenarios: ScenarioRepository, accounts: AccountRepository) {
    this.#scenarios = scenarios;
    this.#accounts = accounts;
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
   * A draft that begins as a copy of a scenario. Throws a Problem where the actor may not, and what `progress` throws,
   * which leaves nothing behind.
   */
  async branch(
    actor: Actor,
    from: ScenarioRecord,
    title: BilingualText,
    progress: (done: number, of: number) => void,
  ): Promise<ScenarioRecord> {
    const branch = { parent: from.id, title, createdBy: actor.account };
    const check = (transaction: Transaction<Schema>) =>
      requirePermission(transaction, this.#accounts, actor, from.plan, ['edit']);
    const id = await this.#scenarios.branch(branch, check, progress);
    return (await this.#scenarios.find(id))!;
  }

  /** Rename a scenario, take it a step on or back, put it away or fetch it back: all of it or nothing. */
  async change(actor: Actor, id: number, change: ScenarioChange): Promise<ScenarioRecord> {
    const changed = await this.#scenarios.withLocked(id, async (transaction, scenario) => {
      if (!scenario) throw notFound('scenario-not-found', 'There is no such scenario.');
      const isStep = change.status !== undefined && change.status !== scenario.status;
      const needed = isStep ? stepPermissions(scenario, change.status!) : (['edit'] as const);
      await requirePermission(transaction, this.#accounts, actor, scenario.plan, needed);
      if (change.title ?? change.isArchived !== undefined)
        await requirePermission(transaction, this.#accounts, actor, scenario.plan, ['edit']);
      requireChangeable(scenario, change);
      await this.#scenarios.update(transaction, id, change);
      return (await this.#scenarios.find(id, transaction))!;
    });
    for (const listener of this.#listeners) listener(changed);
    return changed;
  }
}

/**
 * Throws a Problem (403) unless the actor has one of the permissions on a plan at this very moment; until the
 * transaction ends the roles stay as they are.
 */
export async function requirePermission(
  transaction: Transaction<Schema>,
  accounts: AccountRepository,
  actor: Actor,
  plan: string,
  permissions: readonly Permission[],
): Promise<void> {
  const memberships = await accounts.lockMemberships(transaction, actor.account);
  const now = { ...actor, memberships };
  if (!permissions.some((permission) => isAllowed(now, plan, permission)))
    throw new Problem(403, 'not-allowed', 'Your role does not allow this.');
}

function stepPermissions({ status }: ScenarioRecord, to: ScenarioStatus) {
  const permissions = permissionForStep(status, to);
  if (!permissions)
    throw new Problem(409, 'no-such-step', 'A scenario can’t go from its status to that one.');
  return permissions;
}

function requireChangeable({ status }: ScenarioRecord, { isArchived }: ScenarioChange): void {
  if (isArchived && status === 'published')
    throw new Problem(409, 'scenario-published', 'What is published can’t be put away. Nothing was changed.');
}
