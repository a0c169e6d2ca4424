import { describe, expect, it } from 'vitest';
import { LayerChoice, type LayerSettings } from '../../../../client/state/map/layers.svelte.ts';

const settings: LayerSettings = { hidden: [], opacities: {}, colors: 'soft', base: null, isMassing: false };

describe('LayerChoice', () => {
  it('hides and shows, and lists what is hidden in the order of the switches', () => {
    const layers = new LayerChoice({ ...settings, hidden: ['places'] });
    layers.toggle('roads');
    expect(layers.hidden).toEqual(['roads', 'places']);
    layers.toggle('places');
    expect(layers.isVisible('places')).toBe(true);
    expect(layers.hidden).toEqual(['roads']);
  });

  it('switches between soft and exact colours', () => {
    const layers = new LayerChoice(settings);
    layers.toggleColors();
    expect(layers.colors).toBe('exact');
  });

  it('knows whether softened colours are to be seen at all', () => {
    expect(new LayerChoice(settings).isSoftened).toBe(true);
    expect(new LayerChoice({ ...settings, base: 'photo' }).isSoftened).toBe(true);
    for (const other of [{ colors: 'exact' as const }, { base: 'grey' }, { hidden: ['land-use' as const] }])
      expect(new LayerChoice({ ...settings, ...other }).isSoftened).toBe(false);
  });

  it('fades a group, and forgets it where it is whole again', () => {
    const layers = new LayerChoice(settings);
    layers.fade('land-use', 0.4);
    layers.fade('roads', -1);
    expect(layers.opacities).toEqual({ 'land-use': 0.4, roads: 0 });
    expect(layers.opacityOf('terrain')).toBe(1);
    layers.fade('land-use', 1);
    expect(layers.opacities).toEqual({ roads: 0 });
  });
});
