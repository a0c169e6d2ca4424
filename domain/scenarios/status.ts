import type { Permission } from '../people/roles.ts';

/** How far a scenario has come. Of each plan one is published; an approved one never changes again. */
export const scenarioStatuses = ['draft', 'in-review', 'approved', 'published'] as const;
export type ScenarioStatus = (typeof scenarioStatuses)[number];

/** What someone needs to take a scenario from one status to another; null where there is no such step. */
export function permissionForStep(from: ScenarioStatus, to: ScenarioStatus): Permission[] | null {
  if (from === 'draft' && to === 'in-review') return ['edit'];
  // whoever handed it in may take it back, whoever reviews may return it
  if (from === 'in-review' && to === 'draft') return ['edit', 'review'];
  return null;
}

/** True for a scenario whose features may change. */
export function isEditable(status: ScenarioStatus): boolean {
  return status === 'draft';
}
