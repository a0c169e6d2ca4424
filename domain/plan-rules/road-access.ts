import type { FeatureState } from '../features/feature-state.ts';
import { isThereBy } from '../features/validity.ts';
import { isRoadLand, needsRoad } from '../vocabularies/built-land.ts';
import { flatPolygons } from '../topology/flat-polygons.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';
import { VertexNumbers } from '../topology/vertex-numbers.ts';

/**
 * Parcels to be built on that have no road when they begin: one of the parcels with which they share an edge must be
 * road land (1202, 1207) and valid by their first day. Geometries are valid, EPSG:4490, and share their vertices (see
 * findPartitionFaults); a road that only touches a corner gives no access.
 */
export function findRoadAccessFaults(zones: readonly FeatureState[]): TopologyFault[] {
  const vertices = new VertexNumbers();
  const edges = new Map(zones.map((zone) => [zone, edgesOf(zone, vertices)]));
  const roadsAt = new Map<string, FeatureState[]>();
  for (const [zone, keys] of edges) {
    if (!isRoadLand(String(zone.properties['landUse']))) continue;
    for (const key of keys) roadsAt.set(key, [...(roadsAt.get(key) ?? []), zone]);
  }
  return zones.flatMap((zone) => {
    if (!needsRoad(String(zone.properties['landUse']))) return [];
    const roads = edges.get(zone)!.flatMap((key) => roadsAt.get(key) ?? []);
    return roads.some((road) => isThereBy(road, zone)) ? [] : [describe(zone, roads)];
  });
}

/** Edges by their vertices' numbers, whichever way they run. */
function edgesOf({ geometry }: FeatureState, vertices: VertexNumbers): string[] {
  const keys: string[] = [];
  for (const ring of flatPolygons(geometry).flat()) {
    let from = vertices.numberOf(ring[0]!, ring[1]!);
    for (let at = 2; at + 1 < ring.length; at += 2) {
      const to = vertices.numberOf(ring[at]!, ring[at + 1]!);
      keys.push(from < to ? `${from} ${to}` : `${to} ${from}`);
      from = to;
    }
  }
  return keys;
}

function describe(zone: FeatureState, roads: readonly FeatureState[]): TopologyFault {
  const [x, y] = flatPolygons(zone.geometry)[0]![0]! as number[];
  const at: [number, number] = [x!, y!];
  const [first] = roads.toSorted((a, b) => (a.validFrom! < b.validFrom! ? -1 : 1));
  if (!first) return { code: 'parcel-without-road', feature: zone.id, field: 'geometry', at };
  return {
    code: 'parcel-before-road',
    feature: zone.id,
    other: first.id,
    field: 'validFrom',
    at,
    values: { day: zone.validFrom ?? '', otherDay: first.validFrom! },
  };
}
