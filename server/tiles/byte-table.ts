/**
 * Numbers of byte strings: a hash table that never makes a JavaScript string of what it is given, since most values
 * of a tile are read once, written once and forgotten.
 */
export class ByteTable {
  #slots = new Int32Array(256).fill(-1);
  #hashes: number[] = [];
  #starts: number[] = [];
  #ends: number[] = [];
  #numbers: number[] = [];
  #pool = new Uint8Array(4096);
  #used = 0;

  /** The number of these bytes, or null when they are new and from now on have `number`. */
  findOrAdd(bytes: Uint8Array, start: number, end: number, number: number): number | null {
    const hash = hashOf(bytes, start, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.#slots[slot]!; entry >= 0; entry = this.#slots[slot]!) {
      if (this.#hashes[entry] === hash && this.#isSame(entry, bytes, start, end))
        return this.#numbers[entry]!;
      slot = (slot + 1) & mask;
    }
    this.#add(slot, hash, bytes, start, end, number);
    return null;
  }

  #isSame(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = this.#starts[entry]!;
    if (this.#ends[entry]! - at !== end - start) return false;
    for (let from = start; from < end; from++) if (bytes[from] !== this.#pool[at++]) return false;
    return true;
  }

  #add(slot: number, hash: number, bytes: Uint8Array, start: number, end: number, number: number): void {
    this.#slots[slot] = this.#numbers.length;
    this.#hashes.push(hash);
    this.#numbers.push(number);
    this.#starts.push(this.#used);
    this.#keep(bytes, start, end);
    this.#ends.push(this.#used);
    if (this.#numbers.length * 2 > this.#slots.length) this.#grow();
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    if (this.#used + end - start > this.#pool.length) {
      const grown = new Uint8Array(Math.max(this.#pool.length * 2, this.#used + end - start));
      grown.set(this.#pool.subarray(0, this.#used));
      this.#pool = grown;
    }
    for (let from = start; from < end; from++) this.#pool[this.#used++] = bytes[from]!;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = this.#slots.length - 1;
    for (let entry = 0; entry < this.#hashes.length; entry++) {
      let slot = this.#hashes[entry]! & mask;
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = entry;
    }
  }
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}
