import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
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
import { Presences } from './presences.ts';

/** How often each connection is looked at: does it answer, is its person still let in, ms. */
const lookMilliseconds = 20_000;
/** Connections that are looked at in the database at once: thousands of them must not keep those waiting who ask. */
const looksAtOnce = 2;
/** How long somebody who is said to be there is believed to be, without another word, ms. */
const presenceMilliseconds = 60_000;

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
  readonly #server = randomUUID();

  constructor(options: LiveOptions) {
    this.#options = options;
    options.feed.onChangeset((changeset) => this.#tellChangeset(changeset));
    options.feed.onPresence((payload) => this.#hearPresence(payload));
  }

  /** A scenario itself was changed, its title or its status: who has it open reads anew what it is. */
  tellScenario(scenario: number): void {
    this.#broadcast(scenario, { type: 'scenario', scenario }, null);
    this.#options.feed.sendPresence(JSON.stringify({ server: this.#server, scenario, isChanged: true }));
  }

  get connectionCount(): number {
    return this.#connections.size;
  }

  /** Serve a connection until it ends. `findActor` tells who it is of now; null when nobody any more. */
  serve(socket: WebSocket, actor: Actor, findActor: () => Promise<Actor | null>): void {
    const connection = new LiveConnection(randomUUID(), socket, actor);
    this.#connections.add(connection);
    const timer = setInterval(() => void this.#look(connection, findActor), lookMilliseconds);
    socket.on('pong', () => (connection.isAnswering = true));
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary || connection.isFlooding(performance.now())) {
        connection.end(closeCodes.misused, 'not understood');
        return;
      }
      void this.#take(connection, data.toString()).catch(() =>
        connection.end(closeCodes.stopping, 'connect again'),
      );
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      this.#connections.delete(connection);
      for (const scenario of connection.scenarios.keys()) this.#leave(connection, scenario);
    });
  }

  /** Let everyone go, to connect again when there is a server. */
  stop(): void {
    for (const connection of this.#connections) connection.end(closeCodes.stopping, 'the server stops');
  }

  async #look(connection: LiveConnection, findActor: () => Promise<Actor | null>): Promise<void> {
    if (!connection.isAnswering) {
      connection.socket.terminate();
      return;
    }
    connection.isAnswering = false;
    connection.socket.ping();
    // where the database does not answer, looked at again next time
    await this.#looks.run(() => this.#lookWho(connection, findActor)).catch(() => undefined);
  }

  async #lookWho(connection: LiveConnection, findActor: () => Promise<Actor | null>): Promise<void> {
    if (!this.#connections.has(connection)) return;
    const actor = await findActor();
    if (!actor) {
      connection.end(closeCodes.signedOut, 'signed out');
      return;
    }
    connection.actor = actor;
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
    if (!(await this.#mayRead(connection, scenario))) {
      this.#refuse(connection, scenario);
      return;
    }
    const listeners = this.#byScenario.get(scenario) ?? new Set();
    this.#byScenario.set(scenario, listeners.add(connection));
    // whoever listens knows best what they have; what is committed while the rest is read waits for it
    connection.scenarios.set(scenario, after ?? connection.scenarios.get(scenario) ?? 0);
    const held = connection.hold(scenario);
    try {
      await this.#sendMissed(connection, scenario, after);
    } finally {
      connection.release(scenario);
    }
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

  /** What was committed since a number; where that is unknown, too long ago or yet to come, that all is to be read anew. */
  async #sendMissed(connection: LiveConnection, scenario: number, after: number | undefined): Promise<void> {
    const newest = (await this.#options.findScenario(scenario))!.changeset;
    const missed = after === undefined ? 0 : newest - after;
    if (missed < 0 || missed > limits.liveCatchUp) {
      connection.scenarios.set(scenario, newest);
      connection.send(JSON.stringify({ type: 'resync', scenario, changeset: newest }));
    } else if (missed > 0) {
      for (const changeset of await this.#options.repository.readAfter(scenario, after!))
        this.#sendChangeset(connection, describeChangeset(changeset));
    } else connection.scenarios.set(scenario, Math.max(connection.scenarios.get(scenario) ?? 0, newest));
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
    for (const connection of listeners) this.#sendInOrder(connection, described);
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
      name: connection.actor.displayName,
      ...(place && { place }),
      ...(selected !== undefined && { selected }),
    };
    this.#presences.put(scenario, presence, performance.now());
    this.#broadcast(scenario, { type: 'presence', scenario, presence }, connection);
    this.#options.feed.sendPresence(JSON.stringify({ server: this.#server, scenario, presence }));
  }

  #leave(connection: LiveConnection, scenario: number): void {
    connection.scenarios.delete(scenario);
    const listeners = this.#byScenario.get(scenario);
    listeners?.delete(connection);
    if (listeners?.size === 0) this.#byScenario.delete(scenario);
    if (!this.#presences.remove(scenario, connection.id)) return;
    this.#broadcast(scenario, { type: 'gone', scenario, id: connection.id }, connection);
    this.#options.feed.sendPresence(JSON.stringify({ server: this.#server, scenario, gone: connection.id }));
  }

  /** What another server says of those who are with it; our own words come back too. */
  #hearPresence(payload: string): void {
    const said = JSON.parse(payload) as {
      server: string;
      scenario: number;
      presence?: Presence;
      gone?: string;
      isChanged?: boolean;
    };
    if (said.server === this.#server) return;
    const { scenario, presence, gone, isChanged } = said;
    if (isChanged) this.#broadcast(scenario, { type: 'scenario', scenario }, null);
    if (presence) {
      this.#presences.put(scenario, presence, performance.now());
      this.#broadcast(scenario, { type: 'presence', scenario, presence }, null);
    } else if (gone !== undefined) {
      this.#presences.remove(scenario, gone);
      this.#broadcast(scenario, { type: 'gone', scenario, id: gone }, null);
    }
  }

  #broadcast(scenario: number, message: object, except: LiveConnection | null): void {
    const text = JSON.stringify(message);
    for (const connection of this.#byScenario.get(scenario) ?? [])
      if (connection !== except) connection.send(text);
  }
}
