import { describe, expect, it } from 'vitest';
import type { MeasureText } from '#domain/sheet/shape.ts';
import { isMostlyChinese, stackShape, stackText } from '#domain/sheet/stack-text.ts';
import type { TextLook } from '#domain/sheet/text-block.ts';

const look: TextLook = {
  size: 2,
  weight: 'regular',
  color: '#000000',
  opacity: 1,
  letterSpacing: 0,
  lineHeight: 1.2,
};

/** Figures and Latin letters are half as wide as they are tall, all others as wide. */
const measure: MeasureText = (text, size) =>
  [...text].reduce((width, letter) => width + (/[\w\s]/.test(letter) ? 0.5 : 1) * size, 0);

function piecesOf(text: string): string[] {
  return stackText(text, look, measure).pieces.map((piece) => piece.text);
}

describe('a name written downwards', () => {
  it('is a Chinese one, also with a figure in it, and never one that is mostly Latin', () => {
    for (const name of ['太忻大道', '纵5路', '纵10路', '水']) expect(isMostlyChinese(name)).toBe(true);
    for (const name of ['Taixin Avenue', 'G108', 'J', '', 'Tuanbo 路'])
      expect(isMostlyChinese(name)).toBe(false);
  });

  it('has its letters one under another, and two figures side by side as one', () => {
    expect(piecesOf('纵5路')).toEqual(['纵', '5', '路']);
    expect(piecesOf('纵10路')).toEqual(['纵', '10', '路']);
    expect(piecesOf('国道108')).toEqual(['国', '道', '1', '0', '8']);
    expect(piecesOf('中环 东路')).toEqual(['中', '环', '东', '路']);
  });

  it('is as long as its letters and the space between them', () => {
    expect(stackText('太忻大道', look, measure)).toMatchObject({ width: 2, height: 8 });
    const spaced = stackText('太忻大道', { ...look, letterSpacing: 0.5 }, measure);
    expect(spaced.height).toBe(9.5);
    expect(spaced.pieces.map(({ down }) => down)).toEqual([-3.75, -1.25, 1.25, 3.75]);
  });

  it('is read from the top down around its middle, its letters upright', () => {
    const { text, letters } = stackShape(stackText('太忻', look, measure), [10, 20], 0);
    expect(text).toBe('太忻');
    expect(letters.map((letter) => [letter.text, letter.x, letter.angle])).toEqual([
      ['太', 10, undefined],
      ['忻', 10, undefined],
    ]);
    expect(letters[1]!.y - letters[0]!.y).toBeCloseTo(2, 9);
    expect((letters[0]!.y + letters[1]!.y) / 2).toBeCloseTo(20.72, 9);
  });

  it('leans as far as its line does, each letter with it', () => {
    const lean = Math.PI / 6;
    const { letters } = stackShape(stackText('太忻', look, measure), [0, 0], lean);
    expect(letters.map(({ angle }) => angle)).toEqual([lean, lean]);
    // leaning clockwise, the foot goes to the left
    expect(letters[1]!.x - letters[0]!.x).toBeCloseTo(-1, 9);
    expect(letters[1]!.y - letters[0]!.y).toBeCloseTo(Math.sqrt(3), 9);
  });

  it('has its brackets turned, so that they close around what stands between them', () => {
    const { letters } = stackShape(stackText('路（北）', look, measure), [0, 0], 0);
    expect(letters.map(({ angle = 0 }) => angle)).toEqual([0, Math.PI / 2, 0, Math.PI / 2]);
  });
});
