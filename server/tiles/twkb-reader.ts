/**
 * Reads TWKB ("tiny well-known binary") as PostGIS writes it: varint deltas on a decimal grid. What comes out lies
 * on the integer grid of a tile, y downwards, without repeated positions.
 * Format: https://github.com/TWKB/Specification/blob/master/twkb.md
 */

/** Flat x, y, x, y, … on the tile's grid. A ring's last position repeats its first. */
export type Line = number[];

/** From EPSG:3857 metres to the tile's grid. */
export interface TileTransform {
  originX: number;
  originY: number;
  unitsPerMeter: number;
}

const pointType = 1;
const lineType = 2;
const polygonType = 3;
const multiPointType = 4;
const multiLineType = 5;
const multiPolygonType = 6;
const collectionType = 7;

/** Rings and lines of one geometry in flat arrays that the next geometry overwrites. */
export class TileGeometry {
  /** x, y, x, y, … of all paths. */
  coordinates = new Int32Array(256);
  length = 0;
  /** Number of paths; the arrays below may be longer, from geometries before. */
  pathCount = 0;
  /** Where each path ends in `coordinates`; points together are one path. */
  readonly pathEnds: number[] = [];
  /** Dimension of each path: 0 points, 1 a line, 2 a ring. */
  readonly pathDimensions: number[] = [];
  /** True where a ring begins a polygon. */
  readonly isShell: boolean[] = [];

  clear(): void {
    this.length = 0;
    this.pathCount = 0;
  }

  reserve(count: number): void {
    if (this.length + count <= this.coordinates.length) return;
    const grown = new Int32Array(Math.max(this.coordinates.length * 2, this.length + count));
    grown.set(this.coordinates.subarray(0, this.length));
    this.coordinates = grown;
  }

  endPath(dimension: number, isShell = false): void {
    this.pathEnds[this.pathCount] = this.length;
    this.pathDimensions[this.pathCount] = dimension;
    this.isShell[this.pathCount] = isShell;
    this.pathCount += 1;
  }

  /** A copy of a path. */
  path(at: number): Line {
    return Array.from(this.coordinates.subarray(at === 0 ? 0 : this.pathEnds[at - 1], this.pathEnds[at]));
  }

  /** Copies of all paths of a dimension. */
  paths(dimension: number): Line[] {
    const paths: Line[] = [];
    for (let at = 0; at < this.pathCount; at++)
      if (this.pathDimensions[at] === dimension) paths.push(this.path(at));
    return paths;
  }

  /** Copies of all polygons, each a list of rings. */
  polygons(): Line[][] {
    const polygons: Line[][] = [];
    for (let at = 0; at < this.pathCount; at++) {
      if (this.pathDimensions[at] !== 2) continue;
      if (this.isShell[at]) polygons.push([this.path(at)]);
      else polygons.at(-1)?.push(this.path(at));
    }
    return polygons;
  }
}

/** Reads one or many geometries that lie one after another in a buffer. */
export class TwkbReader {
  readonly #bytes: Uint8Array;
  readonly #transform: TileTransform;
  readonly #geometry = new TileGeometry();
  #at = 0;
  // the point that the next delta counts from, in the writer's units
  #x = 0;
  #y = 0;
  // from the writer's units to the tile's grid
  #scale = 1;

  constructor(bytes: Uint8Array, transform: TileTransform) {
    this.#bytes = bytes;
    this.#transform = transform;
  }

  /** The next geometry, good until the next call; null at the end. */
  next(): TileGeometry | null {
    if (this.#at >= this.#bytes.length) return null;
    this.#geometry.clear();
    this.#readGeometry();
    return this.#geometry;
  }

  #readGeometry(): void {
    const head = this.#byte();
    const flags = this.#byte();
    const precision = head >> 4;
    // zigzag: the precision may be negative
    this.#scale = 10 ** -((precision >> 1) ^ -(precision & 1)) * this.#transform.unitsPerMeter;
    if (flags & 0b1000) this.#at += 1;
    if (flags & 0b0010) this.#varint();
    if (flags & 0b0001) for (let bound = 0; bound < 4; bound++) this.#varint();
    this.#x = 0;
    this.#y = 0;
    if (flags & 0b10000) return;
    this.#readBody(head & 15, (flags & 0b0100) !== 0);
  }

  #readBody(type: number, hasIds: boolean): void {
    if (type === pointType) this.#readPath(1, 0, false);
    else if (type === lineType) this.#readPath(this.#varint(), 1, false);
    else if (type === polygonType) this.#readPolygon();
    else this.#readParts(type, hasIds);
  }

  #readParts(type: number, hasIds: boolean): void {
    const count = this.#varint();
    if (hasIds) for (let id = 0; id < count; id++) this.#varint();
    for (let part = 0; part < count; part++) {
      if (type === multiPointType) this.#readPath(1, 0, false);
      else if (type === multiLineType) this.#readPath(this.#varint(), 1, false);
      else if (type === multiPolygonType) this.#readPolygon();
      else if (type === collectionType) this.#readGeometry();
      else throw new Error(`TWKB type ${type} is not known`);
    }
  }

  #readPolygon(): void {
    const rings = this.#varint();
    for (let ring = 0; ring < rings; ring++) this.#readPath(this.#varint(), 2, ring === 0);
  }

  #readPath(count: number, dimension: number, isShell: boolean): void {
    const geometry = this.#geometry;
    if (count > this.#bytes.length) throw new Error('TWKB ends too early');
    geometry.reserve(count * 2);
    const { coordinates } = geometry;
    const scale = this.#scale;
    const offsetX = this.#transform.originX * this.#transform.unitsPerMeter;
    const offsetY = this.#transform.originY * this.#transform.unitsPerMeter;
    const start = geometry.length;
    let length = start;
    // the innermost loop of every tile: everything it touches is in a local variable
    const bytes = this.#bytes;
    let at = this.#at;
    let sumX = this.#x;
    let sumY = this.#y;
    for (let value = 0; value < count * 2; value++) {
      let byte = bytes[at++]!;
      let zigzag = byte & 0x7f;
      // arithmetic, not shifts: absolute coordinates go past 32 bits
      for (let weight = 128; byte & 0x80; weight *= 128) {
        byte = bytes[at++]!;
        zigzag += (byte & 0x7f) * weight;
      }
      const delta = zigzag & 1 ? -(zigzag + 1) / 2 : zigzag / 2;
      if (value % 2 === 0) {
        sumX += delta;
        continue;
      }
      sumY += delta;
      const x = Math.round(sumX * scale - offsetX);
      const y = Math.round(offsetY - sumY * scale);
      if (length > start && coordinates[length - 2] === x && coordinates[length - 1] === y) continue;
      coordinates[length++] = x;
      coordinates[length++] = y;
    }
    this.#at = at;
    this.#x = sumX;
    this.#y = sumY;
    geometry.length = length;
    geometry.endPath(dimension, isShell);
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new Error('TWKB ends too early');
    return byte;
  }

  #varint(): number {
    let byte = this.#byte();
    let value = byte & 0x7f;
    for (let weight = 128; byte & 0x80; weight *= 128) {
      byte = this.#byte();
      value += (byte & 0x7f) * weight;
    }
    return value;
  }
}
