const utf8 = new TextEncoder();

/** A growing byte buffer with the few protobuf primitives that tiles need. */
export class ByteWriter {
  #bytes: Uint8Array;
  length = 0;

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** An unsigned integer below 2^53. */
  varint(value: number): void {
    if (this.length + 8 > this.#bytes.length) this.#reserve(8);
    let rest = value;
    while (rest > 0x7f_ff_ff_ff) {
      this.#bytes[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest > 0x7f) {
      this.#bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.length++] = rest;
  }

  /** A signed integer of 31 bits, zigzag. */
  signed(value: number): void {
    this.varint(((value << 1) ^ (value >> 31)) >>> 0);
  }

  /** Field number and wire type. */
  tag(number: number, wireType: number): void {
    this.varint((number << 3) | wireType);
  }

  integerField(number: number, value: number): void {
    this.tag(number, 0);
    this.varint(value);
  }

  doubleField(number: number, value: number): void {
    this.tag(number, 1);
    this.#reserve(8);
    new DataView(this.#bytes.buffer).setFloat64(this.length, value, true);
    this.length += 8;
  }

  field(number: number, content: Uint8Array): void {
    this.tag(number, 2);
    this.varint(content.length);
    this.append(content);
  }

  textField(number: number, text: string): void {
    this.field(number, utf8.encode(text));
  }

  /** Append what another writer holds. */
  appendWritten(other: ByteWriter): void {
    const { length } = other;
    this.#reserve(length);
    const from = other.#bytes;
    // a typed array's `set` costs more than this for the few bytes of most features
    if (length > 64) this.#bytes.set(from.subarray(0, length), this.length);
    else for (let at = 0; at < length; at++) this.#bytes[this.length + at] = from[at]!;
    this.length += length;
  }

  /** Append a stretch of bytes. */
  appendBytes(bytes: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    for (let at = start; at < end; at++) this.#bytes[this.length++] = bytes[at]!;
  }

  append(content: Uint8Array): void {
    this.#reserve(content.length);
    this.#bytes.set(content, this.length);
    this.length += content.length;
  }

  /** A view of what is written, good until the next write. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count));
    grown.set(this.#bytes.subarray(0, this.length));
    this.#bytes = grown;
  }
}

/** Bytes that `varint` writes for a value below 2^53. */
export function lengthOfVarint(value: number): number {
  let length = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 128)) length += 1;
  return length;
}
