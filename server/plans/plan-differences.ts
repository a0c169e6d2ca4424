import { isDeepStrictEqual } from 'node:util';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { onStoredGrid } from '#domain/geometry/stored-grid.ts';
import type { Change } from '../changesets/changeset.ts';
import type { StoredFeature } from './repository.ts';

/**
 * What turns stored features into those of a plan's files, by id. Stored features come a page at a time, so that those
 * of a large plan are never all in memory twice.
 */
export class PlanDifferences {
  readonly #wanted: Map<string, FeatureState>;
  readonly #changes: Change[] = [];

  constructor(wanted: readonly FeatureState[]) {
    this.#wanted = new Map(wanted.map((feature) => [feature.id, feature]));
  }

  /** Compare some of what is stored, each feature once. */
  compare(stored: readonly StoredFeature[]): void {
    for (const { version, ...state } of stored) {
      const feature = this.#wanted.get(state.id);
      this.#wanted.delete(state.id);
      if (!feature) this.#changes.push({ kind: 'delete', id: state.id, version });
      else if (!isSameJson(state, asStored(feature)))
        this.#changes.push({ kind: 'update', feature, version });
    }
  }

  /** Every change, once all that is stored has been compared: what is created in the order of the files, then the rest. */
  finish(): Change[] {
    const created = [...this.#wanted.values()].map((feature): Change => ({ kind: 'create', feature }));
    return [...created, ...this.#changes];
  }
}

/** True when both are the same JSON: the order of members says nothing, nor does the sign of a zero. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(overJson(one), overJson(other));
}

function overJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

/** A feature as it comes back from the database: of its geometry the type, and positions on the stored grid. */
function asStored(feature: FeatureState): object {
  const { type, ...rest } = onStoredGrid(feature.geometry);
  return { ...feature, geometry: 'coordinates' in rest ? { type, coordinates: rest.coordinates } : rest };
}
