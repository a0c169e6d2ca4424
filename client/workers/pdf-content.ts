import { PDFHexString, type PDFFont } from '@cantoo/pdf-lib';
import { SVGPathData } from 'svg-pathdata';
import type {
  FigureShape,
  Fill,
  PathShape,
  Shape,
  ShapeGroup,
  StackShape,
  Stroke,
  TextShape,
  Weight,
} from '#domain/sheet/shape.ts';
import { write, writeColor, writeCoordinate } from './pdf-numbers.ts';
import { fontName, type PdfResources } from './pdf-resources.ts';
import type { SheetFonts } from './sheet-fonts.ts';

/**
 * The content of a page as operators of PDF, in millimetres from the top left corner down: whoever opens the stream
 * has to turn and enlarge the axes before.
 */
export class PdfContent {
  readonly #resources: PdfResources;
  readonly #fonts: SheetFonts;
  readonly #embedded: Record<Weight, PDFFont>;
  readonly #parts: string[] = [];
  readonly #figures = new Map<string, string>();
  /** What was set last, so that it is not set again. */
  #state = new Map<string, string>();

  constructor(resources: PdfResources, fonts: SheetFonts, embedded: Record<Weight, PDFFont>) {
    this.#resources = resources;
    this.#fonts = fonts;
    this.#embedded = embedded;
  }

  group({ title, shapes, clip }: ShapeGroup): void {
    const layer = title === '' ? null : this.#resources.layer(title);
    if (layer) this.#parts.push(`/OC /${layer} BDC`);
    this.#save();
    if (clip) this.#parts.push(`${[clip.x, clip.y, clip.width, clip.height].map(write).join(' ')} re W n`);
    for (const shape of shapes) this.#shape(shape);
    this.#restore();
    if (layer) this.#parts.push('EMC');
  }

  toString(): string {
    return this.#parts.join('\n');
  }

