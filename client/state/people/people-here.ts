import type { LivePresence } from '../../live/live-link.ts';

/** Each person once, where they said last that they are, but for the one who looks: they may have several screens. */
export function peopleHere(presences: readonly LivePresence[], own: number | undefined): LivePresence[] {
  const byAccount = new Map<number, LivePresence>();
  for (const presence of presences) if (presence.account !== own) byAccount.set(presence.account, presence);
  return [...byAccount.values()];
}
