import { describe, expect, it } from 'vitest';
import { LinkedFeatures } from '../../../../client/state/plan/linked-features.svelte.ts';
import type { FeatureRef } from '../../../../client/api/types.ts';
import { fakeApi, gone, itemOf, missing } from '../../helpers/fakes.ts';

const parcel: FeatureRef = { collection: 'zone', id: 'zone-1' };

describe('LinkedFeatures', () => {
  it('asks for each feature once, and knows it from then on', async () => {
    let questions = 0;
    const item = (_planId: string, { id }: FeatureRef) => {
      questions++;
      return Promise.resolve(itemOf(id, { parcelCode: 'DY-1' }));
    };
    const linked = new LinkedFeatures(fakeApi({ item }), () => 'taixin');
    expect(linked.find(parcel)).toBeUndefined();
    await Promise.all([linked.read([parcel]), linked.read([parcel, parcel])]);
    expect(linked.find(parcel)).toMatchObject({ parcelCode: 'DY-1' });
    expect(questions).toBe(1);
  });

  it('knows of a feature that is not there', async () => {
    const linked = new LinkedFeatures(fakeApi({ item: () => Promise.reject(missing) }), () => 'taixin');
    await linked.read([parcel]);
    expect(linked.find(parcel)).toBeNull();
  });

  it('asks again later for one that did not come', async () => {
    let isUp = false;
    const item = (_planId: string, { id }: FeatureRef) =>
      isUp ? Promise.resolve(itemOf(id)) : Promise.reject(gone);
    const linked = new LinkedFeatures(fakeApi({ item }), () => 'taixin');
    await linked.read([parcel]);
    expect(linked.find(parcel)).toBeUndefined();
    isUp = true;
    await linked.read([parcel]);
    expect(linked.find(parcel)).toBeDefined();
  });

  it('asks nothing while there is no plan', async () => {
    const linked = new LinkedFeatures(
      fakeApi({ item: () => Promise.reject(new Error('asked')) }),
      () => null,
    );
    await linked.read([parcel]);
    expect(linked.find(parcel)).toBeUndefined();
  });
});
