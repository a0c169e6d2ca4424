import { describe, expect, it } from 'vitest';
import { linkedCollections, linkNamer } from '../../../../client/panels/table/named-links.ts';
import type { RowsStatus } from '../../../../client/state/plan/plan-rows.svelte.ts';
import { parcelRow } from './rows.ts';

const school = parcelRow('school', { properties: { name: '小学', parcel: 'zone-1' } });
const park = parcelRow('park', { properties: { name: '公园', parcel: 'zone-gone' } });
const parcels: RowsStatus = {
  kind: 'ready',
  rows: [parcelRow('zone-1', { properties: { parcelCode: 'DY04-005' } })],
};
const loading: RowsStatus = { kind: 'loading', loaded: 0, total: null, share: 0 };

describe('the parcel on which a facility stands', () => {
  it('is written by its code, and by its id where there is no such parcel', () => {
    const rows = linkNamer('facility', () => parcels)([school, park], 'zh')!;
    expect(rows.map(({ properties }) => properties['parcel'])).toEqual(['DY04-005', 'zone-gone']);
    expect(school.properties['parcel']).toBe('zone-1');
  });

  it('waits for the parcels, and keeps its id where they can’t be had', () => {
    expect(linkedCollections('facility')).toEqual(['zone']);
    expect(linkNamer('facility', () => loading)([school], 'zh')).toBeNull();
    const [row] = linkNamer('facility', () => ({ kind: 'failed' }))([school], 'zh')!;
    expect(row!.properties['parcel']).toBe('zone-1');
  });

  it('is written once for the same rows', () => {
    const name = linkNamer('facility', () => parcels);
    const rows = [school];
    expect(name(rows, 'zh')).toBe(name(rows, 'zh'));
    expect(name(rows, 'en')).not.toBe(name([school], 'en'));
  });

  it('leaves rows without links as they are', () => {
    const rows = [parcelRow('a')];
    expect(linkNamer('zone', () => loading)(rows, 'zh')).toBe(rows);
  });
});
