import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { TileAddress } from '../../api/types.ts';

/** Half the circumference of the earth in EPSG:3857, m. */
const half = 20_037_508.342_789_244;
/** Share of a tile's width that it shows of its neighbours: what lies there touches it too. */
const bufferShare = 1 / 16;
/** More tiles than a screen can show. */
const mostTiles = 2_000;

/**
 * The tiles of some zooms that boxes touch (EPSG:3857: west, south, east, north), as far as they lie in a frame of the
 * same kind. A frame and zooms of a screen have some dozens.
 */
export function touchedTiles(
  boxes: readonly Bounds[],
  frame: Bounds,
  zooms: readonly number[],
): TileAddress[] {
  const tiles = new Map<string, TileAddress>();
  for (const z of zooms) {
    const width = (2 * half) / 2 ** z;
    const grow = width * bufferShare;
    const column = (x: number) => Math.min(2 ** z - 1, Math.max(0, Math.floor((x + half) / width)));
    const row = (y: number) => Math.min(2 ** z - 1, Math.max(0, Math.floor((half - y) / width)));
    for (const [west, south, east, north] of boxes) {
      const [left, right] = [
        Math.max(west - grow, frame[0] - width),
        Math.min(east + grow, frame[2] + width),
      ];
      const [bottom, top] = [
        Math.max(south - grow, frame[1] - width),
        Math.min(north + grow, frame[3] + width),
      ];
      if (left > right || bottom > top) continue;
      for (let x = column(left); x <= column(right); x++)
        for (let y = row(top); y <= row(bottom) && tiles.size < mostTiles; y++)
          tiles.set(`${z}/${x}/${y}`, { z, x, y });
    }
  }
  return [...tiles.values()];
}
