import type { BilingualText } from '#domain/collections/definition.ts';

/** What an OGC API dataset stands on: one scenario, seen by someone. */
export interface Dataset {
  scenario: number;
  plan: string;
  title: BilingualText;
  description: BilingualText;
  /** What must stand beside the map: its approval, or that it has none, and the credits of its sources. */
  attribution: string;
  /** Path of the landing page, without a slash at the end. */
  path: string;
}
