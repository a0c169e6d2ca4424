import { labelLayerName, type CollectionDefinition } from '#domain/collections/definition.ts';
import { tileExtent } from './mvt-writer.ts';
import type { TileGroup } from './repository.ts';
import { TaggedLayer } from './tagged-layer.ts';
import { placeInTile, type TileAddress } from './tile-address.ts';

/** The points where the features of a collection are named: each in the one tile that it lies in, where it has room to be read. */
export class LabelLayer {
  readonly layer: TaggedLayer;
  readonly #address: TileAddress;

  constructor(collection: CollectionDefinition, address: TileAddress) {
    this.layer = new TaggedLayer(labelLayerName(collection), collection);
    this.#address = address;
  }

  beginGroup(group: TileGroup): void {
    this.layer.beginGroup(group);
  }

  /** Add the feature whose record ends at `end`, where its label is written as labelWithin does. */
  add(records: Buffer, start: number, labelStart: number, end: number): void {
    if (labelStart === end) return;
    const yStart = records.indexOf(blank, labelStart) + 1;
    const roomStart = records.indexOf(blank, yStart) + 1;
    const x = wholeNumber(records, labelStart, yStart - 1) / 10;
    const y = wholeNumber(records, yStart, roomStart - 1) / 10;
    const place = placeInTile(this.#address, x, y);
    if (!place) return;
    const { layer } = this;
    const { writer } = layer;
    // the separator before the label is not of the record
    layer.tagRecord(records, start, labelStart - 1);
    layer.tagCommon();
    writer.tag(writer.keyIndex('room'), writer.numberIndex(records, roomStart, end));
    writer.drawPoints(place.map((share) => Math.floor(share * tileExtent)));
    writer.finish();
  }
}

const blank = 0x20;
const minus = 0x2d;
const zero = 0x30;

/** Read digits, with a sign or without: a text for each of thousands of numbers costs more than the numbers. */
function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === minus;
  let value = 0;
  for (let at = isNegative ? start + 1 : start; at < end; at++) value = value * 10 + bytes[at]! - zero;
  return isNegative ? -value : value;
}
