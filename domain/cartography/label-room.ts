/** Pixels around its middle that the shortest label of an area must have. */
export const labelRoomPixels = 17;

/** Metres of EPSG:3857 that a pixel spans, at any latitude: the equator's length on 512 pixels at zoom 0. */
export function mercatorMetersPerPixel(zoom: number): number {
  return (Math.PI * 6_378_137) / 256 / 2 ** zoom;
}

/**
 * Metres of EPSG:3857 around its middle below which an area is never lettered from a tile: it is drawn until the next
 * zoom begins. 0 for the tiles of the deepest zoom, which are drawn ever larger.
 */
export function leastLabelRoom(zoom: number, deepestZoom: number): number {
  return zoom < deepestZoom ? labelRoomPixels * mercatorMetersPerPixel(zoom + 1) : 0;
}
