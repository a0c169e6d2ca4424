import { findCollection } from '#domain/collections/registry.ts';
import { findFeatureFaults, type FeatureFault } from '#domain/features/check-feature.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { onStoredGrid } from '#domain/geometry/stored-grid.ts';
import type { Transaction } from 'kysely';
import type { RowProgress } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { Problem } from '../http/problem.ts';
import type { ChangesetDraft } from './changeset.ts';
import type { ChangesetRepository, CommittedChangeset } from './repository.ts';

/** Features of a changeset that can't be stored, each with what is wrong. */
export class InvalidFeaturesError extends Problem {
  readonly faults: { feature: string; faults: FeatureFault[] }[];

  constructor(faults: { feature: string; faults: FeatureFault[] }[]) {
    super(422, 'invalid-features', `${faults.length} of the features can't be stored. Nothing was changed.`);
    this.faults = faults;
  }
}

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

  /** Commit all changes or none. Throws InvalidFeaturesError, or a Problem (409) where a seen version is stale. */
  async commit(scenario: number, draft: ChangesetDraft): Promise<CommittedChangeset> {
    const committed = await this.#repository.commit(scenario, prepare(draft));
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
    return this.#repository.commitWithin(transaction, scenario, prepare(draft), progress);
  }

  /** Tell who must know of a changeset whose transaction has ended well. */
  announce(committed: CommittedChangeset): void {
    for (const listener of this.#listeners) listener(committed);
  }
}

/** Geometries on the stored grid, and every feature checked as it will be stored. */
function prepare(draft: ChangesetDraft): ChangesetDraft {
  const changes = draft.changes.map((change) =>
    change.kind === 'delete'
      ? change
      : { ...change, feature: { ...change.feature, geometry: onStoredGrid(change.feature.geometry) } },
  );
  const faulty = changes
    .filter((change) => change.kind !== 'delete')
    .map(({ feature }) => ({ feature: feature.id, faults: faultsOf(feature) }))
    .filter(({ faults }) => faults.length > 0);
  if (faulty.length > 0) throw new InvalidFeaturesError(faulty);
  return { ...draft, changes };
}

function faultsOf(feature: FeatureState): FeatureFault[] {
  const collection = findCollection(feature.collection);
  if (!collection) return [{ code: 'unknown-property', field: 'collection' }];
  return findFeatureFaults(collection, feature);
}
