import type { FeatureState } from '#domain/features/feature-state.ts';
import type { Box } from '../postgis-utilities/geometry-expressions.ts';

/** One change of a changeset. Updates and deletes name the version they saw. */
export type Change =
  | { kind: 'create'; feature: FeatureState }
  | { kind: 'update'; feature: FeatureState; version: number }
  | { kind: 'delete'; id: string; version: number };

export interface ChangesetDraft {
  author: string;
  /** Account of the author; none for what the program does by itself. */
  account?: number;
  message: string;
  /** Changeset whose effect this one takes back. */
  inverseOf?: number;
  changes: Change[];
}

/** A feature that a changeset touched, as it is afterwards. */
export interface ChangedFeature {
  id: string;
  collection: string;
  version: number;
  kind: Change['kind'];
}

/** A changeset that has been committed. */
export interface CommittedChangeset {
  scenario: number;
  number: number;
  author: string;
  account: number | null;
  message: string;
  createdAt: Date;
  inverseOf: number | null;
  features: ChangedFeature[];
  /** Each place that was touched, before or after, EPSG:3857. */
  bounds: Box[];
  /** Number at which its scenario branched, known of what was committed here: the next one is the first of its own. */
  base?: number;
}

/** A changeset that has been written, by whose transaction it may yet come to nothing. */
export interface WrittenChangeset extends CommittedChangeset {
  /** Ids of what is new, or lies elsewhere, on other days or in another collection than before. */
  placed: string[];
  /** Ids of what was in another collection before. */
  moved: string[];
}

/** The id of the feature that a change is about. */
export const idOf = (change: Change) => (change.kind === 'delete' ? change.id : change.feature.id);
