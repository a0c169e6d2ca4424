import type { FeatureState } from '#domain/features/feature-state.ts';

/** One change of a changeset. Updates and deletes name the version they saw. */
export type Change =
  | { kind: 'create'; feature: FeatureState }
  | { kind: 'update'; feature: FeatureState; version: number }
  | { kind: 'delete'; id: string; version: number };

export interface ChangesetDraft {
  author: string;
  message: string;
  changes: Change[];
}
