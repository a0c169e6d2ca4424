import { describe, expect, it } from 'vitest';
import type { Item } from '../../../client/api/types.ts';
import { Directory } from '../../../client/state/directory.svelte.ts';
import { fakeApi, gone, itemOf } from '../helpers/fakes.ts';

const town: Item = {
  type: 'Feature',
  id: 'town',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ],
  },
  properties: { name: '北部活力方城', kind: 'town' },
};

describe('Directory', () => {
  it('lists clusters and projects, and names the areas on the map', async () => {
    const items = (_plan: string, collection: string) =>
      Promise.resolve(collection === 'cluster' ? [town] : collection === 'project' ? [itemOf('p')] : []);
    const directory = new Directory(fakeApi({ items }));
    await directory.load('taixin');
    expect(directory.status).toMatchObject({
      kind: 'ready',
      clusters: [{ id: 'town' }],
      projects: [{ id: 'p' }],
    });
    expect(directory.labels.features).toMatchObject([{ properties: { name: '北部活力方城' } }]);
  });

  it('leaves a district unnamed whose seat bears its name', async () => {
    const district = (name: string): Item => ({ ...town, id: name, properties: { name, kind: 'county' } });
    const answers: Record<string, Item[]> = {
      boundary: [district('盂县'), district('原平市')],
      place: [itemOf('seat', { name: '原平市' })],
    };
    const directory = new Directory(
      fakeApi({ items: (_plan, collection) => Promise.resolve(answers[collection] ?? []) }),
    );
    await directory.load('taixin');
    expect(directory.labels.features.map(({ properties }) => properties?.['name'])).toEqual(['盂县']);
  });

  it('says that it could not be read', async () => {
    const directory = new Directory(fakeApi({ items: () => Promise.reject(gone) }));
    await directory.load('taixin');
    expect(directory.status).toEqual({ kind: 'failed' });
  });
});
