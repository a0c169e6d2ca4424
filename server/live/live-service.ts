import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { isSameJson } from '#domain/comparison/same-json.ts';
import { isAllowed, type Actor } from '../access/actor.ts';
import type { CommittedChangeset } from '../changesets/changeset.ts';
import { limits } from '../limits.ts';
import type { ScenarioRecord } from '../scenarios/repository.ts';
import type { ChangeFeed } from './change-feed.ts';
import { describeChangeset, type TouchedChangeset } from './describe-changeset.ts';
import type { FeedRepository } from './feed-repository.ts';
import { Lane } from './lane.ts';
import { LiveConnection } from './live-connection.ts';
import { closeCodes, readClientMessage, type ClientMessage, type Presence } from './messages.ts';
import { PresencePost } from './presence-post.ts';
import { Presences } from './presences.ts';

/** How often each connection is looked at: does it answer, is its person still let in, ms. */
const lookMilliseconds = 20_000;
/** Connections that are looked at in the database at once: thousands of them must not keep those waiting who ask. */
const looksAtOnce = 2;
/** Connections that are told at once what they have missed: each of them may read thousands of features. */
const catchUpsAtOnce = 4;
/** How long somebody who is said to be there is believed to be, without another word, ms. */
const presenceMilliseconds = 60_000;
/** How often those who are believed to be there no more are looked for, ms. */
const sweepMilliseconds = 5_000;
/** How often those who listen are told of who moved, ms. */
const postMilliseconds = 200;
/** Bytes of presences that one word to other servers holds: PostgreSQL takes 8,000. */
const mostPayloadBytes = 6_000;

export interface LiveOptions {
  feed: ChangeFeed;
  repository: FeedRepository;
  findScenario(id: number): Promise<ScenarioRecord | null>;
}

