import type { Map, Tile } from 'maplibre-gl';
import type { TileAddress } from '../api/types.ts';
import type { Workspace } from '../state/workspace.svelte.ts';
import { viewOf } from './create-map.ts';

/** Report to the workspace where the map looks, what it shows, and how it fares. */
export function watchMap(map: Map, workspace: Workspace): void {
  const { report, camera } = workspace;
  camera.report(viewOf(map));
  map.on('move', () => camera.report(viewOf(map)));
  map.on('moveend', () => workspace.moved(viewOf(map)));
  map.on('dataloading', () => report.work(true));
  map.on('idle', () => report.work(false));
  // what `npm run bench` measures to
  map.once('idle', () => performance.mark('map idle'));
  watchTrouble(map, workspace);
}

/** Report the tiles that a map could not fetch, and when the browser takes the graphics of the device from it. */
export function watchTrouble(map: Map, { report, health }: Workspace): void {
  map.on('webglcontextlost', () => report.loseGraphics(map));
  map.on('webglcontextrestored', () => report.regainGraphics(map));
  map.on('remove', () => report.regainGraphics(map));
  map.on('error', (event) => {
    const tile = failedTile(event);
    if (tile) {
      report.tiles.add(tile, isBusy(event));
      void health.check();
    } else console.error(event.error);
  });
}

/** True when the server said that it is busy, and can be asked again. */
function isBusy({ error }: { error: object }): boolean {
  return 'status' in error && error.status === 503;
}

/** The tile an error is about; MapLibre adds it to the event, past what its types say. */
function failedTile(event: object): TileAddress | null {
  if (!('tile' in event)) return null;
  const { z, x, y } = (event.tile as Tile).tileID.canonical;
  return { z, x, y };
}
