import { Duplex } from 'node:stream';
import { DatabaseUnavailableError } from '../errors.ts';
import type { Engine } from './engine.ts';

/** Message types that end a request: Sync, simple Query, Terminate. What comes before waits for them. */
const requestEnds = new Set(['S', 'Q', 'X'].map((type) => type.charCodeAt(0)));

/** Longest that an engine just opened may take to greet; whose lease comes after has no say in it. */
const greetingLimitMilliseconds = 30_000;

/**
 * The socket that the `pg` driver talks through to the embedded engine: it gathers the driver's writes into whole
 * protocol requests, because the engine answers a request at a time, and reads the answers back. It is bound to one
 * run of the engine and ends with it, as a socket ends with its server.
 */
export class EngineStream extends Duplex {
  readonly #openEngine: () => Promise<Engine>;
  readonly #limitMilliseconds: () => number;
  #engine: Engine | null = null;
  #pending: Buffer = Buffer.alloc(0);
  #isStarted = false;

  constructor(openEngine: () => Promise<Engine>, limitMilliseconds: () => number) {
    super();
    this.#openEngine = openEngine;
    this.#limitMilliseconds = limitMilliseconds;
  }

  /** `pg` calls this once, and waits for the event. */
  connect(): this {
    this.#openEngine().then(
      (engine) => {
        this.#engine = engine;
        void engine.ended.then(() => this.destroy());
        this.emit('connect');
      },
      (error: Error) => this.destroy(error),
    );
    return this;
  }

  // sockets have these; here there is nothing to set
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {
    // answers are pushed as they come
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#gather([chunk]).then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#gather(chunks.map(({ chunk }) => chunk)).then(() => done(), done);
  }

  async #gather(chunks: Buffer[]): Promise<void> {
    this.#pending = Buffer.concat([this.#pending, ...chunks]);
    const length = this.#wholeRequestLength();
    if (length === 0) return;
    const request = new Uint8Array(this.#pending.subarray(0, length));
    this.#pending = this.#pending.subarray(length);
    if (request[0] === 'X'.charCodeAt(0)) {
      this.push(null);
      return;
    }
    if (!this.#engine) throw new DatabaseUnavailableError('the database engine is not open');
    // the first message of a connection has no type byte but a length, whose first byte is zero
    const limit = request[0] === 0 ? greetingLimitMilliseconds : this.#limitMilliseconds();
    const answer = await this.#engine.send(request, limit);
    if (answer.length > 0) this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength));
  }

  /** Bytes from the start of what is pending to the end of the last message that ends a request; 0 when none does. */
  #wholeRequestLength(): number {
    let end = 0;
    let at = 0;
    while (at + 5 <= this.#pending.length) {
      // the first message of a connection has no type byte
      const typeLength = this.#isStarted ? 1 : 0;
      const next = at + typeLength + this.#pending.readInt32BE(at + typeLength);
      if (next > this.#pending.length) break;
      const type = this.#pending[at];
      if (!this.#isStarted || (type !== undefined && requestEnds.has(type))) end = next;
      this.#isStarted = true;
      at = next;
    }
    return end;
  }
}