/** Everyone who looks at a scenario hears what changes in it, and who else is there. */
export class LiveService {
  readonly #options: LiveOptions;
  readonly #connections = new Set<LiveConnection>();
  readonly #byScenario = new Map<number, Set<LiveConnection>>();
  readonly #presences = new Presences(presenceMilliseconds);
  readonly #looks = new Lane(looksAtOnce);
  readonly #catchUps = new Lane(catchUpsAtOnce);
  readonly #post = new PresencePost(postMilliseconds, (scenario, presences) =>
    this.#tellPresences(scenario, presences),
  );
  readonly #server = randomUUID();
  readonly #sweep: ReturnType<typeof setInterval>;

  constructor(options: LiveOptions) {
    this.#options = options;
    options.feed.onChangeset((changeset) => this.#tellChangeset(changeset));
    options.feed.onPresence((payload) => this.#hearPresence(payload));
    this.#sweep = setInterval(() => this.#letSilentGo(), sweepMilliseconds);
    this.#sweep.unref();
  }

  /** A scenario itself was changed, its title or its status: who has it open reads anew what it is. */
  tellScenario(scenario: number): void {
    this.#broadcast(scenario, { type: 'scenario', scenario }, null);
    this.#options.feed.sendPresence(JSON.stringify({ server: this.#server, scenario, isChanged: true }));
  }

  /** What an account may do has changed: its connections hear nothing more before that has been looked up. */
  tellRights(account: number): void {
    this.#review(account);
    this.#options.feed.sendPresence(JSON.stringify({ server: this.#server, rightsOf: account }));
  }

  get connectionCount(): number {
    return this.#connections.size;
  }

  /** How many connections listen to a scenario. */
  listenerCount(scenario: number): number {
    return this.#byScenario.get(scenario)?.size ?? 0;
  }

  /** Serve a connection until it ends. `findActor` tells who it is of now; null when nobody any more. */
  serve(socket: WebSocket, actor: Actor, findActor: () => Promise<Actor | null>): void {
    const connection = new LiveConnection(randomUUID(), socket, actor, findActor);
    socket.on('error', () => undefined);
    if (this.#countOf(actor) >= limits.liveConnections) {
      connection.end(closeCodes.tooMany, 'too many connections');
      return;
    }
    this.#connections.add(connection);
    const timer = setInterval(() => void this.#look(connection), lookMilliseconds);
    socket.on('pong', () => (connection.isAnswering = true));
    socket.on('message', (data: Buffer, isBinary) => {
      // whoever was let go may not know it yet
      if (!connection.isOpen) return;
      const isTaken =
        !isBinary &&
        !connection.isFlooding(performance.now()) &&
        connection.queue(() =>
          this.#take(connection, data.toString()).catch(() =>
            connection.end(closeCodes.stopping, 'connect again'),
          ),
        );
      if (!isTaken) connection.end(closeCodes.misused, 'not understood');
    });
    socket.on('close', () => {
      clearInterval(timer);
      this.#connections.delete(connection);
      for (const scenario of connection.scenarios.keys()) this.#leave(connection, scenario);
    });
  }

  /** Let everyone go, to connect again when there is a server. */
  stop(): void {
    clearInterval(this.#sweep);
    for (const connection of this.#connections) connection.end(closeCodes.stopping, 'the server stops');
  }

  #countOf({ account }: Actor): number {
    let count = 0;
    for (const { actor } of this.#connections) if (actor.account === account) count += 1;
    return count;
  }

  #review(account: number): void {
    for (const connection of this.#connections)
      if (connection.actor.account === account)
        // where the database does not answer, nobody knows: whoever may comes again
        connection.review(() =>
          this.#lookWho(connection).catch(() => connection.end(closeCodes.stopping, 'connect again')),
        );
  }

  async #look(connection: LiveConnection): Promise<void> {
    if (!connection.isAnswering) {
      connection.socket.terminate();
      return;
    }
    connection.isAnswering = false;
    connection.socket.ping();
    // where the database does not answer, looked at again next time
    await this.#looks.run(() => this.#lookWho(connection)).catch(() => undefined);
  }

  async #lookWho(connection: LiveConnection): Promise<void> {
    if (!this.#isHere(connection)) return;
    const actor = await connection.findActor();
    if (!actor) {
      connection.end(closeCodes.signedOut, 'signed out');
      return;
    }
    const isSame = isSameJson(connection.actor.memberships, actor.memberships);
    connection.actor = actor;
    if (!isSame) connection.send(JSON.stringify({ type: 'rights' }));
    for (const scenario of [...connection.scenarios.keys()])
      if (!(await this.#mayRead(connection, scenario))) this.#refuse(connection, scenario);
  }

  async #take(connection: LiveConnection, text: string): Promise<void> {
    const message = readClientMessage(text);
    if (!message) connection.send(JSON.stringify({ type: 'error', code: 'not-understood' }));
    else if (message.type === 'subscribe') await this.#subscribe(connection, message);
    else if (message.type === 'unsubscribe') this.#leave(connection, message.scenario);
    else this.#takePresence(connection, message);
  }

  async #subscribe(
    connection: LiveConnection,
    { scenario, after }: Extract<ClientMessage, { type: 'subscribe' }>,
  ): Promise<void> {
    if (!connection.scenarios.has(scenario) && connection.scenarios.size >= limits.liveScenarios) {
      connection.send(JSON.stringify({ type: 'error', code: 'too-many-scenarios', scenario }));
      return;
    }
    await connection.reviewed();
    const mayRead = await this.#mayRead(connection, scenario);
    // who went meanwhile must not be listed: nobody would ever take them out
    if (!this.#isHere(connection)) return;
    if (!mayRead) {
      this.#refuse(connection, scenario);
      return;
    }
    const listeners = this.#byScenario.get(scenario) ?? new Set();
    this.#byScenario.set(scenario, listeners.add(connection));
    // whoever listens knows best what they have; what is committed while the rest is read waits for it
    connection.scenarios.set(scenario, after ?? connection.scenarios.get(scenario) ?? 0);
    const held = connection.hold(scenario);
    try {
      if (after === undefined) await this.#sendMissed(connection, scenario, after);
      else await this.#catchUps.run(() => this.#sendMissed(connection, scenario, after));
    } finally {
      connection.release(scenario);
    }
    if (!this.#listens(connection, scenario)) return;
    for (const changeset of held) this.#sendChangeset(connection, changeset);
    connection.send(
      JSON.stringify({
        type: 'subscribed',
        scenario,
        changeset: connection.scenarios.get(scenario),
        others: this.#presences.list(scenario, connection.id),
      }),
    );
  }

  /** What was committed since a number; where that is unknown, too much or yet to come, that all is to be read anew. */
  async #sendMissed(connection: LiveConnection, scenario: number, after: number | undefined): Promise<void> {
    if (!this.#listens(connection, scenario)) return;
    const { repository, findScenario } = this.#options;
    const newest = (await findScenario(scenario))!.changeset;
    const missed = after === undefined ? 0 : newest - after;
    const isTooMuch =
      missed < 0 ||
      missed > limits.liveCatchUp ||
      (missed > 0 && (await repository.countChanges(scenario, after!)) > limits.liveCatchUpFeatures);
    await connection.reviewed();
    if (!this.#listens(connection, scenario)) return;
    if (isTooMuch) {
      connection.scenarios.set(scenario, newest);
      connection.send(JSON.stringify({ type: 'resync', scenario, changeset: newest }));
    } else if (missed > 0) {
      const changesets = await repository.readAfter(scenario, after!);
      await connection.reviewed();
      // to nobody who may not see it any more: see #sendChangeset
      for (const changeset of changesets) this.#sendChangeset(connection, describeChangeset(changeset));
    } else connection.scenarios.set(scenario, Math.max(connection.scenarios.get(scenario) ?? 0, newest));
  }

  #isHere(connection: LiveConnection): boolean {
    return connection.isOpen && this.#connections.has(connection);
  }

  #listens(connection: LiveConnection, scenario: number): boolean {
    return this.#isHere(connection) && connection.scenarios.has(scenario);
  }

  async #mayRead({ actor }: LiveConnection, scenario: number): Promise<boolean> {
    const found = await this.#options.findScenario(scenario);
    return found !== null && isAllowed(actor, found.plan, 'read');
  }

  #refuse(connection: LiveConnection, scenario: number): void {
    this.#leave(connection, scenario);
    connection.send(JSON.stringify({ type: 'error', code: 'scenario-not-found', scenario }));
  }

  #tellChangeset(changeset: CommittedChangeset): void {
    const listeners = this.#byScenario.get(changeset.scenario);
    if (!listeners || listeners.size === 0) return;
    const described = describeChangeset(changeset);
    for (const connection of listeners) connection.tell(() => this.#sendInOrder(connection, described));
  }

  #sendChangeset(connection: LiveConnection, { scenario, number, text }: TouchedChangeset): void {
    const sent = connection.scenarios.get(scenario);
    if (sent === undefined || number <= sent) return;
    connection.scenarios.set(scenario, number);
    connection.send(text);
  }

  /** What was missed before goes first. */
  #sendInOrder(connection: LiveConnection, changeset: TouchedChangeset): void {
    const held = connection.heldFor(changeset.scenario);
    if (held) held.push(changeset);
    else this.#sendChangeset(connection, changeset);
  }

  #takePresence(
    connection: LiveConnection,
    { scenario, place, selected }: Extract<ClientMessage, { type: 'presence' }>,
  ): void {
    if (!connection.scenarios.has(scenario)) return;
    const presence: Presence = {
      id: connection.id,
      account: connection.actor.account,
      name: connection.actor.displayName,
      ...(place && { place }),
      ...(selected !== undefined && { selected }),
    };
    this.#presences.put(scenario, presence, performance.now());
    this.#post.put(scenario, presence);
  }

  #tellPresences(scenario: number, presences: readonly Presence[]): void {
    this.#sendPresences(scenario, presences);
    for (const some of payloadsOf(presences))
      this.#options.feed.sendPresence(JSON.stringify({ server: this.#server, scenario, presences: some }));
  }

  /** To everyone who listens, but nobody of themselves. */
  #sendPresences(scenario: number, presences: readonly Presence[]): void {
    const texts = presences.map((presence) => ({
      id: presence.id,
      text: JSON.stringify({ type: 'presence', scenario, presence }),
    }));
    for (const connection of this.#byScenario.get(scenario) ?? [])
      for (const { id, text } of texts) if (id !== connection.id) this.#sendOf(scenario, connection, text);
  }

  #leave(connection: LiveConnection, scenario: number): void {
    connection.scenarios.delete(scenario);
    const listeners = this.#byScenario.get(scenario);
    listeners?.delete(connection);
    if (listeners?.size === 0) this.#byScenario.delete(scenario);
    this.#post.remove(scenario, connection.id);
    if (!this.#presences.remove(scenario, connection.id)) return;
    this.#broadcast(scenario, { type: 'gone', scenario, id: connection.id }, connection);
    this.#options.feed.sendPresence(JSON.stringify({ server: this.#server, scenario, gone: connection.id }));
  }

  /** What another server says of those who are with it; our own words come back too. */
  #hearPresence(payload: string): void {
    const said = JSON.parse(payload) as {
      server: string;
      scenario: number;
      presences?: Presence[];
      gone?: string;
      isChanged?: boolean;
      rightsOf?: number;
    };
    if (said.server === this.#server) return;
    if (said.rightsOf !== undefined) {
      this.#review(said.rightsOf);
      return;
    }
    const { scenario, presences, gone, isChanged } = said;
    if (isChanged) this.#broadcast(scenario, { type: 'scenario', scenario }, null);
    if (presences) {
      for (const presence of presences) this.#presences.put(scenario, presence, performance.now());
      this.#sendPresences(scenario, presences);
    } else if (gone !== undefined) {
      this.#presences.remove(scenario, gone);
      this.#broadcast(scenario, { type: 'gone', scenario, id: gone }, null);
    }
  }

  /** Each server does so for those who listen to it. */
  #letSilentGo(): void {
    for (const { scenario, id } of this.#presences.removeSilent(performance.now()))
      this.#broadcast(scenario, { type: 'gone', scenario, id }, null);
  }

  #broadcast(scenario: number, message: object, except: LiveConnection | null): void {
    const text = JSON.stringify(message);
    for (const connection of this.#byScenario.get(scenario) ?? [])
      if (connection !== except) this.#sendOf(scenario, connection, text);
  }

  /** Tell of a scenario whoever listens to it then. */
  #sendOf(scenario: number, connection: LiveConnection, text: string): void {
    connection.tell(() => {
      if (this.#listens(connection, scenario)) connection.send(text);
    });
  }
}

/** Presences in lists that are small enough to be told to other servers at once. */
function payloadsOf(presences: readonly Presence[]): Presence[][] {
  const lists: Presence[][] = [];
  let bytes = Infinity;
  for (const presence of presences) {
    const own = Buffer.byteLength(JSON.stringify(presence));
    if (bytes + own > mostPayloadBytes) {
      lists.push([]);
      bytes = 0;
    }
    lists.at(-1)!.push(presence);
    bytes += own;
  }
  return lists;
}
