import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Api } from '../../../../client/api/api.ts';
import type { Item } from '../../../../client/api/types.ts';
import { FeatureReader } from '../../../../client/state/plan/feature-reader.ts';
import { LandProfile } from '../../../../client/state/tools/land-profile.svelte.ts';
import { deferred, fakeApi, gone, settle } from '../../helpers/fakes.ts';
import { courseBetween, type Place } from '../../../../domain/measure/geodesic.ts';

const line: Place[] = [
  [112.7, 38.185],
  [112.72, 38.185],
];

function item(id: string, geometry: Geometry, properties: Item['properties']): Item {
  return { type: 'Feature', id, geometry, properties };
}

function parcel(id: string, west: number, properties: Item['properties']): Item {
  const ring = [
    [west, 38.18],
    [west + 0.01, 38.18],
    [west + 0.01, 38.19],
    [west, 38.19],
    [west, 38.18],
  ];
  return item(id, { type: 'Polygon', coordinates: [ring] }, properties);
}

const parcels = [
  parcel('zone-1', 112.7, { landUse: '0701', area: 1_000_000, population: 500 }),
  parcel('zone-2', 112.71, { landUse: '1001', area: 1_000_000, jobs: 100, validFrom: '2024-12-08' }),
];
const pipe = item(
  'water-1',
  {
    type: 'LineString',
    coordinates: [
      [112.705, 38.18],
      [112.705, 38.19],
    ],
  },
  { kind: 'water', diameter: 600 },
);

function profileOf(itemsWithin: Api['itemsWithin'], planId: string | null = 'taixin'): LandProfile {
  return new LandProfile(new FeatureReader(fakeApi({ itemsWithin }), () => planId), () => Promise.resolve());
}

const everything: Api['itemsWithin'] = (_planId, collection) => {
  const items = collection === 'zone' ? parcels : [pipe];
  return Promise.resolve({ items, numberMatched: items.length, next: null });
};

describe('LandProfile', () => {
  it('stops reading when the line moves on, and shows nothing of where it was', async () => {
    const first = deferred<Awaited<ReturnType<Api['itemsWithin']>>>();
    const profile = profileOf(() => first.promise);
    const following = profile.followLine(line);
    profile.outdate();
    first.resolve({ items: parcels, numberMatched: parcels.length, next: null });
    await following;
    expect(profile.status).toEqual({ kind: 'reading', done: 0, total: null });
  });

  it('finds the parcels along a line and what it crosses', async () => {
    const profile = profileOf(everything);
    await profile.followLine(line);
    const { status } = profile;
    if (status.kind !== 'ready' || status.found.kind !== 'line') throw new Error(status.kind);
    expect(status.found.lands.map(({ landUse, validFrom }) => [landUse, validFrom])).toEqual([
      ['0701', null],
      ['1001', '2024-12-08'],
    ]);
    expect(status.found.crossings).toHaveLength(1);
    const expected = courseBetween(line[0]!, [112.705, 38.185]).meters;
    expect(status.found.crossings[0]!.meters).toBeCloseTo(expected, 1);
  });

  it('finds what lies in a polygon, with its share of people and jobs', async () => {
    const profile = profileOf(everything);
    await profile.fillArea([
      [112.705, 38.182],
      [112.715, 38.182],
      [112.715, 38.188],
      [112.705, 38.188],
    ]);
    const { status } = profile;
    if (status.kind !== 'ready' || status.found.kind !== 'area') throw new Error(status.kind);
    const [homes, works] = status.found.lands;
    expect(homes!.squareMeters + works!.squareMeters).toBeCloseTo(status.found.squareMeters, -1);
    expect(homes!.people).toBeCloseTo((500 * homes!.squareMeters) / 1_000_000, 6);
    expect(works!.jobs).toBeCloseTo((100 * works!.squareMeters) / 1_000_000, 6);
  });

  it('reads every page, and each feature once', async () => {
    const asked: (string | null)[] = [];
    const profile = profileOf((_planId, collection, _bounds, next) => {
      if (collection !== 'zone') return Promise.resolve({ items: [], numberMatched: 0, next: null });
      asked.push(next);
      return Promise.resolve({
        items: [parcels[next === null ? 0 : 1]!],
        numberMatched: 2,
        next: next ? null : 'second',
      });
    });
    await profile.followLine([line[0]!, [112.705, 38.185], line[1]!]);
    expect(asked.filter((next) => next === 'second').length).toBeGreaterThan(0);
    const { status } = profile;
    if (status.kind !== 'ready') throw new Error(status.kind);
    expect(status.found.lands).toHaveLength(2);
  });

  it('refuses to go through more features than can be computed while one waits', async () => {
    const profile = profileOf(() => Promise.resolve({ items: parcels, numberMatched: 5_001, next: 'more' }));
    await profile.followLine(line);
    expect(profile.status).toEqual({ kind: 'too-many', count: 5_001 });
  });

  it('says that the server did not answer, and has nothing to say without a polygon', async () => {
    const profile = profileOf(() => Promise.reject(gone));
    await profile.followLine(line);
    expect(profile.status).toEqual({ kind: 'failed' });
    await profile.fillArea(line);
    expect(profile.status).toEqual({ kind: 'none' });
  });

  it('drops the answer to what is no longer asked', async () => {
    const first = deferred<Awaited<ReturnType<Api['itemsWithin']>>>();
    let questions = 0;
    const profile = profileOf((...question) => (questions++ === 0 ? first.promise : everything(...question)));
    const stale = profile.followLine(line);
    await profile.followLine([line[0]!, [112.709, 38.185]]);
    first.resolve({ items: [], numberMatched: 0, next: null });
    await stale;
    const { status } = profile;
    if (status.kind !== 'ready') throw new Error(status.kind);
    expect(status.found.lands).toHaveLength(1);
  });

  it('stops when it is told to, and says so', async () => {
    const profile = profileOf(() => new Promise(() => undefined));
    void profile.followLine(line);
    await settle();
    expect(profile.status).toMatchObject({ kind: 'reading' });
    profile.cancel();
    expect(profile.status).toEqual({ kind: 'called-off' });
  });

  it('finds nothing while there is no plan', async () => {
    const profile = profileOf(everything, null);
    await profile.followLine(line);
    expect(profile.status).toMatchObject({ kind: 'ready', found: { lands: [], crossings: [] } });
  });
});
