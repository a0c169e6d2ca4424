import { describe, expect, it } from 'vitest';
import { defineCollection, hasLabels, valuesLeftOut } from '#domain/collections/definition.ts';
import { infrastructure } from '#domain/collections/infrastructure.ts';
import { zone } from '#domain/collections/zone.ts';

const withZooms = (field: string, zooms: Record<string, number>) => () =>
  defineCollection({ ...infrastructure, tile: { ...infrastructure.tile, minZoomBy: { field, zooms } } });

describe('the zooms of a collection’s features', () => {
  it('leave out of the tiles what no map draws from afar, the least the longest', () => {
    expect(valuesLeftOut(infrastructure.tile, 10)).toEqual(['ramp', 'secondary', 'local', 'trunk', 'branch']);
    expect(valuesLeftOut(infrastructure.tile, 12)).toEqual(['branch']);
    expect(valuesLeftOut(infrastructure.tile, 14)).toEqual([]);
  });

  it('leave out nothing where all come together', () => {
    expect(valuesLeftOut(zone.tile, 0)).toEqual([]);
  });

  it.each([
    ['of a field that is not in the schema', 'grade', { local: 12 }],
    ['of a field without a list of values', 'name', { local: 12 }],
    ['of a value that is not in the list', 'class', { footpath: 12 }],
    ['no later than the collection’s own', 'class', { local: 6 }],
  ])('are refused when they are %s', (_, field, zooms) => {
    expect(withZooms(field, zooms as unknown as Record<string, number>)).toThrow('infrastructure');
  });

  it('have labels of their own only where features are not merged', () => {
    const from = (labelFromZoom: number) => () =>
      defineCollection({ ...zone, tile: { ...zone.tile, labelFromZoom } });
    expect(from(12)).toThrow('zone');
    expect(hasLabels(from(13)().tile, 13)).toBe(true);
    expect(hasLabels(zone.tile, 13)).toBe(false);
    expect(hasLabels(infrastructure.tile, 16)).toBe(false);
  });
});
