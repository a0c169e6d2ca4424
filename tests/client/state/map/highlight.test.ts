import { describe, expect, it } from 'vitest';
import { Highlight, type CountedSet } from '../../../../client/state/map/highlight.svelte.ts';

const set = (figure: string, ids: string[] = ['a']): CountedSet => ({
  collection: 'zone',
  figure,
  title: { zh: '居住用地', en: 'Housing' },
  landUse: '07',
  day: null,
  ids,
});

describe('Highlight', () => {
  it('holds what one figure counts; the same figure again lets it go', () => {
    const highlight = new Highlight();
    highlight.toggle(set('people'));
    highlight.toggle(set('jobs'));
    expect(highlight.current?.figure).toBe('jobs');
    highlight.toggle(set('jobs', ['a', 'b']));
    expect(highlight.current).toBeNull();
  });

  it('follows a new count of the figure that is chosen, and of no other', () => {
    const highlight = new Highlight();
    highlight.recount(set('people'));
    expect(highlight.current).toBeNull();
    highlight.toggle(set('people'));
    highlight.recount(set('people', ['a', 'b']));
    expect(highlight.current?.ids).toEqual(['a', 'b']);
    highlight.recount(set('jobs'));
    expect(highlight.current?.figure).toBe('people');
  });

  it('hands what is chosen over to a table, which keeps it until the wish is dropped', () => {
    const highlight = new Highlight();
    highlight.toggle(set('people'));
    highlight.askForTable();
    highlight.clear();
    expect(highlight.current).toBeNull();
    expect(highlight.tableFilter?.figure).toBe('people');
    highlight.dropTableFilter();
    expect(highlight.tableFilter).toBeNull();
  });
});
