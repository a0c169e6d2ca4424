import type { Map, PaddingOptions } from 'maplibre-gl';
import type { Camera, CameraWish } from '../state/map/camera.svelte.ts';

/** Nearest zoom that «zoom to» goes to: a point has no size to fit. */
const closest = 15;

/**
 * Move the map as wished. A move or a gesture that still runs is ended first: the glide after a drag, or the rest of a
 * turn of the wheel, would else take the map away again.
 */
export function followWish(map: Map, camera: Camera, wish: CameraWish, padding: PaddingOptions): void {
  map.stop();
  camera.setOut();
  move(map, wish, padding);
}

/** With reduced motion MapLibre jumps instead of flying. */
function move(map: Map, wish: CameraWish, padding: PaddingOptions): void {
  if (wish.kind === 'bounds') {
    map.fitBounds(wish.bounds, { padding, maxZoom: closest, animate: wish.animate });
    return;
  }
  const { longitude, latitude, zoom, bearing, pitch } = wish.view;
  map.easeTo({ center: [longitude, latitude], zoom, bearing, pitch, animate: wish.animate });
}
