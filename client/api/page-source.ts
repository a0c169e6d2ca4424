import { withinTime } from './time-limit.ts';

/** How long the page may take to come when it is asked for again, in milliseconds. */
const patience = 10_000;

/** Where the page comes from, and a clock. */
export interface PageSource {
  /** The page as the server gives it now; rejects when it can't be reached, or not in time. */
  readPage: () => Promise<string>;
  /** Address of this page's own script, as the page names it; null where nothing can be told from it. */
  script: string | null;
  setTimer: (callback: () => void, milliseconds: number) => unknown;
}

/** The page that this one was loaded from. */
export function pageSource(): PageSource {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]');
  return {
    readPage: () =>
      withinTime(patience, undefined, async (signal) => {
        const response = await fetch(location.pathname, { cache: 'no-store', signal });
        if (!response.ok) throw new Error(response.statusText);
        return response.text();
      }),
    script: script?.getAttribute('src') ?? null,
    setTimer: (callback, milliseconds) => setTimeout(callback, milliseconds),
  };
}
