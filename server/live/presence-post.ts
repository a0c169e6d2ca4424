import type { Presence } from './messages.ts';

/**
 * Presences that are about to be told: of each connection only the latest, and those of a scenario together, so that a
 * crowd with its hands on the mouse says to everyone a few things a second, not thousands.
 */
export class PresencePost {
  readonly #milliseconds: number;
  readonly #deliver: (scenario: number, presences: Presence[]) => void;
  readonly #waiting = new Map<number, Map<string, Presence>>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `deliver` is called at most once in so many milliseconds for each scenario. */
  constructor(milliseconds: number, deliver: (scenario: number, presences: Presence[]) => void) {
    this.#milliseconds = milliseconds;
    this.#deliver = deliver;
  }

  put(scenario: number, presence: Presence): void {
    const those = this.#waiting.get(scenario) ?? new Map<string, Presence>();
    this.#waiting.set(scenario, those.set(presence.id, presence));
    if (this.#timer) return;
    this.#timer = setTimeout(() => this.#send(), this.#milliseconds);
    this.#timer.unref();
  }

  /** Tell nothing more of somebody who has gone. */
  remove(scenario: number, id: string): void {
    this.#waiting.get(scenario)?.delete(id);
  }

  #send(): void {
    this.#timer = null;
    const all = [...this.#waiting];
    this.#waiting.clear();
    for (const [scenario, presences] of all)
      if (presences.size > 0) this.#deliver(scenario, [...presences.values()]);
  }
}
