/** Most items of a block; two halves of it stay quick to shift. */
const largestBlock = 512;

/**
 * Items in an order that only the caller knows, with a place between two of them at which items are taken out and put
 * in. Kept in blocks, so that a change among a hundred thousand shifts some hundreds.
 */
export class OrderedList<Item> {
  // none is empty, unless the list is
  readonly #blocks: Item[][] = [[]];
  #block = 0;
  #at = 0;

  /** Go before the first item that is not `before`: all items before it must be, and none behind. */
  seek(isBefore: (item: Item) => boolean): void {
    const last = this.#blocks.length - 1;
    this.#block = firstNot(last, (at) => isBefore(this.#blocks[at]!.at(-1)!));
    const block = this.#blocks[this.#block]!;
    this.#at = firstNot(block.length, (at) => isBefore(block[at]!));
  }

  /** The item before the place, null at the beginning. */
  get previous(): Item | null {
    if (this.#at > 0) return this.#blocks[this.#block]![this.#at - 1]!;
    return this.#blocks[this.#block - 1]?.at(-1) ?? null;
  }

  /** The item behind the place, null at the end. */
  get next(): Item | null {
    return this.#blocks[this.#block]![this.#at] ?? this.#blocks[this.#block + 1]?.[0] ?? null;
  }

  /** Take out the items behind the place, up to the first that does not pass. */
  takeWhile(passes: (item: Item) => boolean): Item[] {
    const taken: Item[] = [];
    for (let next = this.next; next !== null && passes(next); next = this.next) {
      taken.push(next);
      this.#removeNext();
    }
    return taken;
  }

  /** Put an item in at the place, and go behind it. */
  insert(item: Item): void {
    const block = this.#blocks[this.#block]!;
    block.splice(this.#at, 0, item);
    this.#at += 1;
    if (block.length <= largestBlock) return;
    const half = block.length >> 1;
    this.#blocks.splice(this.#block + 1, 0, block.splice(half));
    if (this.#at <= half) return;
    this.#block += 1;
    this.#at -= half;
  }

  #removeNext(): void {
    if (this.#at === this.#blocks[this.#block]!.length) {
      this.#block += 1;
      this.#at = 0;
    }
    const block = this.#blocks[this.#block]!;
    block.splice(this.#at, 1);
    if (block.length > 0 || this.#blocks.length === 1) return;
    this.#blocks.splice(this.#block, 1);
    if (this.#block < this.#blocks.length) return;
    this.#block -= 1;
    this.#at = this.#blocks[this.#block]!.length;
  }
}

/** The first number that does not pass, when all before it do; `count` when all do. */
function firstNot(count: number, passes: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
