import type { FeatureState } from '../features/feature-state.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

/** Metres of the narrowest traffic lane; the code of practice for urban roads (CJJ 37) has 3.25 m and more. */
const narrowestLaneMeters = 2.75;

/** Metres below which the red lines of a main street are sooner a slip, 2.2 for 22, than meant: two lanes have no room. */
const narrowestStreetMeters = 6;

const mainClasses = new Set(['arterial', 'secondary']);

/** Widths that make no sense of a street: main streets narrower than two lanes, or lanes wider than the street. */
export function findStreetSenseFaults({ id, properties }: FeatureState): TopologyFault[] {
  const { kind, class: ofClass, redLineWidth, lanes } = properties;
  if (kind !== 'road' || typeof redLineWidth !== 'number') return [];
  if (mainClasses.has(String(ofClass)) && redLineWidth < narrowestStreetMeters) {
    const values = { found: redLineWidth, least: narrowestStreetMeters, class: String(ofClass) };
    return [{ code: 'street-too-narrow', feature: id, field: 'redLineWidth', values }];
  }
  if (typeof lanes !== 'number' || lanes * narrowestLaneMeters <= redLineWidth) return [];
  const values = {
    lanes,
    lane: narrowestLaneMeters,
    least: lanes * narrowestLaneMeters,
    found: redLineWidth,
  };
  return [{ code: 'lanes-beyond-width', feature: id, field: 'lanes', values }];
}
