import type { Pattern } from '#domain/cartography/symbols/pattern-image.ts';
import type { FigureShape, Fill, PathShape, Shape, Stroke, TextShape } from '#domain/sheet/shape.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** How heavy letters are. */
const weights = { regular: 400, bold: 700 } as const;

/** What shapes do not say themselves. */
export interface PaintLook {
  /** Of the letters. */
  family: string;
  /** Pixels of the canvas that a millimetre of A4 takes. */
  unit: number;
  /** Pixels of the canvas for each unit that shapes are given in; 1 unless the canvas is scaled. */
  scale?: number;
}

/** Sides of the patterns, in millimetres on A4. */
const patternSides: Record<Pattern, number> = { hatch: 1.4, dots: 1.1 };

/** Paint shapes on a canvas, in its units. */
export function paintShapes(context: Context, shapes: readonly Shape[], look: PaintLook): void {
  for (const shape of shapes) {
    context.save();
    paintShape(context, shape, look);
    context.restore();
  }
}

function paintShape(context: Context, shape: Shape, look: PaintLook): void {
  switch (shape.type) {
    case 'path':
      return paintPath(context, pathOf(shape), shape, look);
    case 'figure':
      return paintFigure(context, shape, look);
    case 'text':
      return paintTexts(context, [shape], look.family);
    case 'stack':
      return paintTexts(context, shape.letters, look.family);
  }
}

/** Set the font that a text of a size and weight is measured and painted in. */
export function setFont(context: Context, size: number, weight: TextShape['weight'], family: string): void {
  context.font = `${weights[weight]} ${size}px ${family}`;
}

function pathOf({ lines, isClosed }: PathShape): Path2D {
  const path = new Path2D();
  for (const line of lines) {
    for (let at = 0; at < line.length; at += 2) {
      if (at === 0) path.moveTo(line[0]!, line[1]!);
      else path.lineTo(line[at]!, line[at + 1]!);
    }
    if (isClosed) path.closePath();
  }
  return path;
}

function paintFigure(context: Context, shape: FigureShape, look: PaintLook): void {
  context.translate(shape.x, shape.y);
  context.scale(shape.scale, shape.scale);
  paintPath(context, new Path2D(shape.path), shape, look);
}

function paintPath(
  context: Context,
  path: Path2D,
  { fill, stroke }: { fill?: Fill; stroke?: Stroke },
  look: PaintLook,
): void {
  if (fill) {
    context.globalAlpha = fill.opacity ?? 1;
    context.fillStyle = 'pattern' in fill ? patternOf(context, fill, look) : fill.color;
    context.fill(path, 'evenodd');
  }
  if (stroke) {
    context.globalAlpha = stroke.opacity ?? 1;
    context.strokeStyle = stroke.color;
    context.lineWidth = stroke.width;
    context.lineCap = stroke.cap ?? 'butt';
    context.lineJoin = 'round';
    context.setLineDash([...(stroke.dash ?? [])]);
    context.stroke(path);
  }
}

/** Diagonals or dots that repeat, as large beside the letters as on a sheet. */
function patternOf(
  context: Context,
  { pattern, color }: { pattern: Pattern; color: string },
  { unit, scale = 1 }: PaintLook,
): CanvasPattern | string {
  const side = Math.max(4, Math.round(patternSides[pattern] * unit));
  const tile = new OffscreenCanvas(side, side);
  const ink = tile.getContext('2d');
  if (!ink) return color;
  [ink.strokeStyle, ink.fillStyle, ink.lineWidth] = [color, color, side * 0.14];
  if (pattern === 'dots') {
    ink.arc(side / 2, side / 2, side * 0.16, 0, 2 * Math.PI);
    ink.fill();
  } else {
    // the corners belong to the diagonals of the neighbours
    for (const start of [-side, 0, side]) {
      ink.moveTo(start, side);
      ink.lineTo(start + side, 0);
    }
    ink.stroke();
  }
  const repeated = context.createPattern(tile, 'repeat');
  repeated?.setTransform({ a: 1 / scale, d: 1 / scale });
  return repeated ?? color;
}

/** Texts that belong together: the halo of one does not lie over the letters of another. */
function paintTexts(context: Context, texts: readonly TextShape[], family: string): void {
  for (const text of texts) if (text.halo) paintText(context, text, family, text.halo);
  for (const text of texts) paintText(context, text, family, null);
}

/** The letters of a text, or the halo around them. */
function paintText(context: Context, shape: TextShape, family: string, halo: TextShape['halo'] | null): void {
  const { text, x, y, size, weight, align, color, opacity = 1, angle = 0, letterSpacing = 0 } = shape;
  context.save();
  setFont(context, size, weight, family);
  context.globalAlpha = opacity;
  context.textAlign = ({ start: 'left', middle: 'center', end: 'right' } as const)[align];
  context.letterSpacing = `${letterSpacing}px`;
  context.translate(x, y);
  context.rotate(angle);
  if (halo) {
    context.strokeStyle = halo.color;
    context.lineWidth = 2 * halo.width;
    context.lineJoin = 'round';
    context.strokeText(text, 0, 0);
  } else {
    context.fillStyle = color;
    context.fillText(text, 0, 0);
  }
  context.restore();
}
