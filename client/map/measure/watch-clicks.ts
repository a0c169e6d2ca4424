import type { MapMouseEvent } from 'maplibre-gl';
import { handleAt } from './handles.ts';
import { pointAt, type Measuring } from './measuring.ts';

/** Clicks and taps add places, and the mouse shows where the next one would be. Returns what ends it. */
export function watchClicks(measuring: Measuring): () => void {
  const { map, measurement, pointer } = measuring;
  let frame = 0;
  const add = ({ point, originalEvent }: MapMouseEvent) => {
    cancelAnimationFrame(frame);
    const pointed = pointAt(measuring, point, originalEvent.altKey);
    measurement.add(pointed.place);
    // after a tap nothing hovers there
    pointer.point(isTouch(originalEvent) ? null : pointed);
  };
  const move = ({ point, originalEvent }: MapMouseEvent) => {
    cancelAnimationFrame(frame);
    // one look a frame is enough, and none while the map itself moves
    frame = requestAnimationFrame(() => {
      const isOverHandle = !originalEvent.altKey && handleAt(measuring.handles(), point, 'mouse') !== null;
      map.getCanvas().style.cursor = isOverHandle ? 'move' : 'crosshair';
      if (pointer.held || map.isMoving()) return;
      pointer.point(isOverHandle ? null : pointAt(measuring, point, originalEvent.altKey));
    });
  };
  const leave = () => {
    cancelAnimationFrame(frame);
    pointer.point(null);
  };
  map.on('click', add);
  map.on('mousemove', move);
  map.on('mouseout', leave);
  map.doubleClickZoom.disable();
  map.getCanvas().style.cursor = 'crosshair';
  return () => {
    leave();
    map.off('click', add);
    map.off('mousemove', move);
    map.off('mouseout', leave);
    map.doubleClickZoom.enable();
    map.getCanvas().style.cursor = '';
  };
}

function isTouch(event: MouseEvent): boolean {
  return 'pointerType' in event && event.pointerType === 'touch';
}
