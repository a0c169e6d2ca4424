import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';
import { facilityRank } from '#domain/cartography/facility-ranks.ts';
import { choicesOf } from '#domain/collections/definition.ts';
import { facility } from '#domain/collections/facility.ts';
import { evaluate } from './evaluate.ts';

const style = buildStyle({ source: { tiles: ['/{z}/{y}/{x}'] }, language: 'en', theme: 'light' });
const layerOf = (id: string) => style.layers.find((layer) => layer.id === id)!;

/** True when the layer draws a feature of these properties at a whole zoom, as its filter says. */
function isDrawn(id: string, properties: Record<string, unknown>, zoom: number): boolean {
  const { filter } = layerOf(id) as { filter: ExpressionSpecification };
  return evaluate(filter, properties, { zoom }) === true;
}

function opacityOf(id: string, properties: Record<string, unknown>, zoom: number): unknown {
  const { paint } = layerOf(id) as { paint: { 'line-opacity': ExpressionSpecification } };
  return evaluate(paint['line-opacity'], properties, { zoom });
}

describe('facilities', () => {
  it.each([
    ['hospital', 12],
    ['primary-school', 13],
    ['clinic', 14],
    ['bus-stop', 15],
    ['toilet', 15],
    ['a kind not known here', 15],
  ])('of the kind %s appear at zoom %i and not before', (kind, zoom) => {
    expect(isDrawn('facility-symbol', { kind }, zoom)).toBe(true);
    expect(isDrawn('facility-symbol', { kind }, zoom - 1)).toBe(false);
  });

  it('stay, where symbols meet, the more people look for them', () => {
    const rank = (kind: string) => evaluate(facilityRank, { kind }) as number;
    expect(rank('hospital')).toBeLessThan(rank('clinic'));
    expect(rank('primary-school')).toBeLessThan(rank('bus-stop'));
  });

  it('all have a place in that order', () => {
    const kinds = Object.keys(choicesOf(facility.properties.properties.kind)!);
    expect(new Set(kinds.map((kind) => evaluate(facilityRank, { kind }))).size).toBe(kinds.length);
  });
});

describe('networks', () => {
  it('show trunk lines before branches, and those of no class like trunk lines', () => {
    const zooms = [13, 14, 15];
    const shown = (properties: object) =>
      zooms.map((zoom) => isDrawn('utility', { kind: 'water', ...properties }, zoom));
    expect(shown({ class: 'trunk' })).toEqual([true, true, true]);
    expect(shown({})).toEqual([true, true, true]);
    expect(shown({ class: 'branch' })).toEqual([false, false, true]);
  });

  it('write English initials along pipes for who reads English', () => {
    const { layout } = layerOf('utility-label') as { layout: { 'text-field': ExpressionSpecification } };
    expect(evaluate(layout['text-field'], { kind: 'sewage' })).toBe('S');
  });

  it('leave a street to its parcel near by, but not an expressway', () => {
    const street = { kind: 'road', class: 'arterial' };
    const expressway = { kind: 'road', class: 'expressway' };
    expect(opacityOf('road-fill', street, 12)).toBe(1);
    expect(opacityOf('road-fill', street, 15)).toBe(0);
    expect(opacityOf('road-fill', expressway, 15)).toBe(1);
    expect(isDrawn('road-centreline', street, 15)).toBe(true);
    expect(isDrawn('road-centreline', expressway, 15)).toBe(false);
  });

  it('draw local streets late', () => {
    const local = { kind: 'road', class: 'local' };
    expect(isDrawn('road-fill', local, 11)).toBe(false);
    expect(opacityOf('road-fill', local, 12.2)).toBe(0);
    expect(opacityOf('road-fill', local, 13)).toBe(1);
  });
});

describe('areas of the region', () => {
  it('are clusters of industry from afar and the parts of the plan near by, never both', () => {
    for (const layer of ['cluster-fill', 'cluster-outline', 'cluster-label'])
      for (const [kind, zooms] of [
        ['industry-cluster', [true, true, false, false]],
        ['town', [false, false, true, true]],
      ] as const)
        expect(
          [9, 10, 11, 13].map((zoom) => isDrawn(layer, { kind }, zoom)),
          `${layer} ${kind}`,
        ).toEqual(zooms);
  });

  it('are named one level of division at a time', () => {
    const named = (zoom: number) =>
      ['province', 'prefecture', 'county', 'planned-area'].filter((kind) =>
        isDrawn('boundary-label', { kind }, zoom),
      );
    expect(named(5)).toEqual(['province', 'planned-area']);
    expect(named(7)).toEqual(['prefecture', 'planned-area']);
    expect(named(9)).toEqual(['county', 'planned-area']);
    expect(named(11)).toEqual(['planned-area']);
  });

  it('have borders that step back near by, the plan’s own excepted', () => {
    const opacity = (kind: string, zoom: number) => opacityOf('boundary-line', { kind }, zoom) as number;
    expect(opacity('county', 12)).toBeLessThan(opacity('county', 10));
    expect(opacity('county', 9)).toBeLessThan(opacity('prefecture', 9));
    expect(opacity('planned-area', 14)).toBe(1);
  });
});
