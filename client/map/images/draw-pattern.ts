import { paletteOf, type Palette } from '#domain/cartography/palette.ts';
import type { Pattern, PatternImage } from '#domain/cartography/symbols/pattern-image.ts';

/** Sides of the patterns; powers of two, so that they repeat without a seam. */
const sides: Record<Pattern, number> = { hatch: 32, dots: 16 };

type Context = OffscreenCanvasRenderingContext2D;

const draw: Record<Pattern, (context: Context, palette: Palette, side: number) => void> = {
  hatch: drawHatch,
  dots: drawDots,
};

/** A pattern as an image that repeats. */
export function drawPattern({ pattern, theme }: PatternImage): ImageData {
  const side = sides[pattern];
  const canvas = new OffscreenCanvas(side, side);
  // read back at once: on the graphics card that would take ten times as long as drawing
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d canvas');
  draw[pattern](context, paletteOf(theme), side);
  return context.getImageData(0, 0, side, side);
}

/** Fine diagonals, 45 degrees, that meet their neighbours at the edges of the pattern. */
function drawHatch(context: Context, { hatch }: Palette, side: number): void {
  context.strokeStyle = hatch;
  context.lineWidth = 1.6;
  context.beginPath();
  for (const start of [-side / 2, 0, side / 2, side]) {
    context.moveTo(start - side / 2, side + side / 2 - side / 2);
    context.lineTo(start + side / 2, 0);
  }
  context.stroke();
}

/** Dots in rows that stand between one another's. */
function drawDots(context: Context, { dots }: Palette, side: number): void {
  context.fillStyle = dots;
  for (const [x, y] of [
    [side / 4, side / 4],
    [(side * 3) / 4, (side * 3) / 4],
  ] as const) {
    context.beginPath();
    context.arc(x, y, 1.7, 0, 2 * Math.PI);
    context.fill();
  }
}
