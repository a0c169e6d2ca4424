import { describe, expect, it } from 'vitest';
import type { Client } from '../../../server/database/dialect.ts';
import {
  preferReplica,
  replicaRestMilliseconds,
  type CountedPool,
} from '../../../server/database/postgresql/prefer-replica.ts';

/** A pool whose connections tell where they are from; `failure` makes it give none. */
function fakePool(name: string) {
  const pool = {
    asked: 0,
    totalCount: 1,
    failure: null as Error | null,
    connect: () => {
      pool.asked += 1;
      return pool.failure ? Promise.reject(pool.failure) : Promise.resolve(name as unknown as Client);
    },
    end: () => Promise.resolve(),
  };
  return pool satisfies CountedPool;
}

describe('a pool that prefers its replica', () => {
  const replica = fakePool('replica');
  const primary = fakePool('primary');
  let moment = 0;
  const pool = preferReplica(replica, primary, () => moment);

  it('takes connections of the replica while it answers', async () => {
    await expect(pool.connect()).resolves.toBe('replica');
    expect(primary.asked).toBe(0);
  });

  it('does not burden the primary with what is too much for the replica', async () => {
    replica.failure = new Error('timeout exceeded when trying to connect');
    await expect(pool.connect()).rejects.toThrow('timeout exceeded');
    expect(primary.asked).toBe(0);
  });

  it('goes to the primary when the replica is gone, and does not ask it again for a while', async () => {
    replica.totalCount = 0;
    replica.failure = new Error('connect ECONNREFUSED');
    await expect(pool.connect()).resolves.toBe('primary');
    const { asked } = replica;
    moment += replicaRestMilliseconds - 1;
    await expect(pool.connect()).resolves.toBe('primary');
    expect(replica.asked).toBe(asked);
  });

  it('comes back to the replica when it answers again', async () => {
    replica.failure = null;
    moment += 2;
    await expect(pool.connect()).resolves.toBe('replica');
  });

  it('is the primary alone where there is no replica', () => {
    expect(preferReplica(undefined, primary)).toBe(primary);
  });
});
