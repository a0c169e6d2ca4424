import type { Map, MapMouseEvent } from 'maplibre-gl';
import { isStep, type StepResult } from '#domain/editing/parcel-steps.ts';
import { snap, snapKinds, type SnapKind } from '#domain/editing/snap.ts';
import { flatPolygons } from '#domain/topology/flat-polygons.ts';
import { courseBetween, type Place } from '#domain/measure/geodesic.ts';
import type { EditSession } from '../../state/editing/edit-session.svelte.ts';
import type { Point } from '../measure/handles.ts';
import { placeAtPoint } from '../measure/project.ts';
import { cornerHandles, handleAt, type CornerHandle } from './corner-handles.ts';
import type { EditPointer, Pointed } from './edit-pointer.svelte.ts';

/** What the parts that watch mouse and keyboard work on. */
export interface Editing {
  map: Map;
  session: EditSession;
  pointer: EditPointer;
  /** The middle of the part of the map that no panel covers. */
  center: () => Point;
}

/** Something is near enough to be meant within so many pixels. */
const reachPixels = 12;
/** How far around the pointer parcels are asked for, as a multiple of that. */
const around = 14;
const allKinds: ReadonlySet<SnapKind> = new Set(snapKinds);

/**
 * The place that a point of the screen means: of what is near, unless Alt says otherwise. What is `without` is not near:
 * it is moved itself.
 */
function pointAt(
  { map, session }: Editing,
  point: Point,
  isFree: boolean,
  without: ReadonlySet<string> = new Set(),
): Pointed {
  const place = placeAtPoint(map, point);
  const snapped = isFree ? null : snapAt(map, session, point, place, without);
  if (!snapped) return { ...point, place, snapped: null };
  const { x, y } = map.project([...snapped.place] as [number, number]);
  return { x, y, place: snapped.place, snapped };
}

function snapAt(map: Map, session: EditSession, point: Point, at: Place, without: ReadonlySet<string>) {
  const reachMeters = courseBetween(at, placeAtPoint(map, { x: point.x + reachPixels, y: point.y })).meters;
  const [low, high] = [-around * reachPixels, around * reachPixels];
  const [west, south] = placeAtPoint(map, { x: point.x + low, y: point.y + high });
  const [east, north] = placeAtPoint(map, { x: point.x + high, y: point.y + low });
  const lines = session.plan
    .areasIn(west, south, east, north)
    .filter(({ id }) => !without.has(id))
    .flatMap(({ geometry }) => flatPolygons(geometry).flat());
  return snap({ at, reachMeters, lines, drawn: session.sketch.places, kinds: allKinds, grid: null });
}

/** Clicks draw or select, the mouse shows where the next place would be, keys do both. Returns what ends it. */
export function watchEdit(editing: Editing): () => void {
  const { map, session, pointer } = editing;
  const canvas = map.getCanvas();
  const watch = new AbortController();
  const { signal } = watch;
  let frame = 0;

  const click = ({ point, originalEvent }: MapMouseEvent) => {
    cancelAnimationFrame(frame);
    canvas.focus({ preventScroll: true });
    if (session.tool === 'select') select(session, placeAtPoint(map, point), originalEvent.shiftKey);
    else {
      // not to what is only pretended
      session.plan.pretend(() => null);
      drawTo(session, pointAt(editing, point, originalEvent.altKey));
    }
  };
  const move = ({ point, originalEvent }: MapMouseEvent) => {
    cancelAnimationFrame(frame);
    // one look a frame is enough, and none while the map itself moves
    frame = requestAnimationFrame(() => {
      if (!map.isMoving() && !pointer.held) look(editing, point, originalEvent.altKey);
    });
  };
  const finish = (event: MapMouseEvent) => {
    event.preventDefault();
    session.finish();
  };
  const leave = () => {
    cancelAnimationFrame(frame);
    pointer.point(null);
    pointer.approach(null);
    session.plan.pretend(() => null);
  };
  map.on('click', click);
  map.on('mousemove', move);
  map.on('mouseout', leave);
  map.on('dblclick', finish);
  const endDragging = watchCorners(editing);
  canvas.addEventListener('focus', () => pointer.useKeyboard(canvas.matches(':focus-visible')), { signal });
  canvas.addEventListener('blur', () => pointer.useKeyboard(false), { signal });
  canvas.addEventListener(
    'keydown',
    (event) => {
      if (event.key.startsWith('Arrow')) pointer.useKeyboard(true);
      if (answerOnMap(editing, event)) event.preventDefault();
    },
    { signal },
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (answerAnywhere(session, event)) event.preventDefault();
    },
    { signal, capture: true },
  );
  return () => {
    leave();
    watch.abort();
    endDragging();
    map.off('click', click);
    map.off('mousemove', move);
    map.off('mouseout', leave);
    map.off('dblclick', finish);
    canvas.style.cursor = '';
  };
}

