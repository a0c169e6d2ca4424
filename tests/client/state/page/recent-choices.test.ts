import { describe, expect, it } from 'vitest';
import type { SearchItem } from '../../../../client/api/types.ts';
import { RecentChoices, type Choice } from '../../../../client/state/page/recent-choices.svelte.ts';
import { fakeMemory } from '../../helpers/fakes.ts';

const item: SearchItem = {
  collection: 'zone',
  id: 'dy-01',
  title: { zh: '甲', en: 'A' },
  properties: {},
  grouping: null,
  count: 1,
  point: [112.7, 38.1],
  bounds: [112.7, 38.1, 112.8, 38.2],
  match: { field: 'name', fit: 'exact' },
};
const feature: Choice = { kind: 'feature', plan: 'taixin', item };
const position: Choice = { kind: 'position', position: [112.7, 38.1] };
const command: Choice = { kind: 'command', id: 'print' };

const recalled = (kept: unknown) =>
  new RecentChoices(fakeMemory({ 'recent-choices': JSON.stringify(kept) })).choices;

describe('RecentChoices', () => {
  it('are remembered, the newest first and each once', () => {
    const memory = fakeMemory();
    const choices = new RecentChoices(memory);
    for (const choice of [feature, position, command, position]) choices.add(choice);
    expect(choices.choices).toEqual([position, command, feature]);
    expect(new RecentChoices(memory).choices).toEqual(choices.choices);
  });

  it.each<[string, unknown]>([
    ['a position that is nowhere', { ...position, position: [999, 999] }],
    ['a position past the pole', { ...position, position: [112, 91] }],
    ['a position of three numbers', { ...position, position: [112, 38, 5] }],
    ['a position of texts', { ...position, position: ['112', '38'] }],
    ['a feature of no collection', { ...feature, item: { ...item, collection: '__proto__' } }],
    ['a feature that can have no such id', { ...feature, item: { ...item, id: '..' } }],
    ['a feature that reaches out of the world', { ...feature, item: { ...item, bounds: [0, 0, 1e308, 1] } }],
    ['a feature without a name', { ...feature, item: { ...item, title: null } }],
    ['a feature of no plan', { ...feature, plan: 7 }],
    ['what an earlier version knew', { kind: 'layer', id: 'roads' }],
    ['nothing', null],
  ])('leave out %s', (_what, choice) => {
    expect(recalled([choice, command])).toEqual([command]);
  });

  it.each(['{}', '7', 'null'])('begin anew where only «%s» was left', (text) => {
    expect(recalled(JSON.parse(text))).toEqual([]);
  });
});
