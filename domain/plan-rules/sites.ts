import type { Geometry } from 'geojson';
import type { FeatureState } from '../features/feature-state.ts';
import { areValidTogether, isThereBy } from '../features/validity.ts';
import { findFacilityLand, mayStandOn } from '../vocabularies/facility-land.ts';
import { usesOf } from '../vocabularies/mixed-use.ts';
import { flatPolygons, placeInPolygons, type FlatPolygon } from '../topology/flat-polygons.ts';
import type { ParcelIndex } from '../topology/parcel-index.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

/** What facilities and projects stand on. */
export interface Ground {
  parcels: ParcelIndex;
  outline: readonly FlatPolygon[];
}

/** The ground within a boundary; its geometry is valid, EPSG:4490. */
export function groundOf(parcels: ParcelIndex, boundary: FeatureState): Ground {
  return { parcels, outline: flatPolygons(boundary.geometry) };
}

/**
 * What is wrong with the site of a facility: outside the plan, not on the parcel it names, on land of the wrong use
 * (data/vocabularies/facility-land.json), or there before its parcel. Of the parcels at its place those count that are
 * valid on a common day; on a line between two parcels either will do.
 */
export function findFacilityFaults(facility: FeatureState, ground: Ground): TopologyFault[] {
  return [...findSiteFaults(facility, ground), ...findLandFaults(facility, ground)];
}

/** What is wrong with the site of a project: outside the plan, or not on the parcel it names. */
export function findProjectFaults(project: FeatureState, ground: Ground): TopologyFault[] {
  const faults = findSiteFaults(project, ground);
  const { plannedStart, plannedCompletion } = project.properties;
  if (
    typeof plannedStart === 'string' &&
    typeof plannedCompletion === 'string' &&
    plannedStart > plannedCompletion
  ) {
    faults.push({
      code: 'project-days-reversed',
      feature: project.id,
      field: 'plannedCompletion',
      values: { day: plannedStart, otherDay: plannedCompletion },
    });
  }
  return faults;
}

function findSiteFaults({ id, geometry, properties }: FeatureState, ground: Ground): TopologyFault[] {
  const positions = positionsOf(geometry);
  const outside = positions.find(([x, y]) => placeInPolygons(x, y, ground.outline) < 0);
  if (outside) return [{ code: 'off-plan', feature: id, field: 'geometry', at: outside }];
  const named = ground.parcels.parcels.find(({ feature }) => feature.id === properties['parcel']);
  const off = named && positions.find(([x, y]) => placeInPolygons(x, y, named.polygons) < 0);
  if (!off) return [];
  const [there] = ground.parcels.findAt(...off);
  return [
    {
      code: 'off-parcel',
      feature: id,
      other: named.feature.id,
      field: 'parcel',
      at: off,
      values: { there: there?.feature.id ?? '' },
    },
  ];
}

function findLandFaults(facility: FeatureState, { parcels }: Ground): TopologyFault[] {
  const kind = String(facility.properties['kind']);
  return positionsOf(facility.geometry).flatMap((at) => {
    const here = parcels
      .findAt(...at, true)
      .map(({ feature }) => feature)
      .filter((parcel) => areValidTogether(parcel, facility));
    if (here.length === 0) return [];
    const fitting = here.filter((parcel) => mayStandOn(kind, usesOfParcel(parcel)));
    if (fitting.length === 0) return [describeWrongLand(facility, here[0]!, kind, at)];
    if (fitting.some((parcel) => isThereBy(parcel, facility))) return [];
    return [describeEarly(facility, fitting[0]!, at)];
  });
}

function usesOfParcel({ properties: { landUse, mixedUse } }: FeatureState): string[] {
  return usesOf(String(landUse), mixedUse === undefined ? undefined : String(mixedUse));
}

function describeWrongLand(
  facility: FeatureState,
  parcel: FeatureState,
  kind: string,
  at: [number, number],
): TopologyFault {
  const values = {
    kind,
    landUse: usesOfParcel(parcel).join('+'),
    allowed: findFacilityLand(kind)?.join(', ') ?? '',
  };
  return { code: 'wrong-land-use', feature: facility.id, other: parcel.id, field: 'kind', at, values };
}

function describeEarly(facility: FeatureState, parcel: FeatureState, at: [number, number]): TopologyFault {
  const values = { day: facility.validFrom ?? '', otherDay: parcel.validFrom ?? '' };
  return {
    code: 'facility-before-parcel',
    feature: facility.id,
    other: parcel.id,
    field: 'validFrom',
    at,
    values,
  };
}

/** The positions of points, or the corners of areas; none of lines. */
function positionsOf(geometry: Geometry): [number, number][] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates as [number, number]];
    case 'MultiPoint':
      return geometry.coordinates as [number, number][];
    case 'Polygon':
      return geometry.coordinates.flat() as [number, number][];
    case 'MultiPolygon':
      return geometry.coordinates.flat(2) as [number, number][];
    default:
      return [];
  }
}
