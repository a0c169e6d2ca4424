import type { CommittedChangeset } from '../changesets/changeset.ts';
import type { ChangesetService } from '../changesets/service.ts';
import type { Database } from '../database/database.ts';
import type { Channel } from '../database/postgresql/channel.ts';
import type { FeedRepository } from './feed-repository.ts';

/** How often the notifier looks for changesets that the others have not been told of, ms. */
const notifyMilliseconds = 100;
/** How long a lost channel is waited for before it is opened again, ms. */
const reopenMilliseconds = 500;
/** Of servers on one database, the one that holds this advisory lock tells the others. */
const notifierLock = 20_211_210;

const changesetChannel = 'dayu_changesets';
const presenceChannel = 'dayu_presence';

/** Turns the rows of the outbox into notices; `delete … returning` hands each out once, however late it was committed. */
const sendNotices = `with sent as (delete from outbox returning scenario, changeset)
  select pg_notify('${changesetChannel}', scenario || ':' || changeset) from (select * from sent order by 1, 2) as ordered`;

export type FeedListener = (changeset: CommittedChangeset) => void;

/**
 * Every changeset of every scenario, in the order of numbers and each once, wherever it was committed: here, by another
 * server on the same database, or by a command. After a lost connection it goes on where it was.
 */
export class ChangeFeed {
  readonly #database: Database;
  readonly #repository: FeedRepository;
  readonly #listeners: FeedListener[] = [];
  readonly #presenceListeners: ((payload: string) => void)[] = [];
  /** Number of the last changeset that was told, by scenario. */
  readonly #told = new Map<number, number>();
  readonly #catchingUp = new Map<number, Promise<void>>();
  #channel: Channel | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isStopped = false;
  /** True once it is known how far each scenario was: one that is not known then is new, and all of it is to be told. */
  #hasBegun = false;

  constructor(database: Database, repository: FeedRepository, changesets: ChangesetService) {
    this.#database = database;
    this.#repository = repository;
    changesets.onCommit((changeset) => this.#tellOwn(changeset));
  }

  onChangeset(listener: FeedListener): void {
    this.#listeners.push(listener);
  }

  onPresence(listener: (payload: string) => void): void {
    this.#presenceListeners.push(listener);
  }

  /** Begin to hear of other servers. Resolves when that works, or it is known that there are none. */
  async start(): Promise<void> {
    if (!this.#database.openChannel) return;
    // before anything of the plan is served; where that fails it is known once the channel stands
    await this.#begin().catch(() => undefined);
    await this.#open();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#channel?.close().catch(() => undefined);
    await Promise.allSettled(this.#catchingUp.values());
  }

  /** Tell the other servers who is where, or what is not told by changesets; lost where they can't be reached, as the next one comes soon. */
  sendPresence(payload: string): void {
    if (!this.#channel) return;
    void this.#channel.query('select pg_notify($1, $2)', [presenceChannel, payload]).catch(() => undefined);
  }

  #tellOwn(changeset: CommittedChangeset): void {
    const { scenario, number, base = number - 1 } = changeset;
    // a scenario that is new here may have been changed elsewhere before, of which the notice is still to come
    if (!this.#told.has(scenario)) this.#told.set(scenario, this.#hasBegun ? base : number - 1);
    const told = this.#told.get(scenario)!;
    if (number === told + 1 && !this.#catchingUp.has(scenario)) this.#tell(changeset);
    else void this.#catchUp(scenario, number);
  }

  #tell(changeset: CommittedChangeset): void {
    const { scenario, number } = changeset;
    if (number <= (this.#told.get(scenario) ?? 0)) return;
    this.#told.set(scenario, number);
    for (const listener of this.#listeners) listener(changeset);
  }

  /** Tell of all that was committed up to a number, one call at a time for each scenario. */
  #catchUp(scenario: number, upTo: number): Promise<void> {
    const before = this.#catchingUp.get(scenario) ?? Promise.resolve();
    const work = before.then(async () => {
      let told = this.#told.get(scenario) ?? (await this.#repository.readBase(scenario));
      while (told < upTo) {
        // not all that was missed at once: it may be any number
        const changesets = await this.#repository.readAfter(scenario, told);
        for (const changeset of changesets) this.#tell(changeset);
        const newest = changesets.at(-1);
        if (!newest) return;
        told = newest.number;
      }
    });
    const settled = work.catch(() => this.#reopenSoon());
    this.#catchingUp.set(scenario, settled);
    void settled.finally(() => {
      if (this.#catchingUp.get(scenario) === settled) this.#catchingUp.delete(scenario);
    });
    return settled;
  }

  async #open(): Promise<void> {
    try {
      this.#channel = await this.#database.openChannel!([changesetChannel, presenceChannel], {
        notice: (channel, payload) => this.#hear(channel, payload),
        end: () => this.#reopenSoon(),
      });
      // heard from here on, and whatever was committed before is looked up: nothing falls between
      if (!this.#hasBegun) await this.#begin();
      for (const [scenario, number] of await this.#repository.readNewest())
        await this.#catchUp(scenario, number);
      this.#notify(false);
    } catch {
      this.#reopenSoon();
    }
  }

  /** What was there before this server served anything is told to nobody. */
  async #begin(): Promise<void> {
    for (const [scenario, number] of await this.#repository.readNewest())
      if (!this.#told.has(scenario)) this.#told.set(scenario, number);
    this.#hasBegun = true;
  }

  #hear(channel: string, payload: string): void {
    if (channel === presenceChannel) {
      for (const listener of this.#presenceListeners) listener(payload);
      return;
    }
    const [scenario, number] = payload.split(':').map(Number);
    if (Number.isSafeInteger(scenario) && Number.isSafeInteger(number))
      void this.#catchUp(scenario!, number!);
  }

  /** While nobody else does: tell the others what the outbox holds, again and again. */
  #notify(isNotifier: boolean): void {
    const channel = this.#channel;
    if (this.#isStopped || !channel) return;
    const work = isNotifier
      ? channel.query(sendNotices).then(() => true)
      : channel
          .query('select pg_try_advisory_lock($1) as is_mine', [notifierLock])
          .then(([row]) => row?.['is_mine'] === true);
    work.then(
      (isMine) => {
        // a notifier that is gone is followed by another within a second
        const wait = isMine ? notifyMilliseconds : 1_000;
        if (channel === this.#channel)
          this.#wait(() => this.#notify(isMine), isMine && !isNotifier ? 0 : wait);
      },
      () => this.#reopenSoon(),
    );
  }

  #reopenSoon(): void {
    const channel = this.#channel;
    this.#channel = null;
    void channel?.close().catch(() => undefined);
    this.#wait(() => void this.#open(), reopenMilliseconds);
  }

  #wait(work: () => void, milliseconds: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#isStopped || !this.#database.openChannel) return;
    this.#timer = setTimeout(work, milliseconds);
    this.#timer.unref();
  }
}
