import type { TileAddress } from '../api/types.ts';

/** What the map tells about itself: what it shows, whether it is busy, and whether it can be drawn at all. */
export class MapReport {
  #legendKeys = $state.raw<readonly string[]>([]);
  #hasLooked = $state(false);
  #isBusy = $state(true);
  #failedTiles = $state.raw<readonly TileAddress[]>([]);
  #tilesToRefresh = $state.raw<readonly TileAddress[]>([]);
  #isSupported = $state(true);

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
    if (keys.join() !== this.#legendKeys.join()) this.#legendKeys = keys;
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

  giveUp(): void {
    this.#isSupported = false;
  }
}
