import { planFault, type PlanFault } from './plan-fault.ts';

/** The most that is told of one feature, or of one document: who has read so many knows what to do. */
const mostFaults = 20;

/** The first twenty of the faults of one feature or document, and where there are more, one that says how many. */
export function cutFaults(
  faults: readonly PlanFault[],
  label: Pick<PlanFault, 'file' | 'feature' | 'name'>,
): PlanFault[] {
  if (faults.length <= mostFaults) return [...faults];
  const sorted = faults.toSorted(bySeverity);
  const left = sorted.slice(mostFaults);
  const more = planFault({ code: 'more-faults', ...label, values: { count: left.length } });
  return [...sorted.slice(0, mostFaults), { ...more, severity: left[0]!.severity }];
}

/** Errors first, so that no warning takes the place of one. */
function bySeverity(a: PlanFault, b: PlanFault): number {
  return Number(a.severity === 'warning') - Number(b.severity === 'warning');
}
