import type { FeatureState } from '../features/feature-state.ts';
import { areValidTogether } from '../features/validity.ts';
import { firstLevel } from '../vocabularies/land-use.ts';
import { usesOf } from '../vocabularies/mixed-use.ts';
import { middlesOf, pointsAlong, type PlaceAlong } from './land-samples.ts';
import type { Parcel, ParcelIndex } from '../topology/parcel-index.ts';
import { RoadBands } from './road-bands.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

/** Land of streets within settlements: each is drawn as a line besides. 公路 (1202) may be anybody's. */
const streetLand = '1207';

/** Classes of roads that lie on road land; expressways and ramps may be carried over other land. */
const groundClasses = new Set(['arterial', 'secondary', 'local']);

/** Metres to both sides of a line within which one parcel must lie for the line to be on it, not along its edge. */
const besideMeters = 1;

/** Share of the places along a street parcel that a road must have: streets that only cross it may have some. */
const leastRoadShare = 0.2;

/** Share of a line's length on other land from which on it is told. */
const strayShare = 0.5;

/**
 * Where streets and their land don't go together: a street parcel (1207) that no road line runs through or along, which
 * is told once of a plan without any road line; and a street most of which lies on parcels of other than transport land.
 * What lies outside all parcels, or between two of them, is none of this. Geometries are valid, EPSG:4490.
 */
export function findRoadLandFaults(lines: readonly FeatureState[], parcels: ParcelIndex): TopologyFault[] {
  const roads = lines.filter(({ properties }) => properties['kind'] === 'road');
  const streets = parcels.parcels.filter(({ feature }) => feature.properties['landUse'] === streetLand);
  if (streets.length === 0 && roads.length === 0) return [];
  if (roads.length === 0) return [describeNone(streets)];
  const bands = new RoadBands(roads);
  return [
    ...streets.filter((street) => !hasRoad(street, bands)).map(describeBare),
    ...roads
      .filter(({ properties }) => groundClasses.has(String(properties['class'])))
      .flatMap((road) => findStrayFault(road, parcels)),
  ];
}

/** True where lines valid on a common day have places along the middle of the parcel within their width. */
function hasRoad({ feature, polygons }: Parcel, bands: RoadBands): boolean {
  const middles = middlesOf(polygons);
  let missing = Math.ceil(middles.length * leastRoadShare);
  for (const [x, y] of middles) {
    if (missing <= 0) break;
    if (bands.findAt(x, y).some((road) => areValidTogether(road, feature))) missing -= 1;
  }
  return missing <= 0;
}

function findStrayFault(road: FeatureState, parcels: ParcelIndex): TopologyFault[] {
  const places = pointsAlong(road, besideMeters);
  const astray: { parcel: FeatureState; at: [number, number] }[] = [];
  for (const [seen, place] of places.entries()) {
    // most of it is where it should be, whatever the rest is
    if (seen - astray.length >= places.length * (1 - strayShare)) return [];
    const parcel = findOtherLand(place, road, parcels);
    if (parcel) astray.push({ parcel, at: place.at });
  }
  if (astray.length <= places.length * strayShare) return [];
  const { parcel, at } = astray[0]!;
  const values = {
    landUse: String(parcel.properties['landUse']),
    percent: Math.round((astray.length / places.length) * 100),
  };
  return [{ code: 'road-off-road-land', feature: road.id, other: parcel.id, field: 'geometry', at, values }];
}

/** The parcel of other than transport land that a place of a road is on, and both sides of the place; null for none. */
function findOtherLand(
  { at, left, right }: PlaceAlong,
  road: FeatureState,
  parcels: ParcelIndex,
): FeatureState | null {
  const here = parcels
    .findAt(...at)
    .map(({ feature }) => feature)
    .filter((parcel) => areValidTogether(parcel, road));
  const [parcel] = here;
  if (!parcel || here.some(isTransportLand)) return null;
  // beside the edge of a parcel, a line is between it and the next
  const isWithin = [left, right].every((side) =>
    parcels.findAt(...side).some(({ feature }) => feature === parcel),
  );
  return isWithin ? parcel : null;
}

function isTransportLand({ properties: { landUse, mixedUse } }: FeatureState): boolean {
  const uses = usesOf(String(landUse), mixedUse === undefined ? undefined : String(mixedUse));
  return uses.some((use) => firstLevel(use) === '12');
}

function describeBare({ feature, polygons }: Parcel): TopologyFault {
  const [x, y] = polygons[0]![0]! as number[];
  return { code: 'road-land-without-road', feature: feature.id, field: 'geometry', at: [x!, y!] };
}

function describeNone(streets: readonly Parcel[]): TopologyFault {
  const values = { count: streets.length, first: streets[0]!.feature.id };
  return { code: 'roads-missing', feature: 'plan', field: 'geometry', values };
}
