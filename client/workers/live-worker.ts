/** One connection to the server for all pages of this browser. */
import type { LiveRequest } from '../live/live-link.ts';
import { openOwnLink } from '../live/open-live-link.ts';

const pages = new Map<MessagePort, Set<number>>();

const link = openOwnLink((message) => {
  for (const [port, scenarios] of pages)
    if (!('scenario' in message) || message.scenario === undefined || scenarios.has(message.scenario))
      port.postMessage(message);
});

self.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (!port) return;
  pages.set(port, new Set());
  port.onmessage = ({ data }: MessageEvent<LiveRequest | { type: 'bye' }>) => take(port, data);
  port.start();
});

function take(port: MessagePort, request: LiveRequest | { type: 'bye' }): void {
  const scenarios = pages.get(port);
  if (!scenarios) return;
  if (request.type === 'bye') {
    pages.delete(port);
    for (const scenario of scenarios) leave(scenario);
    return;
  }
  if (request.type === 'subscribe') scenarios.add(request.scenario);
  if (request.type === 'unsubscribe') {
    scenarios.delete(request.scenario);
    leave(request.scenario);
  } else link.say(request);
}

/** The last page that listened has gone. */
function leave(scenario: number): void {
  if ([...pages.values()].some((scenarios) => scenarios.has(scenario))) return;
  link.say({ type: 'unsubscribe', scenario });
}
