import type { FeatureState } from '../features/feature-state.ts';
import { usesOf } from '../vocabularies/mixed-use.ts';
import type { TopologyFault } from './topology-fault.ts';

/**
 * Figures that make no sense on a parcel's land: a green ratio of at least so much on industrial land, where the control
 * indicators of industrial projects (工业项目建设用地控制指标, 自然资发〔2023〕72号) set a floor area ratio of at least and a
 * green ratio of at most so much; and people living where nobody may dwell.
 */
export function findLandSenseFaults({ id, properties }: FeatureState): TopologyFault[] {
  const { landUse, mixedUse, greenMin, population } = properties;
  const uses = usesOf(String(landUse), mixedUse === undefined ? undefined : String(mixedUse));
  const faults: TopologyFault[] = [];
  const values = { landUse: uses.join('+') };
  if (uses[0]?.startsWith('1001') && greenMin !== undefined)
    faults.push({ code: 'industrial-green-minimum', feature: id, field: 'greenMin', values });
  if (typeof population === 'number' && population > 0 && !uses.some(mayBeDwelling))
    faults.push({ code: 'population-without-housing', feature: id, field: 'population', values });
  return faults;
}

/** Housing of any kind, or land whose use is left open. */
function mayBeDwelling(code: string): boolean {
  return code.startsWith('07') || code === '16';
}
