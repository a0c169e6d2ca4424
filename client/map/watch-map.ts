import type { Map, Tile } from 'maplibre-gl';
import type { TileAddress } from '../api/types.ts';
import type { Workspace } from '../state/workspace.svelte.ts';
import { viewOf } from './create-map.ts';
import { lookThrough } from './look-through.ts';

/**
 * A map that moves has nothing to list yet, and listing costs a query of the whole view: it waits until the map rests,
 * and longer while time plays. Of a map that has just been opened, all wait for it.
 */
const settleMilliseconds = { first: 0, still: 250, playing: 4_000 };

/** Report to the workspace where the map looks, what it shows, and how it fares. */
export function watchMap(map: Map, workspace: Workspace): void {
  const { report, camera } = workspace;
  let timer = 0;
  const look = lookThrough(map, (keys) => report.see(keys));
  const lookSoon = () => {
    const { isPlaying } = workspace.timeline;
    // while time plays the map comes to rest again and again: were each rest to begin the wait anew, it had no end
    if (isPlaying && timer !== 0) return;
    clearTimeout(timer);
    const wait = isPlaying ? 'playing' : report.hasLooked ? 'still' : 'first';
    timer = setTimeout(() => {
      timer = 0;
      void look();
    }, settleMilliseconds[wait]);
  };
  camera.report(viewOf(map));
  map.on('move', () => camera.report(viewOf(map)));
  map.on('moveend', () => workspace.moved(viewOf(map)));
  map.on('dataloading', () => report.work(true));
  map.on('idle', () => {
    report.work(false);
    lookSoon();
  });
  // and where frames take long it does not come to rest at all
  map.on('render', () => {
    if (workspace.timeline.isPlaying) lookSoon();
  });
  watchTrouble(map, workspace);
  map.on('remove', () => clearTimeout(timer));
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
