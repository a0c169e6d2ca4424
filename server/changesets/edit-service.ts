import type { FeatureState } from '#domain/features/feature-state.ts';
import { isEditable } from '#domain/scenarios/status.ts';
import { isAllowed, type Actor } from '../access/actor.ts';
import { notFound, Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { requirePermission } from '../scenarios/service.ts';
import type { Change, ChangesetDraft, CommittedChangeset, WrittenChangeset } from './changeset.ts';
import { describeConflicts } from './conflicts.ts';
import { differenceOf } from './differences.ts';
import type { HistoryRepository } from './history-repository.ts';
import type { IdempotencyRepository, RepeatableRequest } from './idempotency-repository.ts';
import { messageOf } from './message-text.ts';
import { StaleVersionError } from './problems.ts';
import type { ReadChanges } from './read-changes.ts';
import type { ChangesetRepository, Turn } from './repository.ts';
import { requireRules } from './rules-repository.ts';
import { prepare, type ChangesetService } from './service.ts';

/** What somebody wants to change. */
export interface Edit extends ReadChanges {
  message: string;
  inverseOf?: number;
}

/** The key under which a request may be sent again, and a hash of what was sent. */
export type SentOnce = Pick<RepeatableRequest, 'key' | 'hash'>;

/** A changeset that was committed now, or when the same request came before. */
export interface Edited {
  changeset: Pick<
    CommittedChangeset,
    'scenario' | 'number' | 'author' | 'message' | 'createdAt' | 'inverseOf' | 'features'
  >;
  ids: Record<string, string>;
  isRepeated: boolean;
}

/** Changes that people make: with their right to, the rules of the plan, and an answer that can be asked for twice. */
export class EditService {
  readonly #changesets: ChangesetService;
  readonly #repository: ChangesetRepository;
  readonly #history: HistoryRepository;
  readonly #requests: IdempotencyRepository;

  constructor(parts: {
    changesets: ChangesetService;
    repository: ChangesetRepository;
    history: HistoryRepository;
    requests: IdempotencyRepository;
  }) {
    this.#changesets = parts.changesets;
    this.#repository = parts.repository;
    this.#history = parts.history;
    this.#requests = parts.requests;
  }

  /**
   * Commit what an actor changes, all of it or nothing. With a key, the same request a second time gets the answer of
   * the first. Throws a Problem: 403 without the right to, 409 where the scenario is not open to changes, a version is
   * stale (with what is there now) or a rule would be broken, 422 for what can't be stored.
   */
  async commit(actor: Actor, scenario: number, edit: Edit, sent: SentOnce | null): Promise<Edited> {
    requireSize(edit.changes.length);
    const { message, changes, inverseOf } = edit;
    const draft = prepare({
      ...{ author: actor.displayName, account: actor.account, message, changes },
      ...(inverseOf !== undefined && { inverseOf }),
    });
    const request = sent && { account: actor.account, scenario, ...sent };
    try {
      const edited = await this.#write(actor, scenario, draft, edit.ids, request);
      if (!edited.isRepeated) this.#changesets.announce(edited.changeset as CommittedChangeset);
      return edited;
    } catch (error) {
      if (!(error instanceof StaleVersionError)) throw error;
      throw await describeConflicts(this.#history, scenario, draft.changes, error);
    }
  }

  /** Take back what a changeset did. Throws as `commit` does; 409 where a feature was changed since. */
  async invert(actor: Actor, scenario: number, number: number, message: string | null): Promise<Edited> {
    const changeset = await this.#history.find(scenario, number);
    if (!changeset) throw noChangeset();
    // before its features are read, which may be all of a plan
    requireSize(changeset.changes);
    const after = await this.#history.readVersions(scenario, number, limits.changesPerChangeset);
    const ids = after.map(({ id }) => id);
    const before = new Map(
      (await this.#history.readState(scenario, number - 1, { ids })).map(({ id, state }) => [id, state!]),
    );
    const changes = after.map(({ id, version, state }) =>
      changeTo(id, state === null ? null : version, before.get(id) ?? null),
    );
    const told = message ?? messageOf(`撤销 #${number} / undo of #${number}: ${changeset.message}`);
    return this.commit(
      actor,
      scenario,
      { changes: onlyChanges(changes), ids: {}, message: told, inverseOf: number },
      null,
    );
  }

  /** Bring a scenario, or some features of it, to what they were after a changeset. Throws as `commit` does. */
  async restore(
    actor: Actor,
    scenario: number,
    { number, ids, message }: { number: number; ids: string[] | null; message: string | null },
  ): Promise<Edited> {
    if (number !== 0 && !(await this.#history.find(scenario, number))) throw noChangeset();
    const most = limits.changesPerChangeset + 1;
    const touched = ids ?? (await this.#history.readTouchedSince(scenario, number, most));
    requireSize(touched.length);
    const stateOf = async (at: number) => {
      const rows = await this.#history.readState(scenario, at, { ids: touched });
      return new Map(rows.map((row) => [row.id, row]));
    };
    const [now, then] = await Promise.all([stateOf(Number.MAX_SAFE_INTEGER), stateOf(number)]);
    const changes = touched
      .filter((id) => isOther(now.get(id)?.state ?? null, then.get(id)?.state ?? null))
      .map((id) => changeTo(id, now.get(id)?.version ?? null, then.get(id)?.state ?? null));
    const told = message ?? `恢复到 #${number} / restored to #${number}`;
    return this.commit(actor, scenario, { changes: onlyChanges(changes), ids: {}, message: told }, null);
  }

  #write(
    actor: Actor,
    scenario: number,
    draft: ChangesetDraft,
    ids: Record<string, string>,
    request: RepeatableRequest | null,
  ): Promise<Edited> {
    return this.#repository
      .write(scenario, async (transaction) => {
        const turn = await this.#repository.takeTurn(transaction, scenario, actor.account);
        // nobody is refused before a role is looked for that they were given while they waited
        if (!isAllowed({ ...actor, memberships: turn.memberships }, turn.plan, 'edit'))
          await requirePermission(transaction, actor, turn.plan, ['edit'], { isKept: false });
        const before = request && (await this.#requests.find(transaction, request));
        // nothing else of this transaction may last: the turn that was taken is given back
        if (before) throw new Repeated(before.changeset, before.ids);
        requireOpen(turn);
        const changeset = await this.#changesets.commitInTurn(transaction, turn, draft);
        requireUnmoved(changeset);
        await requireRules(transaction, changeset, draft.changes);
        if (request) await this.#requests.keep(transaction, request, changeset.number, ids);
        // Much may have happened while this one waited, or its body came. Last, as whoever takes a right away waits until
        // this is committed.
        await requirePermission(transaction, actor, turn.plan, ['edit'], { isKept: true });
        return { changeset, ids, isRepeated: false };
      })
      .catch((error: unknown) => {
        if (error instanceof Repeated) return this.#readRepeated(scenario, error);
        throw error;
      });
  }

  async #readRepeated(scenario: number, { changeset: number, ids }: Repeated): Promise<Edited> {
    const record = await this.#history.find(scenario, number);
    if (!record) throw new Error('a request was kept whose changeset is not there');
    const versions = await this.#history.readVersions(scenario, number, limits.changesPerChangeset);
    const features = versions.map(({ id, collection, version, state }) => ({
      ...{ id, collection, version },
      kind: state === null ? ('delete' as const) : version === 1 ? ('create' as const) : ('update' as const),
    }));
    return { changeset: { ...record, features }, ids, isRepeated: true };
  }
}

/** Ends a transaction whose request was answered before. */
class Repeated extends Error {
  readonly changeset: number;
  readonly ids: Record<string, string>;

  constructor(changeset: number, ids: Record<string, string>) {
    super('the request was answered before');
    this.changeset = changeset;
    this.ids = ids;
  }
}

const noChangeset = () => notFound('changeset-not-found', 'There is no such changeset.');

function requireOpen({ status, isArchived }: Turn): void {
  if (isArchived || !isEditable(status))
    throw new Problem(
      409,
      'scenario-closed',
      'Only a draft can be changed, and this scenario is not one (any more). Nothing was changed; branch it to go on.',
    );
}

function requireSize(count: number): void {
  if (count > limits.changesPerChangeset)
    throw new Problem(
      413,
      'too-many-changes',
      'A changeset has more changes than the limit in /api/limits. Nothing was changed.',
    );
}

/** What refers to a feature refers to one of its collection; only the files of a plan, which come whole, may move it. */
function requireUnmoved({ moved }: WrittenChangeset): void {
  if (moved.length > 0)
    throw new Problem(
      422,
      'other-collection',
      'A feature stays in its collection: delete it and create another. Nothing was changed.',
      undefined,
      { features: moved.slice(0, 20) },
    );
}

function isOther(one: FeatureState | null, other: FeatureState | null): boolean {
  const { fields, isReshaped } = differenceOf(one, other);
  return fields.length > 0 || isReshaped;
}

/** What brings a feature from a version that is there (null: none) to a state (null: none). */
function changeTo(id: string, version: number | null, state: FeatureState | null): Change | null {
  if (state === null) return version === null ? null : { kind: 'delete', id, version };
  return version === null ? { kind: 'create', feature: state } : { kind: 'update', feature: state, version };
}

function onlyChanges(changes: readonly (Change | null)[]): Change[] {
  const some = changes.filter((change) => change !== null);
  if (some.length === 0)
    throw new Problem(409, 'nothing-to-change', 'Everything is as it would be already. Nothing was changed.');
  return some;
}
