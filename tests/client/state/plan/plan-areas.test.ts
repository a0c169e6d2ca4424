import { describe, expect, it, vi } from 'vitest';
import { PlanAreas } from '../../../../client/state/plan/plan-areas.svelte.ts';
import { fakeApi, gone, itemOf } from '../../helpers/fakes.ts';

describe('PlanAreas', () => {
  it('asks for boundaries and clusters once, whoever wants them', async () => {
    const items = vi.fn((_plan: string, collection: string) => Promise.resolve([itemOf(collection)]));
    const areas = new PlanAreas(fakeApi({ items }), () => 'taixin');
    await Promise.all([areas.load(), areas.load()]);
    await areas.load();
    expect(areas.status).toMatchObject({
      kind: 'ready',
      boundaries: [{ id: 'boundary' }],
      clusters: [{ id: 'cluster' }],
    });
    expect(items).toHaveBeenCalledTimes(2);
  });

  it('says when they could not be read, and asks again', async () => {
    const items = vi.fn(() => Promise.reject(gone));
    const areas = new PlanAreas(fakeApi({ items }), () => 'taixin');
    await areas.load();
    expect(areas.status).toEqual({ kind: 'failed' });
    items.mockImplementation(() => Promise.resolve([]) as never);
    await areas.load();
    expect(areas.status).toMatchObject({ kind: 'ready', boundaries: [] });
  });

  it('waits for the plan', async () => {
    const areas = new PlanAreas(fakeApi(), () => null);
    await areas.load();
    expect(areas.status).toEqual({ kind: 'loading' });
  });
});
