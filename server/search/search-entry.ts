import type { Box } from '../postgis-utilities/geometry-expressions.ts';

/** What features that come as one have in common; null for one that comes by itself. */
export type Grouping = 'name' | 'landUse' | 'planUnit' | null;

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
