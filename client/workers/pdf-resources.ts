import {
  PDFHexString,
  PDFName,
  type PDFContext,
  type PDFDict,
  type PDFDocument,
  type PDFFont,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { Pattern } from '#domain/cartography/symbols/pattern-image.ts';
import type { Weight } from '#domain/sheet/shape.ts';
import type { PathCommand } from '@cantoo/fontkit';
import { pointsPerMillimeter, write, writeColor } from './pdf-numbers.ts';
import type { SheetFonts } from './sheet-fonts.ts';

/** Millimetres across a tile of each pattern, and what is drawn in it, in millimetres. */
const patterns: Record<Pattern, { side: number; width: number; content: string }> = {
  hatch: {
    side: 1.6,
    width: 0.12,
    content: '-0.2 1.4 m 0.2 1.8 l S -0.2 -0.2 m 1.8 1.8 l S 1.4 -0.2 m 1.8 0.2 l S',
  },
  dots: { side: 1.6, width: 0.34, content: '0.4 0.4 m 0.4 0.4 l 1.2 1.2 m 1.2 1.2 l S' },
};

/** What a page names beside its content: fonts, opacities, patterns, layers and outlines of letters, each once. */
export class PdfResources {
  readonly #context: PDFContext;
  readonly #fonts: SheetFonts;
  readonly #entries = new Map<string, Map<string, PDFRef>>();
  readonly #outlines = new Map<string, string | null>();
  readonly #titles = new Map<string, PDFRef>();

  constructor(document: PDFDocument, fonts: SheetFonts, embedded: Record<Weight, PDFFont>) {
    this.#context = document.context;
    this.#fonts = fonts;
    for (const weight of ['regular', 'bold'] as const)
      this.#category('Font').set(fontName(weight), embedded[weight].ref);
  }

  /** The name of an opacity, and the operator that sets it. */
  opacity(share: number): string {
    const name = `A${Math.round(share * 100)}`;
    this.#once('ExtGState', name, () => {
      const value = Math.round(share * 100) / 100;
      return this.#context.register(this.#context.obj({ Type: 'ExtGState', ca: value, CA: value }));
    });
    return `/${name} gs`;
  }

  /** The operators that set a pattern as the fill. */
  pattern(pattern: Pattern, color: string): string {
    const name = `P${pattern}${color.slice(1)}`;
    this.#once('Pattern', name, () => {
      const { side, width, content } = patterns[pattern];
      const stream = this.#context.flateStream(`${writeColor(color)} RG ${width} w 1 J ${content}`, {
        Type: 'Pattern',
        PatternType: 1,
        PaintType: 1,
        TilingType: 1,
        BBox: [0, 0, side, side],
        XStep: side,
        YStep: side,
        Resources: {},
        Matrix: [pointsPerMillimeter, 0, 0, pointsPerMillimeter, 0, 0],
      });
      return this.#context.register(stream);
    });
    return `/Pattern cs /${name} scn`;
  }

  /** The name of the outline of a letter as a form, in the units of the font; null for a letter without one. */
  outline(weight: Weight, character: string): string | null {
    const key = weight + character;
    const known = this.#outlines.get(key);
    if (known !== undefined) return known;
    const name = this.#makeOutline(weight, character);
    this.#outlines.set(key, name);
    return name;
  }

  #makeOutline(weight: Weight, character: string): string | null {
    const { commands } = this.#fonts[weight].glyphOf(character).path;
    if (commands.length === 0) return null;
    const reach = 2 * this.#fonts[weight].unitsPerEm;
    const stream = this.#context.flateStream(`${outlineOf(commands)} S`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [-reach, -reach, reach, reach],
      Resources: {},
    });
    const name = `G${weight === 'bold' ? 'b' : 'r'}${character.codePointAt(0)!.toString(16)}`;
    this.#category('XObject').set(name, this.#context.register(stream));
    return name;
  }

  /** The name of a layer that readers can switch off. */
  layer(title: string): string {
    const layers = this.#category('Properties');
    const known = [...this.#titles.keys()].indexOf(title);
    if (known >= 0) return `L${known}`;
    const name = `L${this.#titles.size}`;
    const group = this.#context.obj({ Type: 'OCG', Name: PDFHexString.fromText(title) });
    const ref = this.#context.register(group);
    this.#titles.set(title, ref);
    layers.set(name, ref);
    return name;
  }

  /** All layers, lowest first. */
  get layers(): PDFRef[] {
    return [...this.#titles.values()];
  }

  /** The dictionary of resources of a page. */
  toDictionary(): PDFDict {
    const dictionary = this.#context.obj({}) as PDFDict;
    for (const [category, entries] of this.#entries)
      dictionary.set(PDFName.of(category), this.#context.obj(Object.fromEntries(entries)) as PDFDict);
    return dictionary;
  }

  #once(category: string, name: string, make: () => PDFRef): void {
    const entries = this.#category(category);
    if (!entries.has(name)) entries.set(name, make());
  }

  #category(category: string): Map<string, PDFRef> {
    const known = this.#entries.get(category) ?? new Map<string, PDFRef>();
    this.#entries.set(category, known);
    return known;
  }
}

export function fontName(weight: Weight): string {
  return weight === 'bold' ? 'FB' : 'FR';
}

/** The outline of a letter as operators; the curves of TrueType are quadratic, those of PDF cubic. */
function outlineOf(commands: readonly PathCommand[]): string {
  let [x, y] = [0, 0];
  return commands
    .map(({ command, args }) => {
      const [startX, startY] = [x, y];
      [x, y] = command === 'closePath' ? [x, y] : [args.at(-2)!, args.at(-1)!];
      switch (command) {
        case 'moveTo':
          return `${numbers(args)} m`;
        case 'lineTo':
          return `${numbers(args)} l`;
        case 'bezierCurveTo':
          return `${numbers(args)} c`;
        case 'quadraticCurveTo':
          return `${numbers(asCubic(startX, startY, args))} c`;
        case 'closePath':
          return 'h';
      }
    })
    .join(' ');
}

function asCubic(startX: number, startY: number, args: readonly number[]): number[] {
  const [controlX, controlY, x, y] = args as [number, number, number, number];
  const towards = (from: number, control: number) => from + ((control - from) * 2) / 3;
  return [
    towards(startX, controlX),
    towards(startY, controlY),
    towards(x, controlX),
    towards(y, controlY),
    x,
    y,
  ];
}

function numbers(args: readonly number[]): string {
  return args.map(write).join(' ');
}
