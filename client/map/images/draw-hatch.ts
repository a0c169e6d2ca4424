import { paletteOf } from '#domain/cartography/palette.ts';
import type { Theme } from '#domain/cartography/style-options.ts';

/** Side of the pattern; a power of two, so that it repeats without a seam. */
const side = 32;

/** Fine diagonals, 45 degrees, that meet their neighbours at the edges of the pattern. */
export function drawHatch(theme: Theme): ImageData {
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  context.strokeStyle = paletteOf(theme).hatch;
  context.lineWidth = 1.6;
  context.beginPath();
  for (const start of [-side / 2, 0, side / 2, side]) {
    context.moveTo(start - side / 2, side + side / 2 - side / 2);
    context.lineTo(start + side / 2, 0);
  }
  context.stroke();
  return context.getImageData(0, 0, side, side);
}
