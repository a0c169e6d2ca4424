import { isFeatureId } from '#domain/features/feature-id.ts';
import { limits } from '../limits.ts';
import { differenceOf } from './differences.ts';
import { featureJson } from './feature-json.ts';
import type { ChangesetRecord, FeatureVersion, HistoryRepository } from './history-repository.ts';

/** A changeset and what it changed of each feature. */
export interface DescribedChangeset {
  changeset: ChangesetRecord;
  changes: object[];
  /** False where it changed more than is told. */
  isWhole: boolean;
}

/** What was changed when and by whom, and how things were before. */
export class HistoryService {
  readonly #history: HistoryRepository;

  constructor(history: HistoryRepository) {
    this.#history = history;
  }

  list(scenario: number, before: number | null, limit: number): Promise<ChangesetRecord[]> {
    return this.#history.list(scenario, before, limit);
  }

  /** The changesets of a scenario's own after a number, the oldest first. */
  listAfter(scenario: number, after: number, limit: number): Promise<ChangesetRecord[]> {
    return this.#history.listAfter(scenario, after, limit);
  }

  /** A changeset with the state of each feature before and after; null where there is none. */
  async describe(scenario: number, number: number): Promise<DescribedChangeset | null> {
    const changeset = await this.#history.find(scenario, number);
    if (!changeset) return null;
    const versions = await this.#history.readVersions(scenario, number, limits.changesDescribed + 1);
    const told = versions.slice(0, limits.changesDescribed);
    const ids = told.map(({ id }) => id);
    const before = new Map(
      (await this.#history.readState(scenario, number - 1, { ids })).map((row) => [row.id, row]),
    );
    return {
      changeset,
      changes: told.map((after) => describeChange(before.get(after.id) ?? null, after)),
      isWhole: versions.length === told.length,
    };
  }

  /**
   * A page of the features as they were after a changeset, as GeoJSON; number 0 is before the first. Null for a changeset
   * that is not there, or not yet.
   */
  async readState(scenario: number, number: number, afterId: string, limit: number): Promise<object | null> {
    if (number !== 0 && !(await this.#history.find(scenario, number))) return null;
    const rows = await this.#history.readState(scenario, number, { afterId, limit });
    return {
      type: 'FeatureCollection',
      features: rows.map(({ state, collection, version }) => ({
        ...featureJson(state!),
        collection,
        version,
      })),
      next: rows.length === limit ? rows.at(-1)!.id : null,
    };
  }

  /** Every version of a feature of a collection, the newest first; none where there is no such feature. */
  async readHistory(scenario: number, collection: string, id: string): Promise<object[]> {
    if (!isFeatureId(id)) return [];
    const versions = await this.#history.readHistory(scenario, id);
    if (versions[0]?.collection !== collection) return [];
    const changesets = await this.#history.findAll(
      scenario,
      versions.map(({ changeset }) => changeset),
    );
    return versions.map((version, at) => {
      const { author, message, createdAt } = changesets.get(version.changeset)!;
      return {
        ...{ version: version.version, changeset: version.changeset, author, message },
        createdAt: createdAt.toISOString(),
        ...describeChange(versions[at + 1] ?? null, version),
      };
    });
  }
}

function describeChange(before: FeatureVersion | null, after: FeatureVersion): object {
  const [old, now] = [before?.state ?? null, after.state];
  return {
    ...{ id: after.id, collection: after.collection, version: after.version },
    kind: now === null ? 'delete' : old === null ? 'create' : 'update',
    ...differenceOf(old, now),
    before: old && featureJson(old),
    after: now && featureJson(now),
  };
}
