import type { MapMouseEvent } from 'maplibre-gl';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { featuresAt } from './features-at.ts';
import type { MapSides } from './map-sides.ts';

/** Pixels around the pointer that still hit a line or a symbol: a finger is wider than a mouse. */
const mouseReach = 4;
const fingerReach = 14;

/**
 * Hover and click: what lies under the pointer is marked, what is clicked is picked. `onpicked` is told where on the
 * map that was, in pixels.
 */
export function watchPointer(
  sides: MapSides,
  workspace: Workspace,
  onpicked: (point: { x: number; y: number }) => void,
): void {
  const canHover = matchMedia('(hover: hover)').matches;
  sides.under.map.on('click', (event) => {
    if (workspace.tools.takesClicks) return;
    const reach = isTouch(event) ? fingerReach : mouseReach;
    const { candidates, merged } = featuresAt(sides.at(event.point).map, event.point, reach);
    const position = [event.lngLat.lng, event.lngLat.lat];
    void workspace.guide.pick(candidates, merged === null ? null : { collection: merged, position });
    if (workspace.selection.isOpen) onpicked(event.point);
  });
  if (canHover) watchHover(sides, workspace);
}

function watchHover(sides: MapSides, workspace: Workspace): void {
  const { map } = sides.under;
  let frame = 0;
  map.on('mousemove', (event) => {
    workspace.camera.point([event.lngLat.lng, event.lngLat.lat]);
    cancelAnimationFrame(frame);
    // one look a frame is enough, and none while the map itself moves
    frame = requestAnimationFrame(() => {
      if (map.isMoving() || workspace.tools.takesClicks) return;
      const side = sides.at(event.point);
      const { candidates, merged } = featuresAt(side.map, event.point, mouseReach);
      sides.hover(side, candidates[0]?.ref ?? null);
      map.getCanvas().style.cursor = candidates.length > 0 || merged !== null ? 'pointer' : '';
    });
  });
  map.on('mouseout', () => {
    cancelAnimationFrame(frame);
    workspace.camera.point(null);
    sides.mark('hover', null);
  });
}

function isTouch({ originalEvent }: MapMouseEvent): boolean {
  return 'pointerType' in originalEvent && originalEvent.pointerType === 'touch';
}
