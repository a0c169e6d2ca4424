import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../client/api/api-error.ts';
import { ShownPlan } from '../../../../client/state/plan/shown-plan.svelte.ts';
import { fakeApi, gone, plan } from '../../helpers/fakes.ts';

async function load(api = fakeApi(), wanted: string | null = null) {
  const published = new ShownPlan(api, wanted);
  await published.load();
  return published;
}

describe('ShownPlan', () => {
  it('opens the first plan that is published', async () => {
    const plans = () => Promise.resolve([{ ...plan, id: 'draft', published: false }, plan]);
    expect((await load(fakeApi({ plans }))).plan?.id).toBe('taixin');
  });

  it('opens the plan that the address names', async () => {
    const plans = () => Promise.resolve([plan, { ...plan, id: 'other' }]);
    expect((await load(fakeApi({ plans }), 'other')).plan?.id).toBe('other');
  });

  it('offers all plans of which something is published, in their order', async () => {
    const plans = () =>
      Promise.resolve([plan, { ...plan, id: 'draft', published: false }, { ...plan, id: 'other' }]);
    const { choices } = await load(fakeApi({ plans }), 'other');
    expect(choices.map(({ id }) => id)).toEqual(['taixin', 'other']);
  });

  it('says which plan is missing', async () => {
    expect((await load(fakeApi(), 'nowhere')).status).toEqual({ kind: 'missing', wanted: 'nowhere' });
    expect((await load(fakeApi({ plans: () => Promise.resolve([]) }))).status).toEqual({
      kind: 'missing',
      wanted: null,
    });
  });

  it('tells a plan that is not published from one that is not there', async () => {
    const draft = { ...plan, published: false };
    const published = await load(fakeApi({ plans: () => Promise.resolve([draft]) }));
    expect(published.status).toEqual({ kind: 'unpublished', plan: draft });
  });

  it('tells a server that is gone from one that fails', async () => {
    const failing = new ApiError(500, 'internal', 'oops');
    expect((await load(fakeApi({ plans: () => Promise.reject(gone) }))).status).toEqual({
      kind: 'failed',
      isUnreachable: true,
    });
    expect((await load(fakeApi({ tileSet: () => Promise.reject(failing) }))).status).toEqual({
      kind: 'failed',
      isUnreachable: false,
    });
  });

  it('opens when asked again after a failure', async () => {
    let isGone = true;
    const plans = () => (isGone ? Promise.reject(gone) : Promise.resolve([plan]));
    const published = await load(fakeApi({ plans }));
    isGone = false;
    await published.load();
    expect(published.status.kind).toBe('ready');
  });

  it('hides no fault of our own', async () => {
    const fault = new TypeError('a bug');
    await expect(load(fakeApi({ plans: () => Promise.reject(fault) }))).rejects.toBe(fault);
  });
});
