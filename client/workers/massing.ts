import type { MassedParcel, ParcelMassing } from '#domain/massing/massing-features.ts';
import Worker from './massing-worker.ts?worker';

export interface MassingRequest {
  number: number;
  parcels: readonly MassedParcel[];
}

export interface MassingAnswer {
  number: number;
  parcels: ParcelMassing[];
}

interface Waiting {
  resolve: (parcels: ParcelMassing[]) => void;
  reject: (error: Error) => void;
}

/** Works out buildings in a thread of its own, so that the map goes on moving meanwhile. */
export class MassingWorker {
  readonly #worker = new Worker();
  readonly #waiting = new Map<number, Waiting>();
  #number = 0;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<MassingAnswer>) => {
      this.#waiting.get(data.number)?.resolve(data.parcels);
      this.#waiting.delete(data.number);
    };
    this.#worker.onerror = ({ message }) => this.#refuse(new Error(message));
  }

  /** The buildings of parcels; throws when they could not be worked out. */
  build(parcels: readonly MassedParcel[]): Promise<ParcelMassing[]> {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ number, parcels } satisfies MassingRequest);
    });
  }

  close(): void {
    this.#worker.terminate();
    this.#refuse(new Error('closed'));
  }

  #refuse(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
