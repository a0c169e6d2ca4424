import { dirname } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { DatabaseUnavailableError, QueryTimeoutError } from '../errors.ts';
import { startWorker } from '../../workers/start-worker.ts';
import { explainHomeError, HomeError } from './home-error.ts';
import type { EngineReply, EngineRequest, EngineWorkerData } from './engine-worker.ts';

/** Longest an opening may take: a first initialisation on a slow disk. */
const openLimitMilliseconds = 180_000;

interface InFlight {
  resolve(answer: Uint8Array): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/**
 * One run of the engine in a worker thread, from opening to its end. Answers one request at a time. A request that
 * overruns its limit ends the whole run (PGlite can't cancel a statement), and so does a crash; then `ended` resolves
 * and a new run must be started.
 */
export class Engine {
  readonly #worker: Worker;
  readonly #home: string;
  #inFlight: InFlight | null = null;
  #closing: (() => void) | null = null;
  #isEnded = false;
  readonly #opening = deferred();
  #end: () => void = () => undefined;
  /** Resolves when the thread is gone. */
  readonly ended = new Promise<void>((resolve) => (this.#end = resolve));

  private constructor(worker: Worker, home: string) {
    this.#worker = worker;
    this.#home = home;
    worker.on('message', (reply: EngineReply) => this.#receive(reply));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => {
      this.#finish(new DatabaseUnavailableError('the database engine stopped'));
      this.#end();
    });
  }

  /** Start a worker and wait until its engine is open. Throws a sentence when it can't be opened. */
  static async open(data: EngineWorkerData): Promise<Engine> {
    const engine = new Engine(
      startWorker('./engine-worker', import.meta.url, data),
      dirname(data.dataFolder),
    );
    const timer = setTimeout(
      () => void engine.#kill(new DatabaseUnavailableError('the database engine did not open in time')),
      openLimitMilliseconds,
    );
    try {
      await engine.#opening.promise;
      return engine;
    } catch (error) {
      await engine.#worker.terminate();
      if (error instanceof HomeError) throw error;
      throw new DatabaseUnavailableError(
        `the embedded database could not be opened: ${(error as Error).message}`,
        { cause: error },
      );
    } finally {
      clearTimeout(timer);
    }
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Send one whole protocol request and wait for the whole answer, at most `limitMilliseconds`. */
  send(bytes: Uint8Array, limitMilliseconds: number): Promise<Uint8Array> {
    if (this.#isEnded)
      return Promise.reject(new DatabaseUnavailableError('the database engine is being reopened'));
    if (this.#inFlight) throw new Error('the engine answers one request at a time');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => void this.#kill(new QueryTimeoutError(limitMilliseconds)),
        limitMilliseconds,
      );
      this.#inFlight = { resolve, reject, timer };
      this.#post({ kind: 'protocol', bytes });
    });
  }

  /** Close the engine in order: checkpoint, files closed, thread ended. */
  async close(): Promise<void> {
    if (this.#isEnded) return;
    const closed = new Promise<void>((resolve) => (this.#closing = resolve));
    this.#post({ kind: 'close' });
    await Promise.race([closed, this.ended]);
    await this.#kill(new DatabaseUnavailableError('the database is closed'));
  }

  #post(request: EngineRequest): void {
    this.#worker.postMessage(request);
  }

  #receive(reply: EngineReply): void {
    if (reply.kind === 'ready') this.#opening.resolve();
    if (reply.kind === 'failed') this.#fail(Object.assign(new Error(reply.message), { code: reply.code }));
    if (reply.kind === 'answer') this.#takeInFlight()?.resolve(reply.bytes);
    if (reply.kind === 'closed') this.#closing?.();
  }

  #takeInFlight(): InFlight | null {
    const inFlight = this.#inFlight;
    this.#inFlight = null;
    if (inFlight) clearTimeout(inFlight.timer);
    return inFlight;
  }

  #fail(error: Error): void {
    const stopped = new DatabaseUnavailableError(`the database engine stopped: ${error.message}`, {
      cause: error,
    });
    this.#finish(explainHomeError(this.#home, stopped));
  }

  async #kill(reason: Error): Promise<void> {
    this.#finish(reason);
    await this.#worker.terminate();
  }

  /** Nothing more is asked of this run; whoever waits is told why. */
  #finish(reason: Error): void {
    this.#isEnded = true;
    this.#opening.reject(reason);
    this.#takeInFlight()?.reject(reason);
  }
}

interface Deferred {
  promise: Promise<void>;
  resolve(): void;
  reject(error: Error): void;
}

function deferred(): Deferred {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
