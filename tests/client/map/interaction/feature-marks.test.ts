import type { Map } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { FeatureMarks } from '../../../../client/map/interaction/feature-marks.ts';

/** As much of a map as marks need; the projects are a source of their own unless the test has them in the tiles. */
function open(sources = ['plan', 'plan-projects']) {
  const states: Record<string, object> = {};
  const opacities: Record<string, number> = {};
  const map = {
    getSource: (id: string) => sources.includes(id),
    getLayer: () => true,
    setFeatureState: (
      { source, sourceLayer, id }: { source: string; sourceLayer?: string; id: string },
      state: object,
    ) => {
      const key = [source, sourceLayer, id].filter(Boolean).join('/');
      states[key] = { ...states[key], ...state };
    },
    setPaintProperty: (layer: string, _property: string, opacity: number) => (opacities[layer] = opacity),
  };
  const drawn = () => Object.keys(opacities).filter((layer) => opacities[layer]! > 0);
  return { marks: new FeatureMarks(map as unknown as Map), states, drawn };
}

describe('FeatureMarks', () => {
  it('moves a mark from one feature to the next, and draws the highlights of its collection alone', () => {
    const { marks, states, drawn } = open();
    marks.mark('hover', { collection: 'zone', id: 'a' });
    expect(drawn()).toEqual(['zone-highlight']);
    marks.mark('hover', { collection: 'infrastructure', id: 'road' });
    expect(states).toEqual({ 'plan/zone/a': { hover: false }, 'plan/infrastructure/road': { hover: true } });
    expect(drawn()).toEqual(['line-highlight']);
    marks.mark('hover', null);
    expect(drawn()).toEqual([]);
  });

  it('keeps what is selected, pointed at and counted apart', () => {
    const { marks, states, drawn } = open();
    marks.markSet('counted', { collection: 'zone', ids: ['a', 'b'] });
    marks.mark('selected', { collection: 'zone', id: 'a' });
    marks.markSet('counted', null);
    expect(states).toEqual({
      'plan/zone/a': { counted: false, selected: true },
      'plan/zone/b': { counted: false },
    });
    expect(drawn()).toEqual(['zone-highlight']);
  });

  it('marks a parcel on the ground and in its buildings', () => {
    const { marks, states } = open(['plan', 'massing']);
    marks.mark('selected', { collection: 'zone', id: 'a' });
    marks.mark('hover', { collection: 'cluster', id: 'c' });
    expect(states).toEqual({
      'plan/zone/a': { selected: true },
      'massing/a': { selected: true },
      'plan/cluster/c': { hover: true },
    });
  });

  it('marks a project where the map has it', () => {
    const own = open();
    own.marks.mark('selected', { collection: 'project', id: 'p' });
    expect(Object.keys(own.states)).toEqual(['plan-projects/p']);
    const inTiles = open(['plan']);
    inTiles.marks.mark('selected', { collection: 'project', id: 'p' });
    expect(Object.keys(inTiles.states)).toEqual(['plan/project/p']);
  });

  it.each([
    ['__proto__', 'x'],
    ['constructor', 'prototype'],
    ['zone', '__proto__'],
    ['zone', 'constructor'],
    ['zone', '..'],
  ])('hands «%s/%s» to no map', (collection, id) => {
    const { marks, states, drawn } = open();
    marks.mark('selected', { collection, id });
    marks.mark('selected', null);
    expect(states).toEqual({});
    expect(drawn()).toEqual([]);
  });
});
