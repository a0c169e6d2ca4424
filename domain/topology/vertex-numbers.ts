/** Gives every position a number: positions are one vertex only when they are the same to the last bit. */
export class VertexNumbers {
  readonly #byX = new Map<number, Map<number, number>>();
  /** Longitude and latitude of each vertex, by its number. */
  readonly xs: number[] = [];
  readonly ys: number[] = [];

  get count(): number {
    return this.xs.length;
  }

  /** Number of a position, new where it was not seen before. */
  numberOf(x: number, y: number): number {
    let byY = this.#byX.get(x);
    if (!byY) this.#byX.set(x, (byY = new Map()));
    let number = byY.get(y);
    if (number === undefined) {
      number = this.xs.push(x) - 1;
      this.ys.push(y);
      byY.set(y, number);
    }
    return number;
  }
}
