import type { Presence } from './messages.ts';

/** Who is where in which scenario, here and with other servers. */
export class Presences {
  readonly #milliseconds: number;
  readonly #byScenario = new Map<number, Map<string, { presence: Presence; until: number }>>();

  /** Whoever says nothing for so long is taken to be gone. */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  put(scenario: number, presence: Presence, now: number): void {
    const those = this.#byScenario.get(scenario) ?? new Map<string, { presence: Presence; until: number }>();
    this.#byScenario.set(scenario, those);
    those.set(presence.id, { presence, until: now + this.#milliseconds });
  }

  /** Take out those who have said nothing for long, such as of a server that was killed; which they were. */
  removeSilent(now: number): { scenario: number; id: string }[] {
    const silent = [...this.#byScenario].flatMap(([scenario, those]) =>
      [...those].flatMap(([id, { until }]) => (until < now ? [{ scenario, id }] : [])),
    );
    for (const { scenario, id } of silent) this.remove(scenario, id);
    return silent;
  }

  /** False where nobody knew of it. */
  remove(scenario: number, id: string): boolean {
    const those = this.#byScenario.get(scenario);
    const isKnown = those?.delete(id) ?? false;
    if (those?.size === 0) this.#byScenario.delete(scenario);
    return isKnown;
  }

  /** All but one. */
  list(scenario: number, except: string): Presence[] {
    const now = performance.now();
    return [...(this.#byScenario.get(scenario)?.values() ?? [])]
      .filter(({ presence, until }) => presence.id !== except && until >= now)
      .map(({ presence }) => presence);
  }
}
