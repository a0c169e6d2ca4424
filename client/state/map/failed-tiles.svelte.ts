import type { TileAddress } from '../../api/types.ts';

/** How long a busy server is left alone before it is asked again by itself, and how often, for one tile. */
const [restMilliseconds, turns] = [2_000, 2];

/**
 * Tiles that the map could not fetch. Where the server was only busy they are fetched again by themselves; the others,
 * and those that it was too busy for each time, are told of.
 */
export class FailedTiles {
  readonly #setTimer: (callback: () => void, milliseconds: number) => unknown;
  #told = $state.raw<readonly TileAddress[]>([]);
  #toRefresh = $state.raw<readonly TileAddress[]>([]);
  #waiting: readonly TileAddress[] = [];
  /** How often each tile was asked for again, by its address. */
  #turns: Readonly<Record<string, number>> = {};

  constructor(setTimer: (callback: () => void, milliseconds: number) => unknown) {
    this.#setTimer = setTimer;
  }

  /** Those that are told of. */
  get told(): readonly TileAddress[] {
    return this.#told;
  }

  /** Those that the map is to fetch again; a new list for each wish. */
  get toRefresh(): readonly TileAddress[] {
    return this.#toRefresh;
  }

  add(tile: TileAddress, wasBusy: boolean): void {
    const key = `${tile.z}/${tile.x}/${tile.y}`;
    const turn = this.#turns[key] ?? 0;
    if (!wasBusy || turn >= turns) {
      this.#told = [...this.#told, tile];
      return;
    }
    this.#turns = { ...this.#turns, [key]: turn + 1 };
    this.#waiting = [...this.#waiting, tile];
    if (this.#waiting.length === 1) this.#setTimer(() => this.#askAgain(), restMilliseconds);
  }

  /** Fetch those that are told of again. */
  retry(): void {
    this.#turns = {};
    this.#toRefresh = this.#told;
    this.#told = [];
  }

  /** The map has all that it asked for: a tile that fails from now on fails for the first time. */
  settle(): void {
    if (this.#waiting.length === 0) this.#turns = {};
  }

  #askAgain(): void {
    this.#toRefresh = this.#waiting;
    this.#waiting = [];
  }
}
