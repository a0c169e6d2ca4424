import type { Client, ClientPool } from '../dialect.ts';

/** How long a replica that does not answer is not asked again, in ms. */
export const replicaRestMilliseconds = 5_000;

/** What is asked of a pool: with connections, it has a server that answers. */
export interface CountedPool {
  connect(): Promise<Client>;
  end(): Promise<void>;
  readonly totalCount: number;
}

/**
 * Connections of the replica, and while that does not answer, of the primary. A replica that is only busy is not
 * passed over: what is too much for it is not to fall on the primary. `now` is a clock in ms.
 */
export function preferReplica(
  replica: CountedPool | undefined,
  primary: CountedPool,
  now: () => number = () => performance.now(),
): ClientPool {
  if (!replica) return primary;
  let restsUntil = Number.NEGATIVE_INFINITY;
  return {
    connect: async () => {
      if (now() < restsUntil) return primary.connect();
      try {
        return await replica.connect();
      } catch (error) {
        if (replica.totalCount > 0) throw error;
        restsUntil = now() + replicaRestMilliseconds;
        return primary.connect();
      }
    },
    end: async () => {
      await Promise.all([replica.end(), primary.end()]);
    },
  };
}
