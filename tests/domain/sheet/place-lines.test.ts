import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { LayerValues } from '#domain/sheet/layer-values.ts';
import { placeLines } from '#domain/sheet/place-lines.ts';
import { Placement } from '#domain/sheet/placement.ts';
import type { Line, MeasureText, Shape } from '#domain/sheet/shape.ts';
import type { SheetFeature } from '#domain/sheet/sheet-feature.ts';

const measure: MeasureText = (text, size) => [...text].length * size;

/** Letters of 2 mm. */
const names = {
  id: 'names',
  type: 'symbol',
  source: 'plan',
  layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-size': 10, 'text-padding': 0 },
} as LayerSpecification;

function street(name: string, line: Line): SheetFeature {
  return {
    kind: 'LineString',
    properties: { name },
    geometry: { kind: 'LineString', parts: [[line]] },
    source: { type: 'LineString', coordinates: [] },
  };
}

function labelled(...streets: SheetFeature[]): Shape[] {
  const placement = new Placement({ x: 0, y: 0, width: 100, height: 100 }, measure);
  placeLines(placement, new LayerValues(names, 14), streets);
  return placement.takeShapes();
}

describe('the name of a street', () => {
  it('stands upright along a steep one where it is Chinese, from the top down', () => {
    for (const line of [
      [50, 20, 50, 40],
      [50, 40, 50, 20],
    ]) {
      const [shape] = labelled(street('太忻大道', line));
      if (shape?.type !== 'stack') throw new Error('the name does not stand');
      expect(shape.letters.map(({ text }) => text).join('')).toBe('太忻大道');
      expect(shape.letters.map(({ angle = 0 }) => Math.abs(angle) < 1e-9)).not.toContain(false);
      const down = shape.letters.map(({ y }) => y);
      expect(down).toEqual(down.toSorted((a, b) => a - b));
      for (const { x } of shape.letters) expect(x).toBeCloseTo(50, 9);
    }
  });

  it('lies along one that is not steep, and upwards along a steep one where it is Latin', () => {
    expect(labelled(street('太忻大道', [20, 50, 40, 60]))).toMatchObject([
      { type: 'text', text: '太忻大道' },
    ]);
    const [shape] = labelled(street('Avenue', [50, 20, 50, 40]));
    expect(shape).toMatchObject({ type: 'text', text: 'Avenue', angle: -Math.PI / 2 });
  });

  it('takes the room of its letters and no more', () => {
    const standing = street('太忻大道', [50, 20, 50, 30]);
    expect(labelled(standing, street('阳兴大道', [52.1, 20, 52.1, 30]))).toHaveLength(2);
    expect(labelled(standing, street('阳兴大道', [51.9, 20, 51.9, 30]))).toHaveLength(1);
    expect(labelled(standing, street('横路', [52, 25, 56, 25]))).toHaveLength(2);
    expect(labelled(street('太忻大道', [50, 20, 50, 27.9]))).toHaveLength(0);
  });
});
