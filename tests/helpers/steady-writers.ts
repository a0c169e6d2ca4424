import { expect } from 'vitest';
import { placeAt } from './app.ts';

/** Longest that a writer waits for an answer before it sends the same again, ms. */
const answerMilliseconds = 15_000;
/** Pause before the same is sent again, ms. */
const pauseMilliseconds = 100;

/** A changeset that was answered, and when. */
interface Acknowledged {
  key: string;
  number: number;
  at: number;
}

/**
 * People who write whatever happens to the server or its database: each sends a changeset of two features under a key,
 * again and again until it is answered with success, and then the next.
 */
export class SteadyWriters {
  readonly acknowledged: Acknowledged[] = [];
  /** How often each status was answered; 0 stands for no answer. */
  readonly statuses = new Map<number, number>();
  readonly #address: string;
  readonly #cookie: string;
  readonly #scenario: number;
  readonly #writing: Promise<void>[];
  #isStopped = false;

  constructor(
    count: number,
    { address, cookie, scenario }: { address: string; cookie: string; scenario: number },
  ) {
    this.#address = address;
    this.#cookie = cookie;
    this.#scenario = scenario;
    this.#writing = Array.from({ length: count }, (_, writer) => this.#write(writer));
  }

  /** Resolves with the first success that was answered after a moment. */
  async nextAfter(moment: number): Promise<Acknowledged> {
    for (;;) {
      const found = this.acknowledged.find(({ at }) => at > moment);
      if (found) return found;
      await sleep(20);
    }
  }

  /** Let each writer finish what it has begun. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#writing);
  }

  async #write(writer: number): Promise<void> {
    for (let at = 0; !this.#isStopped; at++) {
      const key = `w${writer}-${at}`;
      for (;;) {
        const answer = await this.#send(key).catch(() => null);
        const status = answer?.status ?? 0;
        this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
        if (answer && (status === 200 || status === 201)) {
          this.acknowledged.push({ key, number: answer.number, at: performance.now() });
          break;
        }
        // nothing but that it could not be done now, or no answer at all
        expect([0, 503], JSON.stringify(answer)).toContain(status);
        await sleep(pauseMilliseconds);
      }
    }
  }

  async #send(key: string): Promise<{ status: number; number: number; text: string }> {
    const changes = ['a', 'b'].map((half) => ({
      ...{ kind: 'create', collection: 'place', feature: halfOf(`${key}-${half}`) },
    }));
    const response = await fetch(`${this.#address}/api/scenarios/${this.#scenario}/changesets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie, 'idempotency-key': key },
      body: JSON.stringify({ message: key, changes }),
      signal: AbortSignal.timeout(answerMilliseconds),
    });
    const text = await response.text();
    const { changeset } = JSON.parse(text) as { changeset?: { number: number } };
    return { status: response.status, number: changeset?.number ?? 0, text: changeset ? '' : text };
  }
}

function halfOf(id: string): object {
  const { geometry, properties, provenance } = placeAt(id, 112.5, 38.1);
  return { type: 'Feature', id, geometry, properties: { ...properties, provenance } };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
