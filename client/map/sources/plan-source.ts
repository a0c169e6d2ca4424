import type { Map } from 'maplibre-gl';
import { planSourceId } from '#domain/cartography/style-context.ts';
import type { PlanSource } from '#domain/cartography/style-options.ts';
import type { TileAddress, TileSet } from '../../api/types.ts';

/**
 * The vector source of a tile set. The worker that fetches tiles has another base address, so it gets whole URLs.
 * Its bounds are left out: they are those of the plan, and the roads, railways and places around it go on beyond.
 */
export function planSource(tileSet: TileSet, origin: string): PlanSource {
  const { minzoom, maxzoom, attribution } = tileSet;
  return {
    tiles: tileSet.tiles.map((tile) => (tile.startsWith('/') ? origin + tile : tile)),
    ...(minzoom !== undefined && { minzoom }),
    ...(maxzoom !== undefined && { maxzoom }),
    ...(attribution !== undefined && { attribution }),
  };
}

/**
 * Fetch chosen tiles again: those that failed, or that a changeset touched. MapLibre does so for tiles in view, also
 * failed ones, which it leaves out when no tile is named; what it keeps of tiles out of view stays as it was.
 */
export function refreshPlanTiles(map: Map, tiles: readonly TileAddress[]): void {
  if (tiles.length > 0 && map.getSource(planSourceId)) map.refreshTiles(planSourceId, [...tiles]);
}
