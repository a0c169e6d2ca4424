import { describe, expect, it } from 'vitest';
import { facilitySymbols } from '#domain/cartography/symbols/facility-symbols.ts';
import { findPatternImage, patternImageName } from '#domain/cartography/symbols/pattern-image.ts';
import { placeSymbols } from '#domain/cartography/symbols/place-symbols.ts';
import { plates } from '#domain/cartography/symbols/point-symbol.ts';
import { projectSymbols } from '#domain/cartography/symbols/project-symbols.ts';
import { findShieldImage, shieldColors, shieldImage } from '#domain/cartography/symbols/shield-image.ts';
import { findSymbol, findSymbolImage, symbolImage } from '#domain/cartography/symbols/symbol-image.ts';
import { choicesOf } from '#domain/collections/definition.ts';
import { facility } from '#domain/collections/facility.ts';
import { place } from '#domain/collections/place.ts';
import { evaluate } from './evaluate.ts';

const all = { ...facilitySymbols, ...projectSymbols, ...placeSymbols };

/** The collections of points, and the kinds each may have. */
const kindsOf = { facility, place } as const;

describe('symbols', () => {
  it('can be told apart without colour: no two have the same plate and pictogram', () => {
    const shapes = Object.values(all).map(({ shape, stroke, fill }) => `${shape} ${stroke} ${fill}`);
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it.each(Object.keys(kindsOf) as (keyof typeof kindsOf)[])('stand for every kind of %s', (name) => {
    const kinds = Object.keys(choicesOf(kindsOf[name].properties.properties.kind)!);
    expect(kinds.filter((kind) => findSymbol(name, kind) === null)).toEqual([]);
  });

  it('have paths that a canvas can draw', () => {
    const paths = [
      ...Object.values(plates),
      ...Object.values(all).flatMap(({ stroke, fill }) => [stroke, fill]),
    ];
    for (const path of paths) if (path !== undefined) expect(path).toMatch(/^M[-MmLlHhVvAaCcSsQqZz0-9 .]+$/);
  });
});

describe('image names', () => {
  it('lead back to the symbol of the feature', () => {
    const expression = symbolImage('facility', ['get', 'kind'], 'dark');
    const name = String(evaluate(expression, { kind: 'hospital', precision: 'illustrative' }));
    expect(findSymbolImage(name)).toEqual({
      symbol: facilitySymbols.hospital,
      theme: 'dark',
      truth: 'illustrative',
    });
  });

  it('tell what is invented from what only has an illustrative place', () => {
    const truthOf = (properties: object) =>
      findSymbolImage(
        String(evaluate(symbolImage('project', ['get', 'industry'], 'light'), { ...properties })),
      )?.truth;
    const told = { name: '太原科创驱动中心', industry: 'modern-services', precision: 'illustrative' };
    expect(truthOf(told)).toBe('illustrative');
    expect(truthOf({ ...told, name: '算力中心（示例）' })).toBe('example');
    expect(truthOf({ industry: 'modern-services', precision: 'surveyed' })).toBe('surveyed');
  });

  it('of shields lead back to their colours', () => {
    const shieldOf = (properties: Record<string, unknown>) =>
      findShieldImage(String(evaluate(shieldImage, properties)));
    expect(shieldOf({ name: 'G55二广高速', class: 'expressway' })).toBe(shieldColors['national-expressway']);
    expect(shieldOf({ name: 'S50太佳高速', class: 'expressway' })).toBe(
      shieldColors['provincial-expressway'],
    );
    expect(shieldOf({ name: 'G108', class: 'arterial' })).toBe(shieldColors['national-highway']);
    expect(shieldOf({ name: 'S314', class: 'arterial' })).toBe(shieldColors['provincial-highway']);
    expect(findShieldImage('shield/toString')).toBeNull();
    expect(findShieldImage('symbol/national-highway')).toBeNull();
  });

  it('mean nothing for a kind the map has no symbol for, or a key of every object', () => {
    expect(findSymbolImage('symbol/facility/castle/surveyed/light')).toBeNull();
    expect(findSymbolImage('symbol/facility/toString/surveyed/light')).toBeNull();
    expect(findSymbolImage('symbol/constructor/name/surveyed/light')).toBeNull();
    expect(findSymbolImage('hatch/light')).toBeNull();
  });

  it('of patterns lead back to the pattern and its theme', () => {
    expect(findPatternImage(patternImageName('hatch', 'dark'))).toEqual({ pattern: 'hatch', theme: 'dark' });
    expect(findPatternImage(patternImageName('dots', 'light'))).toEqual({ pattern: 'dots', theme: 'light' });
    expect(findPatternImage('hatch/blue')).toBeNull();
    expect(findPatternImage('symbol/dark')).toBeNull();
  });
});
