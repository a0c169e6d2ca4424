import { describe, expect, it } from 'vitest';
import type { TextShape } from '#domain/sheet/shape.ts';
import { paintShapes } from '../../../../client/panels/export/paint-shapes.ts';

/** A canvas that only notes where it would write, and whether a halo or letters. */
function notingContext(): { context: CanvasRenderingContext2D; notes: string[] } {
  const notes: string[] = [];
  let at = '';
  const nothing = () => undefined;
  const context = {
    save: nothing,
    restore: nothing,
    rotate: nothing,
    translate: (x: number, y: number) => (at = `${x},${y}`),
    strokeText: (text: string) => notes.push(`halo ${text} ${at}`),
    fillText: (text: string) => notes.push(`letters ${text} ${at}`),
  };
  return { context: context as unknown as CanvasRenderingContext2D, notes };
}

function letter(text: string, y: number): TextShape {
  const halo = { color: '#ffffff', width: 0.2 };
  return { type: 'text', text, x: 5, y, align: 'middle', size: 2, weight: 'regular', color: '#000000', halo };
}

describe('a name that stands upright, on a canvas', () => {
  it('has each letter in its place, over the halos of all', () => {
    const { context, notes } = notingContext();
    const letters = [letter('纵', 10), letter('5', 12)];
    paintShapes(context, [{ type: 'stack', text: '纵5', letters }], { family: 'serif', unit: 1 });
    expect(notes).toEqual(['halo 纵 5,10', 'halo 5 5,12', 'letters 纵 5,10', 'letters 5 5,12']);
  });
});

describe('a text that is seen through, on a canvas', () => {
  it('has its letters and its halo as faint as it says', () => {
    const { context, notes } = notingContext();
    const alphas: number[] = [];
    Object.defineProperty(context, 'globalAlpha', { set: (alpha: number) => alphas.push(alpha) });
    paintShapes(context, [{ ...letter('W', 3), opacity: 0.4 }], { family: 'serif', unit: 1 });
    expect(notes).toEqual(['halo W 5,3', 'letters W 5,3']);
    expect(alphas).toEqual([0.4, 0.4]);
  });
});
