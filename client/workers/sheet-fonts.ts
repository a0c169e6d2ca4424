import fontkit, { type Font, type Glyph } from '@cantoo/fontkit';
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import type { Weight } from '#domain/sheet/shape.ts';

/** The files of the two weights. */
export type FontFiles = Record<Weight, ArrayBuffer>;

/** Stands for a character that the font lacks, so that one sees that something is missing. */
const missingCharacter = '□';

/** One weight of the sheet's font: how wide letters are, their outlines, and which of them it has. */
class SheetFont {
  readonly #file: Uint8Array;
  readonly #font: Font;
  readonly #glyphs = new Map<string, Glyph>();
  /** Characters that were asked for and are not there. */
  readonly missing = new Set<string>();

  constructor(file: ArrayBuffer) {
    this.#file = new Uint8Array(file);
    const font = fontkit.create(this.#file);
    if (!('glyphForCodePoint' in font)) throw new Error('the file is a collection of fonts');
    this.#font = font;
  }

  get unitsPerEm(): number {
    return this.#font.unitsPerEm;
  }

  /** The text with a box in place of each character that the font lacks. */
  writable(text: string): string {
    return Array.from(text, (character) => {
      if (this.#has(character)) return character;
      this.missing.add(character);
      return missingCharacter;
    }).join('');
  }

  widthOf(text: string, size: number): number {
    let width = 0;
    for (const character of text) width += this.glyphOf(character).advanceWidth;
    return (width / this.unitsPerEm) * size;
  }

  glyphOf(character: string): Glyph {
    const known = this.#glyphs.get(character);
    if (known) return known;
    const shown = this.#has(character) ? character : missingCharacter;
    const glyph = this.#font.glyphForCodePoint(shown.codePointAt(0)!);
    if (!glyph) throw new Error('the font has no box for what is missing');
    this.#glyphs.set(character, glyph);
    return glyph;
  }

  /** Only the letters that are written come into the file. Without ligatures: letters stand as wide as they measure. */
  embed(document: PDFDocument): Promise<PDFFont> {
    document.registerFontkit(fontkit);
    return document.embedFont(this.#file, { subset: true, features: { liga: false, kern: false } });
  }

  #has(character: string): boolean {
    return this.#font.hasGlyphForCodePoint(character.codePointAt(0)!);
  }
}

/** Both weights. */
export type SheetFonts = Record<Weight, SheetFont>;

export function openFonts(files: FontFiles): SheetFonts {
  return { regular: new SheetFont(files.regular), bold: new SheetFont(files.bold) };
}
