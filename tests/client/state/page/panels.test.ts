import { describe, expect, it } from 'vitest';
import { Panels } from '../../../../client/state/page/panels.svelte.ts';
import { fakeMemory } from '../../helpers/fakes.ts';

describe('Panels', () => {
  it('remembers that the left panel was closed', () => {
    const memory = fakeMemory();
    new Panels(memory).toggleLeft();
    expect(new Panels(memory).isLeftOpen).toBe(false);
  });

  it('brings the sheet up for a tab, but not down from where it was', () => {
    const panels = new Panels(fakeMemory());
    panels.openTab('layers');
    expect([panels.tab, panels.stop]).toEqual(['layers', 'half']);
    panels.moveSheet('full');
    panels.openTab('legend');
    expect(panels.stop).toBe('full');
  });
});
