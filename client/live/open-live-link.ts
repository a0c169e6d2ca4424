import { LiveLink, type LiveMessage, type LiveRequest, type LiveSocket } from './live-link.ts';

/** A way to say something to the server, and to stop listening. */
export interface Live {
  say(request: LiveRequest): void;
  close(): void;
}

/** A link of this very page or worker. */
export function openOwnLink(tell: (message: LiveMessage) => void): LiveLink {
  return new LiveLink(
    {
      open: () =>
        new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/live`) as unknown as LiveSocket,
      setTimer: (callback, milliseconds) => setTimeout(callback, milliseconds),
      random: Math.random,
    },
    tell,
  );
}

/** The link that all pages of this browser share; one of its own where browsers know no shared workers. */
export function openLiveLink(tell: (message: LiveMessage) => void): Live {
  if (typeof SharedWorker === 'undefined') return openOwnLink(tell);
  const worker = new SharedWorker(new URL('../workers/live-worker.ts', import.meta.url), {
    type: 'module',
    name: 'dayu-live',
  });
  const { port } = worker;
  port.onmessage = ({ data }: MessageEvent<LiveMessage>) => tell(data);
  port.start();
  const say = (request: LiveRequest | { type: 'bye' }) => port.postMessage(request);
  // a page that is gone says nothing by itself
  const bye = () => say({ type: 'bye' });
  addEventListener('pagehide', bye);
  return {
    say,
    close: () => {
      removeEventListener('pagehide', bye);
      bye();
    },
  };
}
