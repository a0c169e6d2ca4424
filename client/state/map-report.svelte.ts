import type { TileAddress } from '../api/types.ts';

/** What the map tells about itself: what it shows, whether it is busy, and whether it can be drawn at all. */
export class MapReport {
  #keys = $state.raw<readonly string[]>([]);
  /** Those of the map of another day beside it. */
  #keysBeside = $state.raw<readonly string[]>([]);
  readonly #legendKeys = $derived.by(() => {
    const beside = this.#keysBeside.filter((key) => !this.#keys.includes(key));
    return beside.length === 0 ? this.#keys : [...this.#keys, ...beside].sort();
  });
  #hasLooked = $state(false);
  #isBusy = $state(true);
  #failedTiles = $state.raw<readonly TileAddress[]>([]);
  #tilesToRefresh = $state.raw<readonly TileAddress[]>([]);
  #isSupported = $state(true);
  #hasFailedPart = $state(false);
  #partAttempt = $state(0);

  /** Keys of the legend entries in view, sorted. */
  get legendKeys(): readonly string[] {
    return this.#legendKeys;
  }

  /** False until the map has told for the first time what is in view. */
  get hasLooked(): boolean {
    return this.#hasLooked;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** True while a part of the map could not be fetched. */
  get hasFailedTiles(): boolean {
    return this.#failedTiles.length > 0;
  }

  /** Tiles that the map is to fetch again; a new list for each wish. */
  get tilesToRefresh(): readonly TileAddress[] {
    return this.#tilesToRefresh;
  }

  /** False when the browser can't draw the map (no WebGL2). */
  get isSupported(): boolean {
    return this.#isSupported;
  }

  /** Takes the keys sorted; the list stays the same object while its content does. */
  see(keys: readonly string[]): void {
    this.#hasLooked = true;
    if (keys.join() !== this.#keys.join()) this.#keys = keys;
  }

  /** The same of the map of another day that lies beside it; an empty list when it is taken away. */
  seeBeside(keys: readonly string[]): void {
    if (keys.join() !== this.#keysBeside.join()) this.#keysBeside = keys;
  }

  work(isBusy: boolean): void {
    this.#isBusy = isBusy;
  }

  failTile(tile: TileAddress): void {
    this.#failedTiles = [...this.#failedTiles, tile];
  }

  retryFailedTiles(): void {
    this.#tilesToRefresh = this.#failedTiles;
    this.#failedTiles = [];
  }

  /** True while something that the map does only at times could not be fetched. */
  get hasFailedPart(): boolean {
    return this.#hasFailedPart;
  }

  /** Goes up each time the parts are to be asked for again. */
  get partAttempt(): number {
    return this.#partAttempt;
  }

  failPart(): void {
    this.#hasFailedPart = true;
  }

  retryParts(): void {
    this.#hasFailedPart = false;
    this.#partAttempt++;
  }

  giveUp(): void {
    this.#isSupported = false;
  }
}
