import type { FigureShape, Fill, PathShape, Shape, Stroke, TextShape } from '#domain/sheet/shape.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** How heavy letters are. */
const weights = { regular: 400, bold: 700 } as const;

/** Paint shapes on a canvas, in pixels. Patterns come as plain tints: a legend is too small for their lines. */
export function paintShapes(context: Context, shapes: readonly Shape[], family: string): void {
  for (const shape of shapes) {
    context.save();
    if (shape.type === 'text') paintText(context, shape, family);
    else if (shape.type === 'figure') paintFigure(context, shape);
    else paintPath(context, pathOf(shape), shape);
    context.restore();
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

function paintFigure(context: Context, shape: FigureShape): void {
  context.translate(shape.x, shape.y);
  context.scale(shape.scale, shape.scale);
  paintPath(context, new Path2D(shape.path), shape);
}

function paintPath(context: Context, path: Path2D, { fill, stroke }: { fill?: Fill; stroke?: Stroke }): void {
  if (fill) {
    context.globalAlpha = (fill.opacity ?? 1) * ('pattern' in fill ? 0.35 : 1);
    context.fillStyle = fill.color;
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

function paintText(context: Context, shape: TextShape, family: string): void {
  const { text, x, y, size, weight, align, color, angle = 0, letterSpacing = 0, halo } = shape;
  setFont(context, size, weight, family);
  context.textAlign = ({ start: 'left', middle: 'center', end: 'right' } as const)[align];
  context.letterSpacing = `${letterSpacing}px`;
  context.translate(x, y);
  context.rotate(angle);
  if (halo) {
    context.strokeStyle = halo.color;
    context.lineWidth = 2 * halo.width;
    context.lineJoin = 'round';
    context.strokeText(text, 0, 0);
  }
  context.fillStyle = color;
  context.fillText(text, 0, 0);
}
