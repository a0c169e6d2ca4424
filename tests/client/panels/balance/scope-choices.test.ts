import { describe, expect, it } from 'vitest';
import type { Item } from '../../../../client/api/types.ts';
import { areasWithParcels, findCoreArea } from '../../../../client/panels/balance/scope-choices.ts';
import { parcel } from './balance-parcels.ts';

const area = (id: string, kind: string, west: number): Item => ({
  type: 'Feature',
  id,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 0],
        [west + 1, 0],
        [west + 1, 1],
        [west, 1],
        [west, 0],
      ],
    ],
  },
  properties: { name: id, kind },
});

describe('areasWithParcels', () => {
  it('offers the boundaries and clusters that hold a parcel, those of the plan first', () => {
    const boundaries = [area('county', 'county', 0), area('far', 'county', 5), area('core', 'core-area', 0)];
    const clusters = [area('town', 'town', 0), area('elsewhere', 'group', 3)];
    const groups = areasWithParcels(boundaries, clusters, [parcel('a', '07')]);
    expect(groups.map(({ id, areas }) => [id, areas.map(({ item }) => item.id)])).toEqual([
      ['plan', ['core']],
      ['clusters', ['town']],
      ['divisions', ['county']],
    ]);
    expect(findCoreArea(groups)?.item.id).toBe('core');
  });

  it('offers nothing where there are no parcels, and knows no core', () => {
    const groups = areasWithParcels([area('core', 'core-area', 0)], [], []);
    expect(groups).toEqual([]);
    expect(findCoreArea(groups)).toBeNull();
  });
});
