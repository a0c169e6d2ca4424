import { describe, expect, it } from 'vitest';
import { softenColor } from '#domain/cartography/color.ts';
import { landUseColor, landUseColorExpression, shownLandUse } from '#domain/cartography/land-use-color.ts';
import { findLandUse, landUseClasses } from '#domain/vocabularies/land-use.ts';
import { evaluate } from './evaluate.ts';

describe('landUseColorExpression', () => {
  it('gives every class of the vocabulary its exact colour of the standard', () => {
    const expression = landUseColorExpression('light', 'exact');
    for (const { code, color } of landUseClasses) {
      expect(String(evaluate(expression, { landUse: code })), code).toBe(color);
    }
  });

  it('gives a code of a later edition the colour of the class above it', () => {
    const expression = landUseColorExpression('light', 'exact');
    expect(evaluate(expression, { landUse: '140199' })).toBe(findLandUse('1401')!.color);
    expect(evaluate(expression, { landUse: '1199' })).toBe(findLandUse('11')!.color);
  });

  it('gives a code it does not know, and none at all, the same grey', () => {
    const expression = landUseColorExpression('light', 'exact');
    expect(evaluate(expression, { landUse: '99' })).toBe(landUseColor(null, 'light', 'exact'));
    expect(evaluate(expression, { landUse: '' })).toBe(landUseColor(null, 'light', 'exact'));
  });
});

describe('shownLandUse', () => {
  it('is the nearest class with a colour of its own', () => {
    expect(shownLandUse('080302')?.code).toBe('0803');
    expect(shownLandUse('070102')?.code).toBe('07');
    expect(shownLandUse('0703')?.code).toBe('0703');
  });

  it('is nothing for an unknown code', () => {
    expect(shownLandUse('99')).toBeNull();
    expect(shownLandUse('')).toBeNull();
  });
});

describe('softenColor', () => {
  it('keeps greys grey', () => {
    for (const theme of ['light', 'dark'] as const) {
      const [red, green, blue] = softenColor('#808080', theme)
        .match(/[0-9a-f]{2}/g)!
        .map((byte) => Number.parseInt(byte, 16));
      expect(Math.max(red!, green!, blue!) - Math.min(red!, green!, blue!)).toBeLessThanOrEqual(1);
    }
  });

  it('keeps classes of different colours apart', () => {
    const exact = new Set(landUseClasses.map(({ color }) => color));
    for (const theme of ['light', 'dark'] as const) {
      expect(new Set([...exact].map((color) => softenColor(color, theme))).size).toBe(exact.size);
    }
  });
});
