import { ApiError } from '../../api/api-error.ts';
import type { Api } from '../../api/api.ts';
import { scenarioDataset } from '../../api/dataset.ts';
import type { TileSet } from '../../api/types.ts';

/** What lies left of the line: the plan on another day, or another scenario of it on the day that is shown. */
export type Compared = { kind: 'day'; day: string } | { kind: 'scenario'; scenario: number };

export type ComparedTiles =
  /** Those of the plan that is shown. */
  { kind: 'shown' } | { kind: 'loading' } | { kind: 'ready'; tileSet: TileSet } | { kind: 'failed' };

/** What the plan that is shown is compared with. */
export class Comparison {
  readonly #api: Api;
  #current = $state.raw<Compared | null>(null);
  #tiles = $state.raw<ComparedTiles>({ kind: 'shown' });

  constructor(api: Api, initial: Compared | null) {
    this.#api = api;
    this.set(initial);
  }

  /** Null while nothing is compared. */
  get current(): Compared | null {
    return this.#current;
  }

  /** The day left of the line; null where it is the one that is shown. */
  get day(): string | null {
    return this.#current?.kind === 'day' ? this.#current.day : null;
  }

  /** Number of the scenario left of the line; null where it is the one that is shown. */
  get scenario(): number | null {
    return this.#current?.kind === 'scenario' ? this.#current.scenario : null;
  }

  /** Where the left side's tiles come from. */
  get tiles(): ComparedTiles {
    return this.#tiles;
  }

  set(compared: Compared | null): void {
    const before = this.scenario;
    this.#current = compared;
    const { scenario } = this;
    if (scenario === null) this.#tiles = { kind: 'shown' };
    else if (scenario !== before || this.#tiles.kind === 'failed') void this.#load(scenario);
  }

  /** Whoever compares may see the other scenario no more. */
  close(): void {
    if (this.scenario !== null) this.#tiles = { kind: 'failed' };
  }

  async #load(scenario: number): Promise<void> {
    this.#tiles = { kind: 'loading' };
    const tiles = await this.#ask(scenario);
    if (this.scenario === scenario) this.#tiles = tiles;
  }

  async #ask(scenario: number): Promise<ComparedTiles> {
    try {
      return { kind: 'ready', tileSet: await this.#api.tileSet(scenarioDataset(scenario)) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { kind: 'failed' };
    }
  }
}