  #shape(shape: Shape): void {
    switch (shape.type) {
      case 'path':
        return this.#path(shape);
      case 'figure':
        return this.#figure(shape);
      case 'text':
        this.#halo(shape);
        return this.#text(shape);
      case 'stack':
        return this.#stack(shape);
    }
  }

  #path({ lines, isClosed, fill, stroke }: PathShape): void {
    this.#paint(fill, stroke, lines.map((line) => lineOperators(line, isClosed)).join(' '));
  }

  #figure({ path, x, y, scale, fill, stroke }: FigureShape): void {
    const before = this.#state;
    this.#save();
    this.#parts.push(`${write(scale)} 0 0 ${write(scale)} ${write(x)} ${write(y)} cm`);
    this.#paint(fill, stroke, this.#figureOperators(path));
    this.#restore();
    this.#state = before;
  }

  #figureOperators(path: string): string {
    const known = this.#figures.get(path);
    if (known !== undefined) return known;
    const operators = figureOperators(path);
    this.#figures.set(path, operators);
    return operators;
  }

  /** Fill and stroke have opacities of their own and are painted apart where these differ. */
  #paint(fill: Fill | undefined, stroke: Stroke | undefined, path: string): void {
    const [fillOpacity, strokeOpacity] = [fill?.opacity ?? 1, stroke?.opacity ?? 1];
    if (fill && stroke && fillOpacity === strokeOpacity) {
      this.#fillState(fill);
      this.#strokeState(stroke);
      this.#parts.push(path, 'B*');
      return;
    }
    if (fill) {
      this.#fillState(fill);
      this.#parts.push(path, 'f*');
    }
    if (stroke) {
      this.#strokeState(stroke);
      this.#parts.push(path, 'S');
    }
  }

  #text(shape: TextShape): void {
    const { size, weight, color, letterSpacing = 0 } = shape;
    const { text, x, y, cosine, sine } = this.#lineOf(shape);
    this.#set('opacity', this.#resources.opacity(shape.opacity ?? 1));
    this.#set('fill', `${writeColor(color)} rg`);
    this.#set('spacing', `${write(letterSpacing)} Tc`);
    const matrix = [cosine, sine, sine, -cosine, x, y].map(writeFine).join(' ');
    const letters = this.#embedded[weight].encodeText(text).toString();
    this.#parts.push(`BT /${fontName(weight)} ${write(size)} Tf ${matrix} Tm ${letters} Tj ET`);
  }

  /** Letters one by one, with a mark that says what they read: else only single letters would be found. */
  #stack({ text, letters }: StackShape): void {
    for (const letter of letters) this.#halo(letter);
    this.#parts.push(`/Span <</ActualText ${PDFHexString.fromText(text).toString()}>> BDC`);
    for (const letter of letters) this.#text(letter);
    this.#parts.push('EMC');
  }

  /** What is written of a text, where it begins on its baseline, and the direction it runs in. */
  #lineOf({ text, x, y, size, weight, align, angle = 0, letterSpacing = 0 }: TextShape) {
    const font = this.#fonts[weight];
    const writable = font.writable(text);
    const width = font.widthOf(writable, size) + Math.max(0, [...writable].length - 1) * letterSpacing;
    const shift = { start: 0, middle: -width / 2, end: -width }[align];
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    return { text: writable, x: x + shift * cosine, y: y + shift * sine, cosine, sine };
  }

  /** The halo is drawn as outlines: written as text a second time, the words would be found twice. */
  #halo(shape: TextShape): void {
    const { size, weight, letterSpacing = 0, opacity = 1, halo } = shape;
    if (!halo) return;
    const { text, x, y, cosine, sine } = this.#lineOf(shape);
    const font = this.#fonts[weight];
    const scale = size / font.unitsPerEm;
    this.#strokeState({ color: halo.color, width: (2 * halo.width) / scale, opacity, cap: 'round' });
    let along = 0;
    for (const character of text) {
      const outline = this.#resources.outline(weight, character);
      const matrix = [
        cosine * scale,
        sine * scale,
        sine * scale,
        -cosine * scale,
        x + along * cosine,
        y + along * sine,
      ];
      if (outline) this.#parts.push(`q ${matrix.map(writeFine).join(' ')} cm /${outline} Do Q`);
      along += font.widthOf(character, size) + letterSpacing;
    }
  }

  #fillState(fill: Fill): void {
    this.#set('opacity', this.#resources.opacity(fill.opacity ?? 1));
    const isPattern = 'pattern' in fill;
    this.#set(
      'fill',
      isPattern ? this.#resources.pattern(fill.pattern, fill.color) : `${writeColor(fill.color)} rg`,
    );
  }

  #strokeState({ color, width, opacity = 1, dash = [], cap = 'butt' }: Stroke): void {
    this.#set('opacity', this.#resources.opacity(opacity));
    this.#set('stroke', `${writeColor(color)} RG`);
    this.#set('width', `${write(width)} w`);
    this.#set('dash', `[${dash.map(write).join(' ')}] 0 d`);
    this.#set('cap', cap === 'round' ? '1 J' : '0 J');
  }

  #set(what: string, operator: string): void {
    if (this.#state.get(what) === operator) return;
    this.#state.set(what, operator);
    this.#parts.push(operator);
  }

  #save(): void {
    this.#parts.push('q');
    this.#state = new Map(this.#state);
  }

  #restore(): void {
    this.#parts.push('Q');
    this.#state = new Map();
  }
}

function lineOperators(line: readonly number[], isClosed: boolean): string {
  const parts: string[] = [];
  for (let at = 0; at < line.length; at += 2) {
    parts.push(`${writeCoordinate(line[at]!)} ${writeCoordinate(line[at + 1]!)} ${at === 0 ? 'm' : 'l'}`);
  }
  if (isClosed) parts.push('h');
  return parts.join(' ');
}

/** An SVG path as operators; arcs and short forms become curves. */
function figureOperators(path: string): string {
  const { commands } = new SVGPathData(path).toAbs().normalizeHVZ(false).normalizeST().aToC();
  return commands
    .map((command) => {
      switch (command.type) {
        case SVGPathData.MOVE_TO:
          return `${write(command.x)} ${write(command.y)} m`;
        case SVGPathData.LINE_TO:
          return `${write(command.x)} ${write(command.y)} l`;
        case SVGPathData.CURVE_TO:
          return `${[command.x1, command.y1, command.x2, command.y2, command.x, command.y].map(write).join(' ')} c`;
        case SVGPathData.CLOSE_PATH:
          return 'h';
        default:
          throw new Error(`a symbol's path has a command that is not drawn: ${command.type}`);
      }
    })
    .join(' ');
}

/** A matrix scales letters of a thousand units down to two millimetres: it needs more digits than a length. */
function writeFine(number: number): string {
  const rounded = Math.round(number * 1e6) / 1e6;
  return Object.is(rounded, -0) ? '0' : rounded.toFixed(6).replace(/\.?0+$/, '');
}
