import type { PeopleApi } from '../../../client/api/people-api.ts';
import type { Api } from '../../../client/api/api.ts';
import { ApiError } from '../../../client/api/api-error.ts';
import type { Item, Plan } from '../../../client/api/types.ts';
import type { BrowserWindow } from '../../../client/state/address/address-bar.ts';
import type { Memory } from '../../../client/state/page/memory.ts';

export const plan: Plan = {
  id: 'taixin',
  title: { zh: '太忻', en: 'Taixin' },
  description: { zh: '说明', en: 'About' },
  bounds: [112.66, 38.12, 112.75, 38.24],
  phases: [{ id: 'shaped', title: { zh: '成形', en: 'Taking shape' }, date: '2024-12-08' }],
  isEmpty: false,
  boundary: null,
  mapApproval: null,
  published: true,
};

export const missing = new ApiError(404, 'feature-not-found', 'no such feature');
export const gone = new ApiError(0, 'unreachable', 'fetch failed');

export function itemOf(id: string, properties: Item['properties'] = {}): Item {
  return { type: 'Feature', id, geometry: { type: 'Point', coordinates: [112.7, 38.1] }, properties };
}

/** An API that knows one plan and any feature, save what the test changes. */
export function fakeApi(changes: Partial<Api> = {}): Api {
  return {
    plans: () => Promise.resolve([plan]),
    basemaps: () => Promise.resolve([]),
    tileSet: () => Promise.resolve({ tiles: ['/tiles/{z}/{y}/{x}'] }),
    changeDays: () => Promise.resolve([]),
    item: (_planId, { id }) => Promise.resolve(itemOf(id)),
    items: () => Promise.resolve([]),
    file: () => Promise.resolve(new ArrayBuffer(0)),
    itemsIn: () => Promise.resolve([]),
    itemsAt: () => Promise.resolve([]),
    itemsWhere: () => Promise.resolve({ items: [], numberMatched: 0 }),
    itemsWithin: () => Promise.resolve({ items: [], numberMatched: 0, next: null }),
    search: () => Promise.resolve({ items: [], hasMore: false }),
    rows: () => Promise.resolve({ fields: [], rows: [], numberMatched: 0, next: null }),
    ...changes,
  };
}

export function fakeMemory(kept: Record<string, string> = {}): Memory & { kept: Record<string, string> } {
  return {
    kept,
    recall: (key) => kept[key] ?? null,
    remember: (key, value) => {
      kept[key] = value;
    },
  };
}

/** A window with a history that can be walked. Its timers don't wait unless the test has them do so. */
export class FakeWindow implements BrowserWindow {
  readonly entries: string[];
  #at = 0;
  readonly #listeners: Partial<Record<'popstate' | 'pagehide', () => void>> = {};
  setTimeout: BrowserWindow['setTimeout'] = (callback) => callback();

  constructor(search = '') {
    this.entries = [`/${search}`];
  }

  get location() {
    const [pathname = '/', query] = this.entries[this.#at]!.split('?');
    return { pathname, search: query === undefined ? '' : `?${query}` };
  }

  readonly history = {
    pushState: (_state: unknown, _title: string, url?: string | URL | null) => {
      this.entries.splice(++this.#at, Infinity, String(url));
    },
    replaceState: (_state: unknown, _title: string, url?: string | URL | null) => {
      this.entries[this.#at] = String(url);
    },
  };

  addEventListener(type: 'popstate' | 'pagehide', listener: () => void): void {
    this.#listeners[type] = listener;
  }

  go(steps: number): void {
    this.#at += steps;
    this.#listeners.popstate?.();
  }

  leave(): void {
    this.#listeners.pagehide?.();
  }
}

/** A promise that the test settles. */
export function deferred<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<Value>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** Let everything that only waits for promises run. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** The API of people who work on plans, where nobody is signed in. */
export function fakePeopleApi(answers: Partial<PeopleApi> = {}): PeopleApi {
  const unasked = () => Promise.reject(new Error('nobody asks that here'));
  const names = [
    ...(['signIn', 'signOut', 'signOutEverywhere', 'changePassword', 'lookAtLink', 'useLink'] as const),
    ...(['scenarios', 'scenario', 'branch', 'changeScenario', 'changesets', 'changeset'] as const),
    ...(['takeBack', 'restore', 'members', 'invite', 'setRole'] as const),
    ...(['tokens', 'makeToken', 'removeToken'] as const),
  ];
  return {
    person: () => Promise.resolve(null),
    ...Object.fromEntries(names.map((name) => [name, unasked])),
    ...answers,
  } as PeopleApi;
}
