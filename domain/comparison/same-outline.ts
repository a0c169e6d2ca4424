import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { metersPerDegree, metersToSegment } from '../geometry/local-meters.ts';

/** True when every corner of each of two areas in EPSG:4490 lies within reach of the outline of the other; empty ones do. */
export function areCornersShared(
  one: Polygon | MultiPolygon,
  other: Polygon | MultiPolygon,
  reachMeters: number,
): boolean {
  const [rings, otherRings] = [ringsOf(one), ringsOf(other)];
  return (
    areCornersOn(rings, edgesOf(otherRings), reachMeters) &&
    areCornersOn(otherRings, edgesOf(rings), reachMeters)
  );
}

function ringsOf(area: Polygon | MultiPolygon): Position[][] {
  return area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
}

type Edge = [ax: number, ay: number, bx: number, by: number];

function edgesOf(rings: readonly Position[][]): Edge[] {
  return rings.flatMap((ring) =>
    ring.slice(1).map(([x, y], at): Edge => [ring[at]![0]!, ring[at]![1]!, x!, y!]),
  );
}

function areCornersOn(rings: readonly Position[][], edges: readonly Edge[], reachMeters: number): boolean {
  if (edges.length === 0) return rings.flat().length === 0;
  const index = new Flatbush(edges.length);
  for (const [ax, ay, bx, by] of edges)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  index.finish();
  return rings.flat().every((corner) => isOnEdge(corner, index, edges, reachMeters));
}

function isOnEdge([x, y]: Position, index: Flatbush, edges: readonly Edge[], reachMeters: number): boolean {
  const per = metersPerDegree(y!);
  const [dx, dy] = [reachMeters / per.longitude, reachMeters / per.latitude];
  let isOn = false;
  index.search(x! - dx, y! - dy, x! + dx, y! + dy, (at) => {
    isOn ||= metersToSegment(x!, y!, ...edges[at]!, per) <= reachMeters;
    return false;
  });
  return isOn;
}
