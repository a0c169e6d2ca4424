import {
  latest,
  type ExpressionSpecification,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';
import { facilityRank } from '#domain/cartography/facility-ranks.ts';
import { layerOrder, type LayerId } from '#domain/cartography/layer-order.ts';
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
    const zooms = [13, 14, 15, 16];
    const shown = (properties: object) =>
      zooms.map((zoom) => isDrawn('utility', { kind: 'water', ...properties }, zoom));
    expect(shown({ class: 'trunk' })).toEqual([false, true, true, true]);
    expect(shown({})).toEqual([false, true, true, true]);
    expect(shown({ class: 'branch' })).toEqual([false, false, false, true]);
  });

  it('are lettered after they are drawn', () => {
    const lettered = (value: string) =>
      [14, 15, 16, 17].map((zoom) => isDrawn('utility-label', { kind: 'water', class: value }, zoom));
    expect(lettered('trunk')).toEqual([false, true, true, true]);
    expect(lettered('branch')).toEqual([false, false, false, true]);
  });

  it('leave a stream to the water on its parcels near by, and show it beneath them', () => {
    expect(opacityOf('river', { kind: 'river' }, 12)).toBe(1);
    expect(opacityOf('river', { kind: 'river' }, 14)).toBe(0);
    expect(isDrawn('river-ground', { kind: 'river' }, 14)).toBe(true);
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

  it('draw the streets of the town after the roads of the region', () => {
    const drawn = (properties: object) =>
      [8, 9, 10].map((zoom) =>
        isDrawn('road-fill', { kind: 'road', class: 'arterial', ...properties }, zoom),
      );
    expect(drawn({ redLineWidth: 56 })).toEqual([true, true, true]);
    expect(drawn({})).toEqual([true, true, true]);
    expect(drawn({ redLineWidth: 46 })).toEqual([false, false, true]);
  });

  it('name each road in one layer, those that lead far first', () => {
    const layers = ['road-label', 'road-label-avenue', 'road-label-arterial', 'road-label-street'];
    const firstZoom = (properties: object) => {
      const named = layers.filter((id) => isDrawn(id, { kind: 'road', ...properties }, 20));
      expect(named).toHaveLength(1);
      return layerOf(named[0]!).minzoom;
    };
    expect(firstZoom({ class: 'expressway' })).toBe(11);
    expect(firstZoom({ class: 'arterial', redLineWidth: 56 })).toBe(11);
    expect(firstZoom({ class: 'arterial', redLineWidth: 46 })).toBe(12.5);
    expect(firstZoom({ class: 'secondary' })).toBe(13.5);
    expect(firstZoom({})).toBe(13.5);
    expect(isDrawn('road-label-street', { kind: 'road', class: 'local' }, 14)).toBe(false);
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
    const isShown = (id: string, properties: Record<string, unknown>, zoom: number) => {
      const { minzoom = 0, maxzoom = 24 } = layerOf(id);
      return zoom >= minzoom && zoom < maxzoom && isDrawn(id, properties, zoom);
    };
    const outlines = ['cluster-region-outline', 'cluster-outline'];
    for (const layers of [['cluster-fill'], outlines, ['cluster-label']])
      for (const [kind, zooms] of [
        ['industry-cluster', [true, true, false, false]],
        ['town', [false, false, true, true]],
      ] as const)
        expect(
          [9, 10, 11, 13].map((zoom) => layers.some((layer) => isShown(layer, { kind }, zoom))),
          `${layers.join()} ${kind}`,
        ).toEqual(zooms);
  });

  it('lie under the planned area where they are of the region: two tints never mix', () => {
    const place = (id: LayerId) => layerOrder.indexOf(id);
    expect(place('cluster-fill')).toBeLessThan(place('boundary-planned-area-fill'));
    // their edges go on, so that it is seen what a name in there is of
    expect(place('cluster-region-outline')).toBeGreaterThan(place('boundary-planned-area-fill'));
  });

  it('are named one level of division at a time', () => {
    const named = (zoom: number) =>
      ['province', 'prefecture', 'county', 'planned-area'].filter((kind) =>
        isDrawn('boundary-label', { kind }, zoom),
      );
    expect(named(5)).toEqual(['province']);
    expect(named(7)).toEqual(['prefecture']);
    expect(named(9)).toEqual(['county']);
    expect(named(11)).toEqual([]);
  });

  it('are one patch with a name where the planned area is small: no parcels, control lines or projects', () => {
    expect(isDrawn('plan-label', { kind: 'planned-area' }, 8)).toBe(true);
    expect(isDrawn('plan-label', { kind: 'county' }, 8)).toBe(false);
    for (const id of ['zone-fill', 'zone-outline', 'control-line', 'control-line-fill', 'project-symbol'])
      expect(layerOf(id).minzoom, id).toBeGreaterThan(9.5);
    expect(opacityOf('boundary-line', { kind: 'core-area' }, 9.5)).toBe(0);
    expect(opacityOf('boundary-line', { kind: 'core-area' }, 11)).toBe(1);
  });

  it('have borders that step back near by, the plan’s own excepted', () => {
    const opacity = (kind: string, zoom: number) => opacityOf('boundary-line', { kind }, zoom) as number;
    expect(opacity('county', 12)).toBeLessThan(opacity('county', 10));
    expect(opacity('county', 9)).toBeLessThan(opacity('prefecture', 9));
    expect(opacity('planned-area', 14)).toBe(1);
  });
});

describe('control lines', () => {
  it('of the whole plan come before those of single sites', () => {
    const drawn = (kind: string) => [10, 11, 12].map((zoom) => isDrawn('control-line', { kind }, zoom));
    expect(drawn('urban-development-boundary')).toEqual([false, true, true]);
    expect(drawn('green')).toEqual([false, false, true]);
  });

  it('that run in pairs are unbroken while the two are close, and dashed near by', () => {
    const { paint } = layerOf('control-line') as { paint: { 'line-dasharray': ExpressionSpecification } };
    const dasharray = latest.paint_line['line-dasharray'] as StylePropertySpecification;
    const dashes = (kind: string, zoom: number) =>
      evaluate(paint['line-dasharray'], { kind }, { zoom, property: dasharray });
    for (const kind of ['green', 'blue', 'yellow']) {
      expect(dashes(kind, 12), kind).toEqual([1, 0]);
      expect(dashes(kind, 13), kind).toEqual([1, 0]);
      expect(dashes(kind, 14), kind).not.toEqual([1, 0]);
    }
    expect(dashes('urban-development-boundary', 12)).toEqual(dashes('urban-development-boundary', 16));
  });
});

describe('projects', () => {
  const told = { name: '太原科创驱动中心' };
  const example = { name: '算力中心（示例）' };

  it('that a source tells of come before examples', () => {
    const drawn = (properties: object) =>
      [11, 12].map((zoom) => isDrawn('project-symbol', { ...properties }, zoom));
    expect(drawn(told)).toEqual([true, true]);
    expect(drawn(example)).toEqual([false, true]);
  });

  it('are named without a remark, examples later', () => {
    const { layout } = layerOf('project-symbol') as { layout: { 'text-field': ExpressionSpecification } };
    const named = (properties: object, zoom: number) =>
      evaluate(layout['text-field'], { ...properties }, { zoom });
    expect(named(told, 12)).toBe('太原科创驱动中心');
    expect(named(example, 12)).toBe('');
    expect(named(example, 14)).toBe('算力中心');
  });
});
