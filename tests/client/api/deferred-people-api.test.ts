import { describe, expect, it, vi } from 'vitest';
import { deferPeopleApi } from '../../../client/api/deferred-people-api.ts';
import { fakePeopleApi } from '../helpers/fakes.ts';

const nobody = () => Promise.resolve(Response.json({ account: null, memberships: [] }));

describe('the API for people who work on plans', () => {
  it('tells who is signed in without its code', async () => {
    const load = vi.fn();
    const person = { id: 7, name: 'li', displayName: '李工' };
    const memberships = [{ plan: null, role: 'admin' }];
    const answering = (account: object | null) => () =>
      Promise.resolve(Response.json({ account, memberships }));
    await expect(deferPeopleApi(answering(person), load).person()).resolves.toEqual({
      ...person,
      memberships,
    });
    await expect(deferPeopleApi(nobody, load).person()).resolves.toBeNull();
    await expect(deferPeopleApi(answering({ name: 'li' }), load).person()).rejects.toMatchObject({
      code: 'unreadable',
    });
    expect(load).not.toHaveBeenCalled();
  });

  it('fetches its code once, for the first that is asked of it', async () => {
    const removeToken = vi.fn(() => Promise.resolve());
    const load = vi.fn(() => Promise.resolve(fakePeopleApi({ removeToken })));
    const api = deferPeopleApi(nobody, load);
    await Promise.all([api.removeToken(1), api.removeToken(2)]);
    expect(removeToken.mock.calls).toEqual([[1], [2]]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is unreachable while its code is, and asks for it again', async () => {
    const load = vi.fn(() => Promise.resolve(fakePeopleApi({ signOut: () => Promise.resolve() })));
    load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
    const api = deferPeopleApi(nobody, load);
    await expect(api.signOut()).rejects.toMatchObject({ code: 'unreachable', isUnreachable: true });
    await expect(api.signOut()).resolves.toBeUndefined();
  });
});
