/**
 * Tiles reach 8 pixels beyond their edge, and an area that goes on is cut there. Half of a line along its outline, and
 * the soft pixel at the line's edge, must stay within: else the cut shows as a seam inside the tile.
 */
const widestOutline = 14;

/** Pixels across a line along the outline of an area, `pixels` at a scale of 1. */
export function outlineWidth(pixels: number, scale: number): number {
  return Math.min(pixels * scale, widestOutline);
}
