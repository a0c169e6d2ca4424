import { handleAt, type Handle, type Point } from './handles.ts';
import { pointAt, type Measuring } from './measuring.ts';

/** A hand that moves less than this has clicked, in pixels. */
const stillPixels = 4;

interface Grip {
  handle: Handle;
  pointerId: number;
  start: Point;
  isDragged: boolean;
}

/**
 * Vertices are dragged, and clicked to be chosen; the middle of a side becomes a vertex. What takes hold of a handle is
 * kept from the map, which would pan. Returns what ends it.
 */
export function watchHandles(measuring: Measuring): () => void {
  const { map, measurement, pointer } = measuring;
  const container = map.getCanvasContainer();
  const watch = new AbortController();
  let grip: Grip | null = null;
  // also once let go: a click follows, and after a touch mouse events do
  let isTaken = false;

  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = container.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const letGo = () => {
    grip = null;
    pointer.hold(null);
  };
  const on = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
  ) => container.addEventListener(type, listener, { capture: true, signal: watch.signal });

  on('pointerdown', (event) => {
    const start = pointOf(event);
    const isMain = event.isPrimary && event.button === 0 && !event.altKey;
    const handle = isMain
      ? handleAt(measuring.handles(), start, event.pointerType === 'touch' ? 'touch' : 'mouse')
      : null;
    isTaken = handle !== null;
    if (!handle) return letGo();
    grip = { handle, pointerId: event.pointerId, start, isDragged: false };
    container.setPointerCapture(event.pointerId);
    pointer.hold(handle);
    pointer.point(null);
    map.getCanvas().focus({ preventScroll: true });
  });
  on('pointermove', (event) => {
    if (grip?.pointerId !== event.pointerId) return;
    event.stopPropagation();
    const point = pointOf(event);
    if (!grip.isDragged && distance(point, grip.start) < stillPixels) return;
    const { place, x, y, isSnapped } = pointAt(measuring, point, event.altKey);
    if (grip.isDragged) measurement.drag(grip.handle.at, place);
    else if (grip.handle.kind === 'midpoint') measurement.insert(grip.handle.at, place);
    else measurement.move(grip.handle.at, place);
    grip.isDragged = true;
    pointer.point({ x, y, place, isSnapped });
  });
  on('pointerup', (event) => {
    if (grip?.pointerId !== event.pointerId) return;
    if (!grip.isDragged) click(measuring, grip.handle);
    letGo();
    pointer.point(null);
  });
  on('pointercancel', letGo);
  for (const type of ['mousedown', 'touchstart', 'touchmove', 'touchend', 'mouseup', 'click'] as const)
    on(type, (event) => {
      if (isTaken) event.stopPropagation();
    });
  on('dblclick', (event) => {
    event.stopPropagation();
    measurement.finish();
  });
  return () => watch.abort();
}

/** The first corner closes a polygon; any other vertex is chosen, and the middle of a side becomes one. */
function click({ map, measurement }: Measuring, { kind, at, x, y }: Handle): void {
  if (kind === 'midpoint') {
    const { lng, lat } = map.unproject([x, y]);
    measurement.insert(at, [lng, lat]);
  } else if (at === 0 && measurement.mode === 'area' && measurement.canFinish) measurement.finish();
  else measurement.choosePlace(measurement.chosen === at ? null : at);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
