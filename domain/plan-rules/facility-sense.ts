import type { Static } from 'typebox';
import type { facility } from '../collections/facility.ts';
import type { FeatureState } from '../features/feature-state.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

type CapacityUnit = NonNullable<Static<typeof facility.properties>['capacityUnit']>;

/**
 * Capacity of one facility, by its unit, beyond which a figure is sooner a slip, or in another unit, than meant. Each is
 * general knowledge and generous: more than the largest of its kind that a zone would have.
 */
const mostByUnit: Readonly<Record<CapacityUnit, number>> = {
  // a large school has 60, one from the first year to the last 108
  classes: 120,
  // a nursery has 150 at most
  places: 1_000,
  // the largest hospitals have some thousands
  beds: 5_000,
  // the largest stadiums have 100,000
  seats: 100_000,
  // a shelter for a whole town
  people: 500_000,
  // 100 ha of floor or ground
  'square-metres': 1_000_000,
  // a country park of 100 km²
  hectares: 10_000,
  // the largest wholesale markets have some thousands
  stalls: 10_000,
  cubicles: 200,
  // the car parks of an airport together
  spaces: 20_000,
  bays: 2_000,
  // a bus depot has some hundreds, a fire station some ten
  vehicles: 2_000,
  'charging-points': 2_000,
  nozzles: 100,
  // the largest campuses of data centres
  racks: 200_000,
  // a station of 1,000 kV has four transformers of 3,000 MVA
  mva: 20_000,
  // the largest power stations on coal have 6,700
  megawatts: 10_000,
  'cubic-metres-an-hour': 1_000_000,
  // the largest waterworks and sewage plants treat 3 to 4 million
  'cubic-metres-a-day': 5_000_000,
  'ten-thousand-cubic-metres-a-day': 500,
  // the largest incinerators burn some thousands
  'tonnes-a-day': 20_000,
};

/** Figures that make no sense of a facility: a capacity that nothing of its unit has. */
export function findFacilitySenseFaults({ id, properties }: FeatureState): TopologyFault[] {
  const { capacity, capacityUnit } = properties;
  const most = mostByUnit[capacityUnit as CapacityUnit] as number | undefined;
  if (typeof capacity !== 'number' || most === undefined || capacity <= most) return [];
  const values = { found: capacity, most, unit: String(capacityUnit) };
  return [{ code: 'capacity-too-large', feature: id, field: 'capacity', values }];
}
