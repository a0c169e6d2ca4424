import type { Size } from '#domain/sheet/paper.ts';

/** A picture of so many pixels has letters as large as on the screen; a larger one has larger letters. */
const usualPixels = 1920 * 1080;

/** Pixels of a picture for a pixel of the style: its letters keep their share of the picture. */
export function pixelRatioOf({ width, height }: Size): number {
  return Math.max(1, Math.sqrt((width * height) / usualPixels));
}
