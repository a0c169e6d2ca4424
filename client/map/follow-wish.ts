import type { Map, PaddingOptions } from 'maplibre-gl';
import type { CameraWish } from '../state/camera.svelte.ts';

/** Nearest zoom that «zoom to» goes to: a point has no size to fit. */
const closest = 15;

/** Move the map as wished. With reduced motion MapLibre jumps instead of flying. */
export function followWish(map: Map, wish: CameraWish, padding: PaddingOptions): void {
  if (wish.kind === 'bounds') {
    map.fitBounds(wish.bounds, { padding, maxZoom: closest, animate: wish.animate });
    return;
  }
  const { longitude, latitude, zoom, bearing, pitch } = wish.view;
  map.easeTo({ center: [longitude, latitude], zoom, bearing, pitch, animate: wish.animate });
}
