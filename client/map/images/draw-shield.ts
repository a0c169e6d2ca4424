import type { StyleImageMetadata } from 'maplibre-gl';
import type { ShieldColors } from '#domain/cartography/symbols/shield-image.ts';

const pixelRatio = 3;

/** The plate at its least, in pixels of the map, and the parts of it that keep their size as it grows with its text. */
const side = 20;
const band = 4;
const corner = 3;
const edge = 1;

/** A shield, and how it stretches around the number on it: in the middle only, so that band and corners stay. */
export function drawShield({ plate, band: bandColor, ink }: ShieldColors): {
  image: ImageData;
  options: Partial<StyleImageMetadata>;
} {
  const canvas = new OffscreenCanvas(side * pixelRatio, side * pixelRatio);
  // read back at once: on the graphics card that would take ten times as long as drawing
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d canvas');
  context.scale(pixelRatio, pixelRatio);
  fillPlate(context, 0, ink);
  fillPlate(context, edge, plate);
  context.save();
  context.clip(platePath(edge));
  context.fillStyle = bandColor;
  context.fillRect(0, 0, side, band);
  context.restore();
  const inPixels = (...numbers: number[]) => numbers.map((number) => number * pixelRatio);
  return {
    image: context.getImageData(0, 0, side * pixelRatio, side * pixelRatio),
    options: {
      pixelRatio,
      stretchX: [inPixels(corner + edge, side - corner - edge) as [number, number]],
      stretchY: [inPixels(band + corner, side - corner - edge) as [number, number]],
      content: inPixels(edge + 1, band, side - edge - 1, side - edge) as [number, number, number, number],
    },
  };
}

function fillPlate(context: OffscreenCanvasRenderingContext2D, inset: number, color: string): void {
  context.fillStyle = color;
  context.fill(platePath(inset));
}

function platePath(inset: number): Path2D {
  const path = new Path2D();
  path.roundRect(inset, inset, side - 2 * inset, side - 2 * inset, corner - inset / 2);
  return path;
}
