/**
 * Writes Mapbox Vector Tiles, version 2.1 (https://github.com/mapbox/vector-tile-spec/tree/master/2.1).
 * Geometry comes on the tile's grid, rings already valid and wound.
 */
import { ByteTable } from './byte-table.ts';
import { ByteWriter, lengthOfVarint } from './byte-writer.ts';

export const tileExtent = 4096;

const pointGeometry = 1;
const lineGeometry = 2;
const polygonGeometry = 3;
const moveTo = 1;
const lineTo = 2;
const closePath = 7;
const ascii = new TextDecoder();

/** Positions as x, y, x, y, …: plain or typed. */
export type Positions = ArrayLike<number>;

/**
 * One layer of a tile. A feature is written as: `tag` its properties, draw its geometry, `finish` it. Keys and
 * values are shared by all features of the layer; values come as bytes of UTF-8, which is what tiles hold.
 */
export class LayerWriter {
  readonly #name: string;
  readonly #features = new ByteWriter();
  readonly #geometry = new ByteWriter();
  readonly #tags = new ByteWriter();
  readonly #keys = new Map<string, number>();
  readonly #texts = new ByteTable();
  readonly #numbers = new ByteTable();
  readonly #values = new ByteWriter();
  #valueCount = 0;
  #type = 0;
  // where the pen is
  #x = 0;
  #y = 0;
  featureCount = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Number of a key in this layer. */
  keyIndex(key: string): number {
    let index = this.#keys.get(key);
    if (index === undefined) {
      index = this.#keys.size;
      this.#keys.set(key, index);
    }
    return index;
  }

  /** Number of a text in this layer. */
  textIndex(bytes: Uint8Array, start: number, end: number): number {
    const known = this.#texts.findOrAdd(bytes, start, end, this.#valueCount);
    return known ?? this.newTextIndex(bytes, start, end);
  }

  /** Number of a text that no other feature has, such as an id: it is not looked for. */
  newTextIndex(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    this.#values.tag(4, 2);
    this.#values.varint(1 + lengthOfVarint(length) + length);
    this.#values.tag(1, 2);
    this.#values.varint(length);
    this.#values.appendBytes(bytes, start, end);
    return this.#valueCount++;
  }

  /** Number of a number in this layer, given as its decimal text. */
  numberIndex(bytes: Uint8Array, start: number, end: number): number {
    const known = this.#numbers.findOrAdd(bytes, start, end, this.#valueCount);
    if (known !== null) return known;
    const value = Number(ascii.decode(bytes.subarray(start, end)));
    const field = new ByteWriter(16);
    if (Number.isSafeInteger(value) && value >= 0) field.integerField(5, value);
    else field.doubleField(3, value);
    this.#values.field(4, field.written());
    return this.#valueCount++;
  }

  /** Give the feature being written a property. */
  tag(key: number, value: number): void {
    this.#tags.varint(key);
    this.#tags.varint(value);
  }

  /** Add points to the feature being written. */
  drawPoints(points: Positions): void {
    this.#type = pointGeometry;
    this.#geometry.varint((points.length / 2) * 8 + moveTo);
    for (let at = 0; at < points.length; at += 2) this.#moveTo(points[at]!, points[at + 1]!);
  }

  /** Add a line of at least two different positions to the feature being written. */
  drawLine(line: Positions): void {
    this.#type = lineGeometry;
    this.#drawPath(line, 0, line.length);
  }

  /** Add a closed ring to the feature being written: an outer one clockwise with y downwards, then its holes. */
  drawRing(ring: Positions, length = ring.length): void {
    this.#type = polygonGeometry;
    this.#drawPath(ring, 0, length - 2);
    this.#geometry.varint(8 + closePath);
  }

  /** Add a closed ring the other way around. */
  drawRingReversed(ring: Positions, length: number): void {
    this.#type = polygonGeometry;
    this.#geometry.varint(8 + moveTo);
    this.#moveTo(ring[length - 2]!, ring[length - 1]!);
    this.#geometry.varint((length / 2 - 2) * 8 + lineTo);
    for (let at = length - 4; at > 0; at -= 2) this.#moveTo(ring[at]!, ring[at + 1]!);
    this.#geometry.varint(8 + closePath);
  }

  /** Finish the feature being written; one without geometry is forgotten. */
  finish(): void {
    if (this.#geometry.length > 0) {
      const tags = this.#tags.length;
      const geometry = this.#geometry.length;
      const body = 1 + lengthOfVarint(tags) + tags + 2 + 1 + lengthOfVarint(geometry) + geometry;
      this.#features.tag(2, 2);
      this.#features.varint(body);
      this.#features.tag(2, 2);
      this.#features.varint(tags);
      this.#features.appendWritten(this.#tags);
      this.#features.integerField(3, this.#type);
      this.#features.tag(4, 2);
      this.#features.varint(geometry);
      this.#features.appendWritten(this.#geometry);
      this.featureCount += 1;
    }
    this.#tags.clear();
    this.#geometry.clear();
    this.#x = 0;
    this.#y = 0;
  }

  /** Append the layer to a tile. */
  writeTo(tile: ByteWriter): void {
    const head = new ByteWriter();
    head.integerField(15, 2);
    head.textField(1, this.#name);
    const tail = new ByteWriter();
    for (const key of this.#keys.keys()) tail.textField(3, key);
    tail.append(this.#values.written());
    tail.integerField(5, tileExtent);
    tile.tag(3, 2);
    tile.varint(head.length + this.#features.length + tail.length);
    for (const part of [head, this.#features, tail]) tile.append(part.written());
  }

  #drawPath(path: Positions, start: number, end: number): void {
    this.#geometry.varint(8 + moveTo);
    this.#moveTo(path[start]!, path[start + 1]!);
    this.#geometry.varint(((end - start) / 2 - 1) * 8 + lineTo);
    for (let at = start + 2; at < end; at += 2) this.#moveTo(path[at]!, path[at + 1]!);
  }

  #moveTo(x: number, y: number): void {
    this.#geometry.signed(x - this.#x);
    this.#geometry.signed(y - this.#y);
    this.#x = x;
    this.#y = y;
  }
}

/** A whole tile from its layers; layers without features are left out, as the specification asks. */
export function writeTile(layers: Iterable<LayerWriter>): Uint8Array {
  const tile = new ByteWriter();
  for (const layer of layers) if (layer.featureCount > 0) layer.writeTo(tile);
  return tile.written().slice();
}
