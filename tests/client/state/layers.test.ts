import { describe, expect, it } from 'vitest';
import { LayerChoice } from '../../../client/state/layers.svelte.ts';

describe('LayerChoice', () => {
  it('hides and shows, and lists what is hidden in the order of the switches', () => {
    const layers = new LayerChoice(['places'], 'soft');
    layers.toggle('roads');
    expect(layers.hidden).toEqual(['roads', 'places']);
    layers.toggle('places');
    expect(layers.isVisible('places')).toBe(true);
    expect(layers.hidden).toEqual(['roads']);
  });

  it('switches between soft and exact colours', () => {
    const layers = new LayerChoice([], 'soft');
    layers.toggleColors();
    expect(layers.colors).toBe('exact');
  });
});
