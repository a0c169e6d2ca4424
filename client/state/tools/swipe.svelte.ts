/** Where the line stands between the two days that are compared. */
export class Swipe {
  #share = $state(0.5);

  /** Share of the free part of the map that is left of the line, from 0 to 1. */
  get share(): number {
    return this.#share;
  }

  moveTo(share: number): void {
    if (Number.isFinite(share)) this.#share = Math.min(1, Math.max(0, share));
  }
}
