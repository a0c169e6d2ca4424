/** Tiles of the WebMercatorQuad tile matrix set, and their place in EPSG:3857. */

/** Highest zoom that tiles are made for; maps draw the deeper ones from it. */
export const maxZoom = 16;
/** Highest zoom that is an address at all (OGC WebMercatorQuad goes to 24, our limit is published). */
export const maxAddressZoom = 22;

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** West, south, east, north. In metres of EPSG:3857 or in degrees, as each function says. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Half the side of the world in EPSG:3857, metres: π times the radius 6378137. */
const halfWorldMeters = Math.PI * 6_378_137;

const wholeNumber = /^(0|[1-9][0-9]{0,9})$/;

/** Read an address from the texts of a path; null when it names no tile that exists. */
export function parseTileAddress(z: string, y: string, x: string): TileAddress | null {
  if (![z, y, x].every((part) => wholeNumber.test(part))) return null;
  const address = { z: Number(z), x: Number(x), y: Number(y) };
  if (address.z > maxAddressZoom) return null;
  const side = 2 ** address.z;
  return address.x < side && address.y < side ? address : null;
}

/** Side of a tile in metres of EPSG:3857. */
export function tileSideMeters(z: number): number {
  return (2 * halfWorldMeters) / 2 ** z;
}

/** Bounds of a tile in EPSG:3857 metres, grown on each side by `bufferShare` of its side. */
export function tileBounds({ z, x, y }: TileAddress, bufferShare = 0): Bounds {
  const side = tileSideMeters(z);
  const west = x * side - halfWorldMeters;
  const north = halfWorldMeters - y * side;
  const buffer = side * bufferShare;
  return [west - buffer, north - side - buffer, west + side + buffer, north + buffer];
}

/** True when the tile, grown by `bufferShare` of its side, touches the bounds (EPSG:3857 metres). */
export function tileTouches(address: TileAddress, bounds: Bounds, bufferShare: number): boolean {
  const tile = tileBounds(address, bufferShare);
  return tile[0] <= bounds[2] && tile[2] >= bounds[0] && tile[1] <= bounds[3] && tile[3] >= bounds[1];
}

/** Where in the world a place of EPSG:3857 is, in sides of a tile from its north-western corner. */
function inTileSides(z: number, x: number, y: number): [column: number, row: number] {
  const side = tileSideMeters(z);
  return [(x + halfWorldMeters) / side, (halfWorldMeters - y) / side];
}

/**
 * A place's share of the tile's sides, from 0 up to but not 1, or null outside. Told by the same number for every tile
 * of a zoom: on an edge, too, a place is in exactly one.
 */
export function placeInTile(
  { z, x, y }: TileAddress,
  placeX: number,
  placeY: number,
): [number, number] | null {
  const [column, row] = inTileSides(z, placeX, placeY);
  if (Math.floor(column) !== x || Math.floor(row) !== y) return null;
  return [column - x, row - y];
}
