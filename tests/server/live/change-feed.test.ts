import { describe, expect, it } from 'vitest';
import type { CommittedChangeset } from '../../../server/changesets/changeset.ts';
import type { ChangesetService } from '../../../server/changesets/service.ts';
import type { Database } from '../../../server/database/database.ts';
import type { ChannelListeners } from '../../../server/database/postgresql/channel.ts';
import { ChangeFeed } from '../../../server/live/change-feed.ts';
import type { FeedRepository } from '../../../server/live/feed-repository.ts';

const scenario = 7;

/** A server beside others: it hears through `notice`, and reads what others committed 1,000 at a time. */
async function beside() {
  let newest = 0;
  let listeners: ChannelListeners | null = null;
  const channel = { query: () => Promise.resolve([{ is_mine: false }]), close: () => Promise.resolve() };
  const database = {
    openChannel: (_names: string[], given: ChannelListeners) => {
      listeners = given;
      return Promise.resolve(channel);
    },
  };
  const repository: Partial<FeedRepository> = {
    readNewest: () => Promise.resolve(new Map([[scenario, newest]])),
    readBase: () => Promise.resolve(0),
    readAfter: (_scenario, after) =>
      Promise.resolve(
        Array.from(
          { length: Math.min(1_000, newest - after) },
          (_, at) => ({ scenario, number: after + at + 1 }) as CommittedChangeset,
        ),
      ),
  };
  const feed = new ChangeFeed(
    database as unknown as Database,
    repository as FeedRepository,
    { onCommit: () => undefined } as unknown as ChangesetService,
  );
  const told: number[] = [];
  feed.onChangeset(({ number }) => told.push(number));
  await feed.start();
  return {
    feed,
    told,
    /** Others have committed up to a number, and one word of it comes. */
    hear: (number: number) => {
      newest = number;
      listeners!.notice('dayu_changesets', `${scenario}:${number}`);
    },
  };
}

describe('what other servers commit', () => {
  it('is all told, each once and in order, however much was missed', async () => {
    const { feed, told, hear } = await beside();
    hear(3_500);
    await expect.poll(() => told.length).toBe(3_500);
    hear(3_501);
    await expect.poll(() => told.length).toBe(3_501);
    expect(told).toEqual(Array.from({ length: 3_501 }, (_, at) => at + 1));
    await feed.stop();
  });
});
