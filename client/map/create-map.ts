import { Map } from 'maplibre-gl';
import type { LngLatBoundsLike, PaddingOptions, StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import './worker.ts';
import { drawDegreeTiles } from './sources/degree-tiles.ts';
import type { MapView } from '../state/address/address.ts';

interface MapStart {
  container: HTMLElement;
  style: StyleSpecification;
  view: MapView | null;
  bounds: LngLatBoundsLike;
  padding: PaddingOptions;
  /** False for a map that only follows another. */
  isInteractive?: boolean;
}

drawDegreeTiles();

/** The map on its container, looking where the address says, else at the whole plan. Throws without WebGL2. */
export function createMap({ container, style, view, bounds, padding, isInteractive = true }: MapStart): Map {
  return new Map({
    container,
    style,
    ...(view
      ? { center: [view.longitude, view.latitude], zoom: view.zoom, bearing: view.bearing, pitch: view.pitch }
      : { bounds, fitBoundsOptions: { padding } }),
    interactive: isInteractive,
    minZoom: 5,
    maxZoom: 20,
    maxPitch: 70,
    attributionControl: false,
    // symbols have their own size for large screens; a canvas as wide as a wall still has to fit
    maxCanvasSize: [8192, 8192],
  });
}

/** Where a map looks, as the address writes it. */
export function viewOf(map: Map): MapView {
  const { lng, lat } = map.getCenter();
  return {
    zoom: map.getZoom(),
    latitude: lat,
    longitude: lng,
    bearing: map.getBearing(),
    pitch: map.getPitch(),
  };
}
