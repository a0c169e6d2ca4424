import { findCollection } from '#domain/collections/registry.ts';
import { findFeatureFaults, type FeatureFault } from '#domain/features/check-feature.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { onStoredGrid } from '#domain/geometry/stored-grid.ts';
import type { Transaction } from 'kysely';
import type { RowProgress } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import type { ChangesetDraft, CommittedChangeset, WrittenChangeset } from './changeset.ts';
import { requireClearText } from './message-text.ts';
import { InvalidFeaturesError, type FaultyFeature } from './problems.ts';
import type { ChangesetRepository, Turn } from './repository.ts';

/** Called after a changeset is committed: tiles forget what it touched. */
export type CommitListener = (changeset: CommittedChangeset) => void;

/** Checks changesets, commits them, and tells who must know. */
export class ChangesetService {
  readonly #repository: ChangesetRepository;
  readonly #listeners: CommitListener[] = [];

  constructor(repository: ChangesetRepository) {
    this.#repository = repository;
  }

  onCommit(listener: CommitListener): void {
    this.#listeners.push(listener);
  }

  /** Commit all changes or none. Throws InvalidFeaturesError, or StaleVersionError where a seen version is stale. */
  async commit(scenario: number, draft: ChangesetDraft): Promise<CommittedChangeset> {
    const prepared = prepare(draft);
    const committed = await this.#repository.writeLong(scenario, async (transaction) =>
      this.#repository.commit(transaction, await this.#repository.takeTurn(transaction, scenario), prepared),
    );
    this.announce(committed);
    return committed;
  }

  /**
   * The same within a transaction that also does other things. Nobody is told: it may yet come to nothing. Where the
   * scenario has been seen already, whoever ends the transaction announces the changeset then.
   */
  async commitWithin(
    transaction: Transaction<Schema>,
    scenario: number,
    draft: ChangesetDraft,
    progress?: RowProgress,
  ): Promise<CommittedChangeset> {
    const turn = await this.#repository.takeTurn(transaction, scenario);
    return this.commitInTurn(transaction, turn, prepare(draft), progress);
  }

  /** The same where the turn has been taken already and the draft is prepared. */
  commitInTurn(
    transaction: Transaction<Schema>,
    turn: Turn,
    prepared: ChangesetDraft,
    progress?: RowProgress,
  ): Promise<WrittenChangeset> {
    return this.#repository.commit(transaction, turn, prepared, progress);
  }

  /** Tell who must know of a changeset whose transaction has ended well. */
  announce(committed: CommittedChangeset): void {
    for (const listener of this.#listeners) listener(committed);
  }
}

/**
 * A draft as it will be stored: geometries on the stored grid, and every feature checked. Throws an
 * InvalidFeaturesError that names all that can't be stored, and a Problem (422) for a message that can't.
 */
export function prepare(draft: ChangesetDraft): ChangesetDraft {
  for (const text of [draft.message, draft.author]) requireClearText(text);
  const changes = draft.changes.map((change) =>
    change.kind === 'delete'
      ? change
      : { ...change, feature: { ...change.feature, geometry: onStoredGrid(change.feature.geometry) } },
  );
  const faulty = changes.flatMap((change, index): FaultyFeature[] => {
    const faults = change.kind === 'delete' ? [] : faultsOf(change.feature);
    return faults.length === 0 ? [] : [{ index, feature: idOfState(change), faults }];
  });
  if (faulty.length > 0) throw new InvalidFeaturesError(faulty);
  return { ...draft, changes };
}

const idOfState = (change: ChangesetDraft['changes'][number]) =>
  change.kind === 'delete' ? change.id : change.feature.id;

function faultsOf(feature: FeatureState): FeatureFault[] {
  const collection = findCollection(feature.collection);
  if (!collection) return [{ code: 'unknown-property', field: 'collection' }];
  return findFeatureFaults(collection, feature);
}
