import { del, entries, set } from 'idb-keyval';
import type { PendingChange, WorkingCopy } from '#domain/editing/working-copy.ts';

/** What somebody did to a scenario and has not committed, as it outlives the page. */
export interface KeptWork {
  copy: WorkingCopy;
  sending: Sending | null;
}

/** A changeset that was sent and not answered yet: it is sent again under its key, which does it once. */
export interface Sending {
  key: string;
  message: string;
  changes: readonly PendingChange[];
}

/** Where the work of one page is kept. */
export interface WorkPlace {
  /** What another page left behind that is gone, or this one before it was loaded again; null for nothing. */
  readonly found: KeptWork | null;
  /** Resolves with true when it is kept, and nothing else was to be kept since. */
  keep(work: KeptWork): Promise<boolean>;
  /** Nothing is to be kept any more. */
  clear(): void;
}

/** Parts of the browser that keep work; tests bring their own. */
export interface WorkShelf {
  read(): Promise<[key: string, work: KeptWork][]>;
  write(key: string, work: KeptWork): Promise<void>;
  remove(key: string): Promise<void>;
  /** Hold a name until the page is gone; false where another page holds it. */
  hold(name: string): Promise<boolean>;
  makeKey(): string;
}

/**
 * A place for the work of this page on a scenario. Each page of a person has one of its own, so that two never write over
 * each other; one that is left behind by a page that is gone is taken over.
 */
export async function openWorkPlace(shelf: WorkShelf, account: number, scenario: number): Promise<WorkPlace> {
  const prefix = `dayu-work ${account} ${scenario} `;
  const left = (await shelf.read()).filter(([key]) => key.startsWith(prefix));
  for (const [key, work] of left) if (await shelf.hold(key)) return placeOf(shelf, key, work);
  const key = prefix + shelf.makeKey();
  await shelf.hold(key);
  return placeOf(shelf, key, null);
}

function placeOf(shelf: WorkShelf, key: string, found: KeptWork | null): WorkPlace {
  let last: Promise<unknown> = Promise.resolve();
  let newest = 0;
  /** One after the other, and of those that wait the last alone. */
  const then = (write: () => Promise<void>): Promise<boolean> => {
    const own = ++newest;
    const written = last.then(async () => {
      if (own !== newest) return false;
      await write();
      return own === newest;
    });
    // a browser that keeps nothing, as in a private window, still lets one draw
    const settled = written.catch(() => false);
    last = settled;
    return settled;
  };
  return {
    found,
    keep: (work) => then(() => shelf.write(key, work)),
    clear: () => void then(() => shelf.remove(key)),
  };
}

/** The browser's own: IndexedDB, and locks that are let go when a page is. */
export function browserShelf(): WorkShelf {
  return {
    read: async () => (await entries<string, KeptWork>()).filter(([key]) => typeof key === 'string'),
    write: (key, work) => set(key, work),
    remove: (key) => del(key),
    hold: (name) =>
      new Promise((resolve) => {
        // pages of an address that is not secure have no locks: then each page keeps to itself
        if (!navigator.locks) return resolve(true);
        void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          // held until the page is gone
          return lock ? new Promise(() => undefined) : undefined;
        });
      }),
    makeKey: () => crypto.randomUUID(),
  };
}
