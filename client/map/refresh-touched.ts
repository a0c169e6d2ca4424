import type { Map } from 'maplibre-gl';
import { planSourceId } from '#domain/cartography/style-context.ts';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import { refreshPlanTiles } from './sources/plan-source.ts';
import { touchedTiles } from './sources/touched-tiles.ts';

/** Zooms below the one shown whose tiles a tilted map may show in the distance. */
const zoomsBelow = 6;

/** Fetch the tiles in view anew that boxes of EPSG:3857 touch; the others stay as they are. Null touches all. */
export function refreshTouched(map: Map, boxes: readonly Bounds[] | null): void {
  forgetOutOfView(map);
  const bounds = map.getBounds();
  const frame: Bounds = [
    ...project(bounds.getWest(), bounds.getSouth()),
    ...project(bounds.getEast(), bounds.getNorth()),
  ];
  const zoom = Math.ceil(map.getZoom());
  const zooms = Array.from({ length: zoomsBelow + 1 }, (_, below) => zoom - below).filter((z) => z >= 0);
  refreshPlanTiles(map, touchedTiles(boxes ?? [frame], frame, zooms));
}

/**
 * What MapLibre keeps of tiles that are out of view is not refreshed, and would be shown as it was: it is let go. There
 * is no public way to; where this one is gone, such a tile is as it was until it is fetched again.
 */
function forgetOutOfView(map: Map): void {
  const managers = (
    map.style as unknown as {
      tileManagers?: Record<string, { _outOfViewCache?: { reset?: () => void } } | undefined>;
    }
  ).tileManagers;
  managers?.[planSourceId]?._outOfViewCache?.reset?.();
}

/** Longitude and latitude in EPSG:3857. */
function project(longitude: number, latitude: number): [number, number] {
  const x = (longitude * 20_037_508.342_789_244) / 180;
  const y =
    6_378_137 * Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, latitude)) * Math.PI) / 360));
  return [x, y];
}
