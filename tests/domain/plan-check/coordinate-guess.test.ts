import { describe, expect, it } from 'vitest';
import { guessCoordinates } from '#domain/plan-check/coordinate-guess.ts';

const systemOf = (x: number, y: number) => {
  const guess = guessCoordinates(x, y);
  return guess?.kind === 'projected' ? guess.system : guess?.kind;
};

describe('guessCoordinates', () => {
  it('says nothing of longitudes and latitudes, also outside China', () => {
    expect(guessCoordinates(112.7, 38.18)).toBeNull();
    expect(guessCoordinates(0, 0)).toBeNull();
    expect(guessCoordinates(-179.95, -16.5)).toBeNull();
  });

  it('takes a slip among degrees for no distance in metres', () => {
    expect(guessCoordinates(1_125.67, 38.18)).toBeNull();
    expect(guessCoordinates(200, 95)).toBeNull();
  });

  it('knows latitude before longitude', () => {
    expect(systemOf(38.18, 112.7)).toBe('swapped');
    expect(systemOf(44, 85)).toBe('swapped');
  });

  it.each([
    ['4526, three-degree zone 38', 38_385_000, 4_227_000, /zone 38, EPSG:4526/],
    ['the same, northing first', 4_227_000, 38_385_000, /zone 38, EPSG:4526/],
    ['six-degree zone 19', 19_648_000, 4_227_000, /Gauss-Kruger zone 19, EPSG:4497/],
    ['4547, without a zone', 386_000, 4_227_000, /EPSG:4547/],
    ['Web Mercator', 12_545_000, 4_602_000, /EPSG:3857/],
    ['something else', 1_000_000_000, 5, /zone number/],
  ])('knows %s by its size', (_name, x, y, told) => {
    expect(systemOf(x, y)).toMatch(told);
  });
});
