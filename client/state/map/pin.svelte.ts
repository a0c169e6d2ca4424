/** Where the reader has put a pin: a position that was asked for, and no feature. */
export class Pin {
  #position = $state.raw<readonly [longitude: number, latitude: number] | null>(null);

  get position(): readonly [longitude: number, latitude: number] | null {
    return this.#position;
  }

  stick(position: readonly [longitude: number, latitude: number]): void {
    this.#position = position;
  }

  /** Follow an address. */
  restore(position: readonly [longitude: number, latitude: number] | null): void {
    this.#position = position;
  }

  pull(): void {
    this.#position = null;
  }
}
