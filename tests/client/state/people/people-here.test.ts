import { expect, it } from 'vitest';
import { peopleHere } from '../../../../client/state/people/people-here.ts';

it('tells each person once, where they were last, and nobody of themselves', () => {
  const presences = [
    { id: 'a', account: 1, name: '李' },
    { id: 'b', account: 2, name: '王' },
    { id: 'c', account: 3, name: '张', selected: null },
    { id: 'd', account: 2, name: '王', selected: { collection: 'zone', id: 'z' } },
  ];
  expect(peopleHere(presences, 1).map(({ id }) => id)).toEqual(['d', 'c']);
  expect(peopleHere(presences, undefined)).toHaveLength(3);
});
