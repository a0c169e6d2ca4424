import { describe, expect, it } from 'vitest';
import { guessFileName } from '#domain/plan-check/file-names.ts';

describe('guessFileName', () => {
  it.each([
    ['Zone.geojson', 'zone.geojson'],
    ['zones.geojson', 'zone.geojson'],
    ['zone.json', 'zone.geojson'],
    ['zone.geojson.json', 'zone.geojson'],
    ['zone.geojson.txt', 'zone.geojson'],
    ['zoen.geojson', 'zone.geojson'],
    ['地块.geojson', 'zone.geojson'],
    ['Land-use parcels.geojson', 'zone.geojson'],
    ['facilities.geojson', 'facility.geojson'],
    ['boundaries.geojson', 'boundary.geojson'],
    ['boundry.geojson', 'boundary.geojson'],
    ['control_line.GeoJSON', 'control-line.geojson'],
    ['controlLines.json', 'control-line.geojson'],
    ['Plan.json', 'plan.json'],
    ['plan.geojson', 'plan.json'],
  ])('takes %s for %s', (name, meant) => {
    expect(guessFileName(name)).toEqual({ meant, isSure: true });
  });

  it.each([
    ['zone-old.geojson', 'zone.geojson'],
    ['zone.shp', 'zone.geojson'],
    ['places-of-interest.csv', 'place.geojson'],
  ])('thinks that %s may be %s', (name, meant) => {
    expect(guessFileName(name)).toEqual({ meant, isSure: false });
  });

  it.each(['notes.md', 'package.json', 'style.json', 'planning.docx', '', '.json'])(
    'makes nothing of %s',
    (name) => {
      expect(guessFileName(name)).toEqual({ meant: '', isSure: false });
    },
  );
});
