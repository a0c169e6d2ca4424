/** What the server says of a scenario that is listened to. */
export type LiveMessage =
  | LiveChangeset
  | { type: 'subscribed'; scenario: number; changeset: number; others: LivePresence[] }
  | { type: 'resync'; scenario: number; changeset: number }
  | { type: 'presence'; scenario: number; presence: LivePresence }
  | { type: 'gone'; scenario: number; id: string }
  /** The scenario itself was changed: its title, or its status. */
  | { type: 'scenario'; scenario: number }
  | { type: 'error'; code: string; scenario?: number }
  /** Whoever is signed in here may do more than before, or less. */
  | { type: 'rights' }
  /** Of the connection itself: whether it stands, and where it does not, whether that is for good. */
  | { type: 'connection'; isOpen: boolean; isSignedOut?: boolean };

export interface LiveChangeset {
  type: 'changeset';
  scenario: number;
  number: number;
  author: string;
  message: string;
  createdAt: string;
  inverseOf: number | null;
  /** How many features it changed. */
  changes: number;
  features: { id: string; collection: string; version: number; kind: 'create' | 'update' | 'delete' }[];
  /** False where it changed more features than are named. */
  isWhole: boolean;
  /** Places that were touched, EPSG:3857: west, south, east, north. */
  bounds: [number, number, number, number][];
}

export interface LivePresence {
  /** Of the connection: one person may have several. */
  id: string;
  account: number;
  name: string;
  place?: { longitude: number; latitude: number; zoom: number };
  selected?: { collection: string; id: string } | null;
}

/** What is said to the server. */
export type LiveRequest =
  | { type: 'subscribe'; scenario: number; after?: number }
  | { type: 'unsubscribe'; scenario: number }
  | {
      type: 'presence';
      scenario: number;
      place?: LivePresence['place'];
      selected?: LivePresence['selected'];
    };

/** The parts of a WebSocket that are used; tests bring their own. */
export interface LiveSocket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface LiveSurroundings {
  open: () => LiveSocket;
  setTimer: (callback: () => void, milliseconds: number) => unknown;
  random: () => number;
}

/** The server closes so when nobody is signed in any more: not to be tried again. */
const signedOutCode = 4_401;
/** Shortest and longest wait before a lost connection is opened again, ms. */
const [shortestWait, longestWait] = [500, 20_000];
/** Presence is said again after so long, so that others know one is still there, ms. */
const presenceMilliseconds = 20_000;

/**
 * A connection that lasts: opened again after it was lost, at a time that chance spreads, and each scenario is then
 * listened to from the number of the last changeset that came.
 */
export class LiveLink {
  readonly #surroundings: LiveSurroundings;
  readonly #tell: (message: LiveMessage) => void;
  /** Number of the last changeset that came, by scenario; undefined before it is known. */
  readonly #heard = new Map<number, number | undefined>();
  readonly #presences = new Map<number, LiveRequest>();
  #socket: LiveSocket | null = null;
  #isOpen = false;
  #failures = 0;

  constructor(surroundings: LiveSurroundings, tell: (message: LiveMessage) => void) {
    this.#surroundings = surroundings;
    this.#tell = tell;
  }

  /** Say something, now or as soon as the connection stands. */
  say(request: LiveRequest): void {
    if (request.type === 'unsubscribe') {
      this.#heard.delete(request.scenario);
      this.#presences.delete(request.scenario);
    } else if (request.type === 'subscribe') {
      // what is known here may be newer than what a second page has seen
      if (!this.#heard.has(request.scenario)) this.#heard.set(request.scenario, request.after);
    } else this.#presences.set(request.scenario, request);
    if (this.#isOpen) this.#socket!.send(JSON.stringify(request));
    else if (!this.#socket && this.#heard.size > 0) this.#open();
  }

  /** Nobody listens any more. */
  close(): void {
    this.#heard.clear();
    this.#presences.clear();
    this.#socket?.close();
  }

  #open(): void {
    const socket = this.#surroundings.open();
    this.#socket = socket;
    socket.onopen = () => {
      this.#isOpen = true;
      this.#tell({ type: 'connection', isOpen: true });
      for (const [scenario, after] of this.#heard)
        socket.send(JSON.stringify({ type: 'subscribe', scenario, ...(after !== undefined && { after }) }));
      for (const presence of this.#presences.values()) socket.send(JSON.stringify(presence));
      this.#repeatPresence(socket);
    };
    socket.onmessage = ({ data }) => this.#hear(String(data));
    socket.onclose = ({ code }) => this.#lose(code);
  }

  #hear(text: string): void {
    const message = JSON.parse(text) as LiveMessage;
    if (message.type === 'subscribed' || message.type === 'resync') {
      this.#failures = 0;
      this.#heard.set(message.scenario, message.changeset);
    } else if (message.type === 'changeset') {
      const heard = this.#heard.get(message.scenario);
      // with two servers the same may come twice, or the second of two first: then both are asked for
      if (heard !== undefined && message.number <= heard) return;
      if (heard !== undefined && message.number > heard + 1) {
        this.#socket?.send(JSON.stringify({ type: 'subscribe', scenario: message.scenario, after: heard }));
        return;
      }
      this.#heard.set(message.scenario, message.number);
    }
    this.#tell(message);
  }

  #lose(code: number): void {
    this.#socket = null;
    const isSignedOut = code === signedOutCode;
    if (this.#isOpen) this.#tell({ type: 'connection', isOpen: false, ...(isSignedOut && { isSignedOut }) });
    this.#isOpen = false;
    if (isSignedOut || this.#heard.size === 0) return;
    const wait = Math.min(longestWait, shortestWait * 2 ** this.#failures++);
    // all who were cut off at once do not come back at once
    this.#surroundings.setTimer(
      () => {
        if (!this.#socket && this.#heard.size > 0) this.#open();
      },
      wait * (0.5 + this.#surroundings.random()),
    );
  }

  #repeatPresence(socket: LiveSocket): void {
    this.#surroundings.setTimer(() => {
      if (socket !== this.#socket || !this.#isOpen) return;
      for (const presence of this.#presences.values()) socket.send(JSON.stringify(presence));
      this.#repeatPresence(socket);
    }, presenceMilliseconds);
  }
}
