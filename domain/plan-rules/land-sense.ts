import { describeField } from '../collections/definition.ts';
import { zone } from '../collections/zone.ts';
import type { FeatureState } from '../features/feature-state.ts';
import { ellipsoidalArea } from '../geometry/ellipsoidal-area.ts';
import { isRoadLand } from '../vocabularies/built-land.ts';
import { firstLevel } from '../vocabularies/land-use.ts';
import { usesOf } from '../vocabularies/mixed-use.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

/** Metres of the lowest storey that anyone builds: dwellings have 2.8 m at least, a mezzanine or a garage may have less. */
const lowestStoreyMeters = 2.5;

/**
 * People on a hectare of a parcel beyond whom a figure is sooner a slip than meant: at 30 m² of floor for each they
 * would need a floor area ratio of 9.
 */
const mostPeoplePerHectare = 3_000;

/** Square metres of floor for each resident below which a figure is sooner a slip than meant: dormitories have 15 or so. */
const leastFloorPerPerson = 15;

/**
 * First-level classes of land that nobody builds on: farmland, orchards, woods, grass and wetland, green and open space,
 * inland water, and other land without use.
 */
const openClasses = ['01', '02', '03', '04', '05', '14', '17', '23'];

const squareMetersPerHectare = 10_000;

/** Fields whose numbers are percentages, 0 to 100. */
const percentFields = Object.entries(zone.properties.properties)
  .filter(([, schema]) => describeField(schema).unit === '%')
  .map(([field]) => field);

/**
 * Figures that make no sense on a parcel's land:
 * - a green ratio of at least so much on industrial land, where the control indicators of industrial projects
 *   (工业项目建设用地控制指标, 自然资发〔2023〕72号) set a floor area ratio of at least and a green ratio of at most so much;
 * - people living where nobody may dwell, or more to the hectare than anywhere;
 * - fewer than 15 m² of floor for each resident, or a floor area ratio on land that nobody builds on;
 * - a percentage between 0 and 1, which seems a fraction: 0.35 where 35 is meant;
 * - green and buildings on more than the whole parcel;
 * - a floor area ratio that can't be built: more than the building density times the number of storeys below the height
 *   limit, each of 2.5 m. Nothing is said where one of the three is not given.
 */
export function findLandSenseFaults(parcel: FeatureState): TopologyFault[] {
  const { id, properties } = parcel;
  const { landUse, mixedUse, greenMin, population } = properties;
  const uses = usesOf(String(landUse), mixedUse === undefined ? undefined : String(mixedUse));
  const values = { landUse: uses.join('+') };
  const faults = [
    ...findFractions(parcel),
    ...findShareFaults(parcel),
    ...(uses.every(isOpenLand) ? findOpenRatios(parcel, values.landUse) : findRatioFaults(parcel)),
  ];
  if (uses[0]?.startsWith('1001') && greenMin !== undefined)
    faults.push({ code: 'industrial-green-minimum', feature: id, field: 'greenMin', values });
  if (typeof population === 'number' && population > 0 && !uses.some(mayBeDwelling))
    faults.push({ code: 'population-without-housing', feature: id, field: 'population', values });
  else faults.push(...findDensityFaults(parcel));
  return faults;
}

/** Land that nobody builds on, roads among it. */
function isOpenLand(code: string): boolean {
  return openClasses.includes(firstLevel(code)) || isRoadLand(code);
}

function findOpenRatios({ id, properties }: FeatureState, landUse: string): TopologyFault[] {
  const field = (['farMax', 'farMin'] as const).find((one) => Number(properties[one] ?? 0) > 0);
  if (!field) return [];
  const values = { found: Number(properties[field]), landUse };
  return [{ code: 'ratio-on-open-land', feature: id, field, values }];
}

function findShareFaults({ id, properties: { greenMin, densityMax } }: FeatureState): TopologyFault[] {
  if (typeof greenMin !== 'number' || typeof densityMax !== 'number' || greenMin + densityMax <= 100)
    return [];
  const values = { green: greenMin, density: densityMax, sum: greenMin + densityMax };
  return [{ code: 'green-and-density-beyond-whole', feature: id, field: 'greenMin', values }];
}

/** Housing of any kind, or land whose use is left open. */
function mayBeDwelling(code: string): boolean {
  return code.startsWith('07') || code === '16';
}

const isFraction = (value: unknown): value is number => typeof value === 'number' && value > 0 && value < 1;

function findFractions({ id, properties }: FeatureState): TopologyFault[] {
  return percentFields.flatMap((field) => {
    const found = properties[field];
    if (!isFraction(found)) return [];
    // 0.07 times 100 is 7.000000000000001
    const values = { found, meant: Number((found * 100).toPrecision(12)) };
    return [{ code: 'fraction-for-percent' as const, feature: id, field, values }];
  });
}

function findRatioFaults({ id, properties }: FeatureState): TopologyFault[] {
  const { densityMax, heightMax } = properties;
  // a density that seems a fraction has been told, and says nothing here
  if (typeof densityMax !== 'number' || typeof heightMax !== 'number' || isFraction(densityMax)) return [];
  const most = (densityMax / 100) * (heightMax / lowestStoreyMeters);
  // a ratio that is just reached may lie a bit of a float above
  const beyond = (['farMin', 'farMax'] as const).find(
    (field) => Number(properties[field] ?? 0) > most + 1e-9,
  );
  if (!beyond) return [];
  const values = {
    found: Number(properties[beyond]),
    most: Number(most.toFixed(4)),
    density: densityMax,
    height: heightMax,
    storey: lowestStoreyMeters,
  };
  return [{ code: 'ratio-beyond-height', feature: id, field: beyond, values }];
}

/** More people than the land holds, or, where that may be, than the floor that may be built. */
function findDensityFaults({ id, properties, geometry }: FeatureState): TopologyFault[] {
  const { population, farMax } = properties;
  if (typeof population !== 'number' || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon'))
    return [];
  const squareMeters = ellipsoidalArea(geometry);
  const hectares = squareMeters / squareMetersPerHectare;
  if (population > mostPeoplePerHectare * hectares) {
    const values = { population, hectares, perHectare: population / hectares, most: mostPeoplePerHectare };
    return [{ code: 'population-too-dense', feature: id, field: 'population', values }];
  }
  if (typeof farMax !== 'number' || squareMeters * farMax >= leastFloorPerPerson * population) return [];
  const floor = squareMeters * farMax;
  const values = {
    population,
    floor,
    ratio: farMax,
    perPerson: floor / population,
    least: leastFloorPerPerson,
  };
  return [{ code: 'population-beyond-floor', feature: id, field: 'population', values }];
}