/** Show what a click would do. */
function look(editing: Editing, point: Point, isFree: boolean): void {
  const { map, session, pointer } = editing;
  const isSelecting = session.tool === 'select';
  const near = isSelecting ? handleAt(cornerHandles(map, session.selectedParcels), point, reachPixels) : null;
  pointer.approach(near);
  map.getCanvas().style.cursor = near ? 'move' : isSelecting ? 'pointer' : 'crosshair';
  if (isSelecting) return pointer.point(null);
  session.plan.pretend(() => {
    const pointed = pointAt(editing, point, isFree);
    pointer.point(pointed);
    return stepOf(session.resultTo(pointed.place));
  });
}

const stepOf = (result: StepResult | null) => (result && isStep(result) ? result : null);

/** Corners of what is selected are dragged, and new ones out of the middle of an edge. Returns what ends it. */
function watchCorners(editing: Editing): () => void {
  const { map, session, pointer } = editing;
  let isDragged = false;
  const press = (event: MapMouseEvent) => {
    if (session.tool !== 'select' || event.originalEvent.button !== 0) return;
    const handle = handleAt(cornerHandles(map, session.selectedParcels), event.point, reachPixels);
    if (!handle) return;
    // the map stays where it is
    event.preventDefault();
    isDragged = false;
    pointer.hold(handle);
    map.on('mousemove', drag);
    window.addEventListener('mouseup', release, { once: true });
  };
  const drag = ({ point, originalEvent }: MapMouseEvent) => {
    const { held } = pointer;
    if (!held) return;
    isDragged ||= Math.hypot(point.x - held.x, point.y - held.y) > 3;
    if (!isDragged) return;
    session.plan.pretend(() => {
      const pointed = pointAt(editing, point, originalEvent.altKey, meetingIn(session, held));
      pointer.point(pointed);
      return stepOf(session.dragged(held, pointed.place));
    });
  };
  const release = () => {
    map.off('mousemove', drag);
    const { held, pointed } = pointer;
    pointer.hold(null);
    pointer.point(null);
    session.plan.pretend(() => null);
    if (!held || !isDragged || !pointed) return;
    session.drag(held, pointed.place);
  };
  // a press that ends on a corner selects nothing
  const swallow = (event: MouseEvent) => {
    if (!isDragged) return;
    isDragged = false;
    event.stopPropagation();
  };
  map.on('mousedown', press);
  map.getCanvas().addEventListener('click', swallow, { capture: true });
  return () => {
    release();
    map.off('mousedown', press);
    map.getCanvas().removeEventListener('click', swallow, { capture: true });
    window.removeEventListener('mouseup', release);
  };
}

/** Ids of all that have the corner or the edge: what moves with it is nothing to draw it to. */
function meetingIn(session: EditSession, { position, edge }: CornerHandle): ReadonlySet<string> {
  return new Set(session.plan.areasAt(edge?.[0] ?? position).map(({ id }) => id));
}

/** The parcel at a place, or the next one there when it is selected already; with Shift beside the others. */
function select(session: EditSession, place: Place, isMore: boolean): void {
  const found = session.plan.parcelsAt(place).map(({ id }) => id);
  const next = found[(found.findIndex((id) => session.selected.includes(id)) + 1) % found.length];
  if (!isMore) session.select(next === undefined ? [] : [next]);
  else if (next !== undefined)
    session.select(
      session.selected.includes(next)
        ? session.selected.filter((id) => id !== next)
        : [...session.selected, next],
    );
}

/** The first place again closes what is drawn. */
function drawTo(session: EditSession, { place }: Pointed): void {
  const [first] = session.sketch.places;
  const isClosed = first !== undefined && first[0] === place[0] && first[1] === place[1];
  if (isClosed && session.canFinish) session.finish();
  else session.drawTo(place);
}

function answerOnMap(editing: Editing, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const { session, pointer, center } = editing;
  if (ctrlKey || metaKey || altKey) return false;
  if (key === 'Backspace' && !session.sketch.isEmpty) session.sketch.undo();
  else if (key === 'Delete' && session.selected.length > 0) session.remove(session.selected);
  else if (key === 'Enter' && !pointer.isByKeyboard) session.finish();
  else if ((key === 'Enter' || key === ' ') && pointer.isByKeyboard) atCrosshair(editing, center());
  else return false;
  return true;
}

/** The same place a second time ends the drawing. */
function atCrosshair(editing: Editing, point: Point): void {
  const { session, map } = editing;
  if (session.tool === 'select') return select(session, placeAtPoint(map, point), false);
  const pointed = pointAt(editing, point, false);
  const last = session.sketch.places.at(-1);
  if (last && last[0] === pointed.place[0] && last[1] === pointed.place[1]) session.finish();
  else drawTo(session, pointed);
}

/** Undo and redo, and one step back with Escape: from the last place, then from the tool. */
function answerAnywhere(session: EditSession, event: KeyboardEvent): boolean {
  const isElsewhere =
    event.target instanceof Element &&
    event.target.closest('input, textarea, select, dialog, [role="dialog"]');
  if (isElsewhere) return false;
  const key = event.key.toLowerCase();
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && (key === 'y' || (key === 'z' && event.shiftKey))) session.redo();
  else if (isCommand && key === 'z') session.undo();
  else if (key === 'escape' && !session.sketch.isEmpty) session.sketch.undo();
  else if (key === 'escape' && session.tool !== 'select') session.take('select');
  else return false;
  return true;
}
