import type { Box } from '../postgis-utilities/geometry-expressions.ts';

/** Fields that say of what kind a feature is. */
export const kindFields = ['kind', 'class', 'industry', 'projectClass'] as const;
export type KindField = (typeof kindFields)[number];

/** What features that come as one may have in common. */
export const groupings = ['name', 'landUse', 'planUnit', ...kindFields] as const;
export type Grouping = (typeof groupings)[number] | null;

/** What search may answer: a feature, or several that are one thing to people. */
export interface SearchEntry {
  collection: string;
  /** Of the feature, or of the first of several. */
  id: string;
  properties: Record<string, unknown>;
  grouping: Grouping;
  count: number;
  point: [longitude: number, latitude: number];
  bounds: Box;
}
