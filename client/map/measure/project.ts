import type { Map } from 'maplibre-gl';
import type { Place } from '#domain/measure/geodesic.ts';
import type { Point } from './handles.ts';

/** Where a place is on the screen; null for one behind the camera of a tilted map, which projects onto the sky. */
export function projectPlace(map: Map, [longitude, latitude]: Place): Point | null {
  const { x, y } = map.project([longitude, latitude]);
  if (map.getPitch() === 0) return { x, y };
  const back = map.unproject([x, y]);
  const isSame = Math.abs(back.lng - longitude) < 0.01 && Math.abs(back.lat - latitude) < 0.01;
  return isSame ? { x, y } : null;
}

/** The place at a point of the screen, to seven decimals of a degree: a centimetre. */
export function placeAtPoint(map: Map, { x, y }: Point): Place {
  const { lng, lat } = map.unproject([x, y]);
  return [round(lng), round(lat)];
}

/** A path through points of the screen for SVG, broken where there is none. */
export function screenPath(points: readonly (Point | null)[]): string {
  let command = 'M';
  return points
    .map((point) => {
      const step = point ? `${command}${point.x.toFixed(1)} ${point.y.toFixed(1)}` : '';
      command = point ? 'L' : 'M';
      return step;
    })
    .join('');
}

/** A dot at each point of the screen, as one path for SVG whose stroke has round ends. */
export function dotsPath(points: readonly Point[]): string {
  return points.map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join('');
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
