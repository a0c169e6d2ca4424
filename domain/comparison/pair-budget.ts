/** Pairs of edges that two outlines may have: a third of a second or so. Two of 100,000 vertices have some millions. */
const mostOfTwo = 8_000_000;

/** Pairs of all outlines of a comparison: ten seconds or so, in which others have their turns. */
const mostOfAll = 250_000_000;

/**
 * How many pairs of edges a comparison may look at. Outlines that run to and fro have as many as both have edges,
 * multiplied: a hundred thousand wide teeth against a hundred thousand others would take minutes.
 */
export class PairBudget {
  #left: number;
  readonly #mostOfTwo: number;

  /** Of all outlines together, and of two of them. */
  constructor(ofAll = mostOfAll, ofTwo = mostOfTwo) {
    this.#left = ofAll;
    this.#mostOfTwo = ofTwo;
  }

  /** Begin with two outlines. `take` is false once there are no more pairs to be looked at. */
  begin(): { take: () => boolean } {
    let left = this.#mostOfTwo;
    return { take: () => left-- > 0 && this.#left-- > 0 };
  }
}
