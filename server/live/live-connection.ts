import type { WebSocket } from 'ws';
import type { Actor } from '../access/actor.ts';
import { limits } from '../limits.ts';
import type { TouchedChangeset } from './describe-changeset.ts';
import { closeCodes, type Presence } from './messages.ts';

/** Messages a client may send within the window; a hand on the mouse sends five a second. */
const mostMessages = 100;
const windowMilliseconds = 5_000;

/** A browser that listens, what it listens to, and what it was told. */
export class LiveConnection {
  readonly id: string;
  readonly socket: WebSocket;
  actor: Actor;
  /** Who it is of by now; null when nobody any more. */
  readonly findActor: () => Promise<Actor | null>;
  /** Number of the last changeset that was sent, by scenario. */
  readonly scenarios = new Map<number, number>();
  readonly presences = new Map<number, Presence>();
  isAnswering = true;
  /** Changesets that wait until those before them have been sent, by scenario. */
  readonly #held = new Map<number, TouchedChangeset[]>();
  /** Messages that were taken in and not yet answered. */
  #waiting = 0;
  /** The looks under way at whether its person is still let in: nothing is told before they are done. */
  #review: Promise<void> | null = null;
  #last: Promise<void> = Promise.resolve();
  #messages = 0;
  #windowStart = 0;

  constructor(id: string, socket: WebSocket, actor: Actor, findActor: () => Promise<Actor | null>) {
    this.id = id;
    this.findActor = findActor;
    this.socket = socket;
    this.actor = actor;
  }

  /** True until either side ends it. */
  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /**
   * Do something after all that was asked for before, unless the connection has ended by then. `work` does not reject.
   * False where too much waits already.
   */
  queue(work: () => Promise<void>): boolean {
    if (this.#waiting >= limits.liveWaiting) return false;
    this.#waiting += 1;
    this.#last = this.#last.then(async () => {
      if (this.isOpen) await work();
      this.#waiting -= 1;
    });
    return true;
  }

  /** Let all that is about to be told wait for a look at whose connection it is; `look` does not reject. */
  review(look: () => Promise<void>): void {
    const review = (this.#review ?? Promise.resolve()).then(look);
    this.#review = review;
    void review.then(() => {
      if (this.#review === review) this.#review = null;
    });
  }

  /** Resolves when no look is under way. */
  async reviewed(): Promise<void> {
    await this.#review;
  }

  /** Tell something, now or after the look that is under way. */
  tell(work: () => void): void {
    if (this.#review) void this.#review.then(work);
    else work();
  }

  /** Let changesets of a scenario wait; returns the list that they are put into. */
  hold(scenario: number): TouchedChangeset[] {
    const held = this.#held.get(scenario) ?? [];
    this.#held.set(scenario, held);
    return held;
  }

  heldFor(scenario: number): TouchedChangeset[] | undefined {
    return this.#held.get(scenario);
  }

  release(scenario: number): void {
    this.#held.delete(scenario);
  }

  /** Send a text; whoever does not read is let go, and catches up when they come again. */
  send(text: string): void {
    if (!this.isOpen) return;
    if (this.socket.bufferedAmount > limits.liveBufferBytes) {
      this.end(closeCodes.resync, 'too slow: connect again');
      return;
    }
    this.socket.send(text);
  }

  /** End it; who does not even read that is cut off. */
  end(code: number, reason: string): void {
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), 1_000).unref();
  }

  /** True for a message more than anybody needs to send. */
  isFlooding(now: number): boolean {
    if (now - this.#windowStart > windowMilliseconds) {
      this.#windowStart = now;
      this.#messages = 0;
    }
    this.#messages += 1;
    return this.#messages > mostMessages;
  }
}
