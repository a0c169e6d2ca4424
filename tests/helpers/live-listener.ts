import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Json, Member } from './app.ts';

/** A browser's connection, and what it hears. */
export class Listener {
  readonly socket: WebSocket;
  readonly heard: Json[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(address: string, headers: Record<string, string>) {
    this.socket = new WebSocket(`${address.replace('http', 'ws')}/api/live`, { headers });
    this.socket.on('message', (data: Buffer) => {
      this.heard.push(JSON.parse(data.toString()));
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  static async open(address: string, member: Member): Promise<Listener> {
    const listener = new Listener(address, { cookie: member.cookie, origin: address });
    await once(listener.socket, 'open');
    return listener;
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The first message that fits, of those to come or that came. */
  async find(fits: (message: Json) => boolean): Promise<Json> {
    for (;;) {
      const found = this.heard.find(fits);
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  of(type: string): Promise<Json> {
    return this.find((message) => message.type === type);
  }
}
