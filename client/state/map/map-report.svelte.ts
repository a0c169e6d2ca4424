import type { PageSource } from '../../api/page-source.ts';
import { FailedTiles } from './failed-tiles.svelte.ts';

/** What the map tells about itself: what it shows, whether it is busy, and whether it can be drawn at all. */
export class MapReport {
  readonly tiles: FailedTiles;
  #keys = $state.raw<readonly string[]>([]);
  /** Those of the map of another day beside it. */
  #keysBeside = $state.raw<readonly string[]>([]);
  readonly #legendKeys = $derived.by(() => {
    const beside = this.#keysBeside.filter((key) => !this.#keys.includes(key));
    return beside.length === 0 ? this.#keys : [...this.#keys, ...beside].sort();
  });
  #hasLooked = $state(false);
  #isBusy = $state(true);
  #isSupported = $state(true);
  /** The maps that the graphics of the device were taken away from. */
  #mapsWithoutGraphics = $state.raw<readonly object[]>([]);
  #hasFailedPart = $state(false);
  #partAttempt = $state(0);

  constructor({ setTimer }: Pick<PageSource, 'setTimer'>) {
    this.tiles = new FailedTiles(setTimer);
  }

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
    if (!isBusy) this.tiles.settle();
  }

  /** False while a map is blank because the graphics of the device were taken away from it. */
  get hasGraphics(): boolean {
    return this.#mapsWithoutGraphics.length === 0;
  }

  loseGraphics(map: object): void {
    this.#mapsWithoutGraphics = [...this.#mapsWithoutGraphics, map];
  }

  /** A map has them again, or is gone itself. */
  regainGraphics(map: object): void {
    this.#mapsWithoutGraphics = this.#mapsWithoutGraphics.filter((other) => other !== map);
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
