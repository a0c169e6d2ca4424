import { LRUCache } from 'lru-cache';
import { startWorker } from '../workers/start-worker.ts';
import type { Language } from './comparison-query.ts';
import type { ScenarioComparison } from './scenario-comparison.ts';
import type { WorkbookWorkerData } from './workbook-worker.ts';

/** Workbooks in memory: as many as there are comparisons, in each language. */
const mostInMemory = 8;

/** Writes workbooks of comparisons in a thread of their own, one at a time, and each once. */
export class WorkbookWriter {
  readonly #known = new LRUCache<string, Promise<Buffer>>({ max: mostInMemory });
  #last: Promise<unknown> = Promise.resolve();

  /** The workbook (xlsx) of a comparison, which `key` names with all that it is of, in a language. */
  write(key: string, comparison: ScenarioComparison, language: Language): Promise<Buffer> {
    const name = `${language} ${key}`;
    const known = this.#known.get(name);
    if (known) return known;
    const workbook = this.#last.then(() => writeInThread({ comparison, language }));
    this.#last = workbook.catch(() => undefined);
    this.#known.set(name, workbook);
    workbook.catch(() => this.#known.delete(name));
    return workbook;
  }
}

function writeInThread(data: WorkbookWorkerData): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('./workbook-worker', import.meta.url, data);
    // a server that stops does not wait for it
    worker.unref();
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that writes a workbook ended without one')));
  });
}
