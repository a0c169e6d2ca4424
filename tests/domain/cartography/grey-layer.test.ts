import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';
import { greyOf } from '#domain/cartography/color.ts';

const source = { tiles: ['https://example.org/{z}/{y}/{x}'] };
const colorsOf = (value: unknown): string[] => JSON.stringify(value).match(/#[0-9a-f]{6}/gi) ?? [];

describe('the grey map', () => {
  it('has no colour but that of what is selected', () => {
    const style = buildStyle({ source, language: 'zh', theme: 'light', tone: 'grey' });
    for (const layer of style.layers) {
      const isMark = /highlight|picked|glow/.test(layer.id);
      for (const color of isMark ? [] : colorsOf(layer.paint))
        expect(new Set(color.slice(1).match(/../g)).size, `${layer.id} ${color}`).toBe(1);
    }
    expect(style.layers.flatMap(({ paint }) => colorsOf(paint)).length).toBeGreaterThan(50);
  });

  it('keeps what is brighter brighter', () => {
    const greys = ['#000000', '#c0281f', '#8fbfe0', '#ffffff'].map((color) =>
      Number.parseInt(greyOf(color).slice(1, 3), 16),
    );
    expect(greys).toEqual(greys.toSorted((a, b) => a - b));
    expect(greyOf('transparent')).toBe('transparent');
  });
});
