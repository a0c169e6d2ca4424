import { describe, expect, it } from 'vitest';
import { groundWidth } from '#domain/cartography/ground-width.ts';
import { evaluate } from './evaluate.ts';

describe('groundWidth', () => {
  it('doubles with each zoom where the width on the ground rules', () => {
    const width = (zoom: number) => evaluate(groundWidth(40, 1), {}, { zoom }) as number;
    for (const zoom of [15, 16, 17, 18, 19]) expect(width(zoom + 1) / width(zoom)).toBeCloseTo(2, 5);
  });

  it('spans the metres it stands for, on 38° north', () => {
    const metersPerPixel = (40_075_016.686 * Math.cos((38 * Math.PI) / 180)) / (512 * 2 ** 18);
    expect(evaluate(groundWidth(40, 1), {}, { zoom: 18 })).toBeCloseTo(40 / metersPerPixel, 0);
  });

  it('never falls below the least width near the zoom of an overview', () => {
    expect(evaluate(groundWidth(1, 3), {}, { zoom: 12 })).toBe(3);
  });

  it('is never less from afar than farther away still', () => {
    let before = 0;
    for (let zoom = 6; zoom <= 20; zoom += 0.25) {
      const width = evaluate(groundWidth(20, 2), {}, { zoom }) as number;
      expect(width).toBeGreaterThanOrEqual(before);
      before = width;
    }
  });
});
