import type { Map } from 'maplibre-gl';
import type { Measurement } from '../../state/tools/measurement.svelte.ts';
import type { Handle, Point } from './handles.ts';
import type { MeasurePointer, Pointed } from './measure-pointer.svelte.ts';
import { placeAtPoint } from './project.ts';
import { snapTo } from './snap.ts';

/** What the parts that watch mouse, finger and keyboard work on. */
export interface Measuring {
  map: Map;
  measurement: Measurement;
  pointer: MeasurePointer;
  /** What can be taken hold of now. */
  handles: () => readonly Handle[];
  /** The middle of the part of the map that no panel covers. */
  center: () => Point;
}

/** The place that a point of the screen means, and where that is: a vertex of the map when one is near. */
export function pointAt({ map, measurement }: Measuring, point: Point, isFree: boolean): Pointed {
  const snapped = measurement.isSnapping && !isFree ? snapTo(map, point) : null;
  if (!snapped) return { ...point, place: placeAtPoint(map, point), isSnapped: false };
  const { x, y } = map.project([...snapped] as [number, number]);
  return { x, y, place: snapped, isSnapped: true };
}
