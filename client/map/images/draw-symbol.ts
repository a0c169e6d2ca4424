import { paletteOf } from '#domain/cartography/palette.ts';
import { pictogramScale, plates, type PointSymbol } from '#domain/cartography/symbols/point-symbol.ts';
import type { SymbolImage } from '#domain/cartography/symbols/symbol-image.ts';

/** Pixels of the image for each pixel of the map: sharp also on dense screens and enlarged for a wall. */
export const symbolPixelRatio = 3;

/** Side of the image on the map at an icon size of 1, and of the grid of 24 in it: the rest is room for the edge. */
const imageSide = 34;
const gridSide = 28;

/**
 * A symbol as an image: a plate with an edge, and the pictogram on it. Where its place is illustrative it has a dashed
 * rim; where it is an example it is hollow, the colour left to its rim and pictogram.
 */
export function drawSymbol({ symbol, theme, truth }: SymbolImage): ImageData {
  const side = imageSide * symbolPixelRatio;
  const canvas = new OffscreenCanvas(side, side);
  // read back at once: on the graphics card that would take ten times as long as drawing
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d canvas');
  const scale = (gridSide * symbolPixelRatio) / 24;
  context.translate(side / 2, side / 2);
  context.scale(scale, scale);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const palette = paletteOf(theme);
  const color = symbol.color[theme];
  if (symbol.shape === 'none') drawBare(context, symbol, color, palette.halo);
  else {
    const [plate, ink] = truth === 'example' ? [palette.hollow, color] : [color, palette.symbolInk];
    drawPlate(context, plates[symbol.shape], plate, palette.symbolEdge);
    if (truth !== 'surveyed') drawRim(context, plates[symbol.shape], ink, truth === 'example' ? 1.6 : 1);
    drawPictogram(context, symbol, ink, 2.2);
  }
  return context.getImageData(0, 0, side, side);
}

type Context = OffscreenCanvasRenderingContext2D;

function drawPlate(context: Context, plate: string, color: string, edge: string): void {
  onGrid(context, 1, () => {
    context.strokeStyle = edge;
    context.lineWidth = 3;
    context.stroke(new Path2D(plate));
    context.fillStyle = color;
    context.fill(new Path2D(plate));
  });
}

function drawRim(context: Context, plate: string, ink: string, width: number): void {
  onGrid(context, 0.88, () => {
    context.setLineDash([2.2, 2.6]);
    context.strokeStyle = ink;
    context.globalAlpha = 0.8;
    context.lineWidth = width;
    context.stroke(new Path2D(plate));
  });
}

function drawPictogram(context: Context, symbol: PointSymbol, ink: string, width: number): void {
  onGrid(context, pictogramScale[symbol.shape], () => {
    context.strokeStyle = ink;
    context.fillStyle = ink;
    context.lineWidth = width;
    if (symbol.stroke) context.stroke(new Path2D(symbol.stroke));
    if (symbol.fill) context.fill(new Path2D(symbol.fill));
  });
}

/** Without a plate the halo makes the figure stand off the map. */
function drawBare(context: Context, symbol: PointSymbol, ink: string, halo: string): void {
  onGrid(context, 1, () => {
    context.strokeStyle = halo;
    context.lineWidth = 5;
    for (const path of [symbol.stroke, symbol.fill]) if (path) context.stroke(new Path2D(path));
  });
  drawPictogram(context, symbol, ink, 2);
}

/** Draw in the coordinates of the grid, its middle on the middle of the image. */
function onGrid(context: Context, scale: number, draw: () => void): void {
  context.save();
  context.scale(scale, scale);
  context.translate(-12, -12);
  draw();
  context.restore();
}
