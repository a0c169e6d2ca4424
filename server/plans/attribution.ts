import type { PlanRecord } from './repository.ts';

/** What must stand beside a plan's map: its approval number, or that it has none, and the credits of its sources. */
export function attributionOf({ mapApproval, sources }: Pick<PlanRecord, 'mapApproval' | 'sources'>): string {
  const credits = Object.values(sources).flatMap(({ credit }) => credit ?? []);
  return [mapApproval ?? '示意图，未经审图 / Illustrative, not reviewed', ...credits].join(' · ');
}
