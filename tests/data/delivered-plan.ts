import { join } from 'node:path';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { ellipsoidalArea } from '#domain/geometry/ellipsoidal-area.ts';
import { metersPerDegree } from '#domain/geometry/local-meters.ts';
import { flatPolygons, placeInPolygons, type FlatPolygon } from '#domain/topology/flat-polygons.ts';
import { pathsOf } from '#domain/topology/network-graph.ts';
import { readPlanFiles } from '../../server/plans/plan-files.ts';
import { projectFolder } from '../helpers/project.ts';

/** The folder of the plan that is delivered. */
export const planFolder = join(projectFolder, 'data/plans/taixin');

/** Degrees of the town are turned into metres at its middle: good to a tenth of a percent from end to end. */
export const townMeters = metersPerDegree(38.18);

/** The delivered plan, read once a test file, with what its tests ask of it again and again. */
export async function readDeliveredPlan() {
  const plan = await readPlanFiles(planFolder);
  const of = (collection: string) => plan.features.filter((feature) => feature.collection === collection);
  const byId = new Map(plan.features.map((feature) => [feature.id, feature]));
  const plannedArea = flatPolygons(byId.get(plan.boundary!)!.geometry);
  return {
    ...plan,
    of,
    byId,
    /** Days of the phases after the launch: on each some part of the town begins. */
    buildingDays: plan.phases.map(({ date }) => date).slice(1),
    parcels: of('zone'),
    blocks: of('zone').filter((zone) => text(zone, 'landUse') !== '1207'),
    facilities: of('facility'),
    projects: of('project'),
    ofKind: (kind: string) => of('infrastructure').filter((line) => line.properties['kind'] === kind),
    /** Lines of a kind that lie within the planned area: the region's are left out. */
    townLines: (kind: string) =>
      of('infrastructure').filter((line) => line.properties['kind'] === kind && isWithin(line, plannedArea)),
    plannedArea,
  };
}

/** True when the middle vertex of a line's first part lies within an area. */
function isWithin(line: FeatureState, area: readonly FlatPolygon[]): boolean {
  const [path] = pathsOf(line);
  const [x, y] = path![path!.length >> 1]!;
  return placeInPolygons(x!, y!, area) >= 0;
}

/** A property as text, '' where there is none. */
export function text({ properties }: FeatureState, field: string): string {
  return String(properties[field] ?? '');
}

/** A property as a number, 0 where there is none. */
export function amount({ properties }: FeatureState, field: string): number {
  return Number(properties[field] ?? 0);
}

/** Square metres of an area on the ellipsoid. */
export function areaOf({ geometry }: FeatureState): number {
  return ellipsoidalArea(geometry as Polygon | MultiPolygon);
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** All land of parcels, in square metres. */
export function landOf(parcels: readonly FeatureState[]): number {
  return sum(parcels.map(areaOf));
}

/** Parcels whose land-use code begins with one of these. */
export function landUsedAs(parcels: readonly FeatureState[], ...codes: string[]): FeatureState[] {
  return parcels.filter((parcel) => codes.some((code) => text(parcel, 'landUse').startsWith(code)));
}

/** The rings of an area, each closed. */
export function ringsOf({ geometry }: FeatureState): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

/** The mean of the vertices of an area's outer rings: near enough to say where a parcel lies. */
export function middleOf({ geometry }: FeatureState): [number, number] {
  if (geometry.type === 'Point') return geometry.coordinates as [number, number];
  const { coordinates } = geometry as Polygon | MultiPolygon;
  const shells =
    geometry.type === 'Polygon'
      ? [(coordinates as Position[][])[0]!]
      : (coordinates as Position[][][]).map(([shell]) => shell!);
  const vertices = shells.flatMap((shell) => shell.slice(1));
  return [
    sum(vertices.map(([x]) => x!)) / vertices.length,
    sum(vertices.map(([, y]) => y!)) / vertices.length,
  ];
}

/** The centre of gravity of parcels, degrees. */
export function centreOf(parcels: readonly FeatureState[]): [number, number] {
  const land = landOf(parcels);
  const mean = (axis: 0 | 1) =>
    sum(parcels.map((parcel) => middleOf(parcel)[axis] * areaOf(parcel))) / land;
  return [mean(0), mean(1)];
}

/** Share of the land of some parcels that others among them take, 0 to 1. */
export function shareOf(some: readonly FeatureState[], all: readonly FeatureState[]): number {
  return landOf(some) / landOf(all);
}

/** What is there on a day. */
export function begunBy(features: readonly FeatureState[], day: string): FeatureState[] {
  return features.filter(({ validFrom }) => validFrom === null || validFrom <= day);
}
