import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colorDistance, softenColor } from '#domain/cartography/color.ts';
import { landUseColor, landUseColorExpression, shownLandUse } from '#domain/cartography/land-use-color.ts';
import { findLandUse, landUseClasses, type LandUseClass } from '#domain/vocabularies/land-use.ts';
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

/** Classes of the delivered plan that differ on the map, but for reserved land, which is told by its dots. */
function shownClasses(): LandUseClass[] {
  const file = readFileSync('data/plans/taixin/zone.geojson', 'utf8');
  const { features } = JSON.parse(file) as { features: { properties: { landUse: string } }[] };
  const shown = new Set(features.map(({ properties }) => shownLandUse(properties.landUse)!));
  return [...shown].filter(({ code }) => code !== '16');
}

describe('the colours of a screen', () => {
  /** Oklab; two colours side by side are told apart from about 0.02 on. */
  const leastDistance = 0.03;

  it.each(['light', 'dark'] as const)('tell the classes of the delivered plan apart: %s', (theme) => {
    const classes = shownClasses();
    expect(classes.length).toBeGreaterThan(15);
    for (const [at, one] of classes.entries())
      for (const other of classes.slice(at + 1)) {
        const distance = colorDistance(landUseColor(one, theme, 'soft'), landUseColor(other, theme, 'soft'));
        expect(distance, `${one.code} ${other.code}`).toBeGreaterThan(leastDistance);
      }
  });

  it.each(['light', 'dark'] as const)(
    'part the greys of transport land by more than a shade: %s',
    (theme) => {
      const greys = ['12', '1202', '1205', '1207'].map((code) =>
        landUseColor(findLandUse(code), theme, 'soft'),
      );
      for (const [at, one] of greys.entries())
        for (const other of greys.slice(at + 1)) expect(colorDistance(one, other)).toBeGreaterThan(0.04);
    },
  );

  it.each(['light', 'dark'] as const)(
    'tell neighbours apart that the standard has near each other: %s',
    (theme) => {
      const distance = (...codes: [string, string]) => {
        const [one, other] = codes.map((code) => landUseColor(findLandUse(code), theme, 'soft'));
        return colorDistance(one!, other!);
      };
      // research and commerce, health and welfare, culture and welfare
      expect(distance('0802', '09')).toBeGreaterThan(0.065);
      expect(distance('0806', '0807')).toBeGreaterThan(0.055);
      expect(distance('0803', '0807')).toBeGreaterThan(0.055);
    },
  );

  it('are those of the standard for who asks for them', () => {
    expect(landUseColor(findLandUse('1202'), 'light', 'exact')).toBe(findLandUse('1202')!.color);
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
