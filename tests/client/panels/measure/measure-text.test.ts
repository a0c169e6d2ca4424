import { describe, expect, it } from 'vitest';
import {
  describeMeasurement,
  resultOf,
  toGeoJson,
  type Writing,
} from '../../../../client/panels/measure/measure-text.ts';
import type { Place } from '../../../../domain/measure/geodesic.ts';

const zh: Writing = { language: 'zh', lengthUnit: 'auto', areaUnit: 'auto', showsSeconds: false };
const en: Writing = { ...zh, language: 'en' };
const square: Place[] = [
  [112.7, 38.18],
  [112.71, 38.18],
  [112.71, 38.19],
  [112.7, 38.19],
];

describe('what was measured, in words', () => {
  it('is length and bearing, the bearing also as surveyors say it', () => {
    const result = resultOf('distance', square.slice(1, 3), zh);
    expect(result).toMatchObject({ title: '总长', figure: '1,110.0 m' });
    expect(result!.details).toEqual(['方位角 0.00° · 正北']);
    const diagonal = resultOf('distance', [square[0]!, square[2]!], { ...en, showsSeconds: true });
    expect(diagonal!.details[0]).toMatch(/^Bearing 38°\d\d′\d\d\.\d″ · N 38°\d\d′ E$/);
  });

  it('is an area in the unit that was chosen, with the others beside it', () => {
    const result = resultOf('area', square, zh)!;
    expect(result.figure).toMatch(/^97\.\d+ 公顷$/);
    expect(result.details[0]).toMatch(/^97\d,\d+(\.\d)? m² · 1,45\d(\.\d+)? 亩 · 0\.97\d+ km²$/);
    expect(resultOf('area', square, { ...zh, areaUnit: 'mu' })!.figure).toMatch(/亩$/);
  });

  it('is a sentence in place of the area of a polygon that crosses itself', () => {
    const bow = [square[0]!, square[2]!, square[1]!, square[3]!];
    expect(resultOf('area', bow, en)).toMatchObject({ figure: '—' });
    expect(resultOf('area', bow, en)!.details[0]).toContain('cross each other');
  });

  it('is the position of a point, and nothing before anything is drawn', () => {
    expect(resultOf('point', [square[0]!], zh)!.figure).toBe('112.7, 38.18');
    expect(resultOf('point', [], zh)).toBeNull();
  });

  it('can be pasted elsewhere with every leg and vertex', () => {
    const lines = describeMeasurement('area', square, en).split('\n');
    expect(lines.filter((line) => / → /.test(line))).toHaveLength(4);
    expect(lines.at(-1)).toBe('4: 112.7, 38.19');
  });

  it('is GeoJSON with its figures', () => {
    expect(toGeoJson('area', square)).toMatchObject({
      geometry: { type: 'Polygon', coordinates: [[...square, square[0]]] },
    });
    expect(toGeoJson('distance', square)).toMatchObject({ geometry: { type: 'LineString' } });
    expect(toGeoJson('point', square)).toMatchObject({ features: { length: 4 } });
  });
});
