import type { Geometry } from 'geojson';
import type { FeatureState } from '../features/feature-state.ts';
import { flatPolygons, placeInPolygons, type FlatPolygon } from '../topology/flat-polygons.ts';
import { namedOthers } from '../topology/named-others.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

/**
 * What makes no sense of the outlines of a plan: a planned area that is not valid while parcels are, another planned
 * area beside it, a core area that reaches beyond it. Geometries are valid, EPSG:4490.
 */
export function findOutlineFaults(
  outline: FeatureState,
  boundaries: readonly FeatureState[],
  zones: readonly FeatureState[],
): TopologyFault[] {
  const ofKind = (kind: string) =>
    boundaries.filter((one) => one !== outline && one.properties['kind'] === kind);
  const polygons = flatPolygons(outline.geometry);
  return [
    ...findValidityFault(outline, zones),
    ...ofKind('planned-area').map(({ id }): TopologyFault => ({
      code: 'two-planned-areas',
      feature: id,
      other: outline.id,
      field: 'kind',
    })),
    ...ofKind('core-area').flatMap((core) => findCoreFault(core, outline, polygons)),
  ];
}

function findValidityFault(outline: FeatureState, zones: readonly FeatureState[]): TopologyFault[] {
  const { validFrom, validTo } = outline;
  // what was there before all plans has no first day
  const early = zones.filter(
    (zone) => validFrom !== null && zone.validFrom !== null && zone.validFrom < validFrom,
  );
  const late = zones.filter((zone) => validTo !== null && (zone.validTo === null || zone.validTo > validTo));
  const [first, ...others] = new Set([...early, ...late]);
  if (!first) return [];
  const field = early.length > 0 ? 'validFrom' : 'validTo';
  const values = {
    from: validFrom ?? '',
    to: validTo ?? '',
    otherFrom: first.validFrom ?? '',
    otherTo: first.validTo ?? '',
    ...namedOthers(others),
  };
  return [{ code: 'outline-not-valid', feature: outline.id, other: first.id, field, values }];
}

function findCoreFault(
  core: FeatureState,
  outline: FeatureState,
  polygons: readonly FlatPolygon[],
): TopologyFault[] {
  const at = cornersOf(core.geometry).find(([x, y]) => placeInPolygons(x, y, polygons) < 0);
  if (!at) return [];
  return [{ code: 'core-outside-plan', feature: core.id, other: outline.id, field: 'geometry', at }];
}

function cornersOf(geometry: Geometry): [number, number][] {
  if (geometry.type === 'Polygon') return geometry.coordinates.flat() as [number, number][];
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates.flat(2) as [number, number][]) : [];
}
