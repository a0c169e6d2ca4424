import type { Position } from 'geojson';
import type { Map } from 'maplibre-gl';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { flatPolygons } from '#domain/topology/flat-polygons.ts';
import type { Corner } from '../../state/editing/edit-session.svelte.ts';
import type { Point } from '../measure/handles.ts';
import { projectPlace } from '../measure/project.ts';

/** What can be taken hold of: a corner, or the middle of an edge, which becomes one. */
export type CornerHandle = Corner & Point;

/** So many handles are shown at most: a shape of more is to be looked at more closely. */
const mostHandles = 600;
/** Edges that are shorter on the screen have none in the middle, pixels. */
const shortestEdge = 36;

/** The handles of parcels that are in sight. */
export function cornerHandles(map: Map, parcels: readonly FeatureState[]): CornerHandle[] {
  const { clientWidth: width, clientHeight: height } = map.getCanvas();
  const isInSight = (point: Point | null): point is Point =>
    point !== null && point.x > -20 && point.y > -20 && point.x < width + 20 && point.y < height + 20;
  const handles: CornerHandle[] = [];
  for (const ring of parcels.flatMap(({ geometry }) => flatPolygons(geometry).flat())) {
    const points = Array.from({ length: ring.length / 2 }, (_, at) => {
      const position: Position = [ring[2 * at]!, ring[2 * at + 1]!];
      return { position, point: projectPlace(map, [position[0]!, position[1]!]) };
    });
    for (const [at, { position, point }] of points.entries()) {
      const next = points[at + 1];
      if (!next) continue;
      if (isInSight(point)) handles.push({ ...point, position, edge: null });
      const middle = middleOf(point, next.point);
      if (middle && isInSight(middle))
        handles.push({
          ...middle,
          position: [(position[0]! + next.position[0]!) / 2, (position[1]! + next.position[1]!) / 2],
          edge: [position, next.position],
        });
    }
  }
  return handles.length > mostHandles ? [] : handles;
}

function middleOf(from: Point | null, to: Point | null): Point | null {
  if (!from || !to || Math.hypot(to.x - from.x, to.y - from.y) < shortestEdge) return null;
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

/** The handle that a point of the screen takes hold of, corners before middles; null for none. */
export function handleAt(
  handles: readonly CornerHandle[],
  { x, y }: Point,
  reachPixels: number,
): CornerHandle | null {
  let [best, least] = [null as CornerHandle | null, Infinity];
  for (const handle of handles) {
    const away = Math.hypot(handle.x - x, handle.y - y) + (handle.edge ? reachPixels / 2 : 0);
    if (away <= reachPixels && away < least) [best, least] = [handle, away];
  }
  return best;
}
