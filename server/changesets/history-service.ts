import { isFeatureId } from '#domain/features/feature-id.ts';
import { limits } from '../limits.ts';
import { differenceOf } from './differences.ts';
import { featureJson } from './feature-json.ts';
import type {
  ChangesetRecord,
  FeatureVersion,
  HistoryRepository,
  VersionsAsked,
} from './history-repository.ts';

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

  /**
   * A page of the versions of a feature of a collection, the newest first; null where there is no such feature. Without
   * geometry that of each state is null.
   */
  async readHistory(
    scenario: number,
    { collection, id }: { collection: string; id: string },
    { before = null, limit, withGeometry }: VersionsAsked,
  ): Promise<{ versions: object[]; next: number | null } | null> {
    if (!isFeatureId(id)) return null;
    const [newest] = await this.#history.readHistory(scenario, id, { limit: 1, withGeometry: false });
    if (newest?.collection !== collection) return null;
    // of the last one it is told what was before it
    const asked = { before, limit: limit + 1, withGeometry };
    const found = await this.#history.readHistory(scenario, id, asked);
    const versions = found.slice(0, limit);
    const changesets = await this.#history.findAll(
      scenario,
      versions.map(({ changeset }) => changeset),
    );
    const described = versions.map((version, at) => {
      const { author, message, createdAt } = changesets.get(version.changeset)!;
      return {
        ...{ version: version.version, changeset: version.changeset, author, message },
        createdAt: createdAt.toISOString(),
        ...describeChange(found[at + 1] ?? null, version),
        isReshaped: version.isReshaped,
      };
    });
    return { versions: described, next: found.length > limit ? versions.at(-1)!.version : null };
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
