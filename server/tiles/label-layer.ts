import { labelLayerName, type CollectionDefinition } from '#domain/collections/definition.ts';
import { tileExtent } from './mvt-writer.ts';
import type { TileGroup } from './repository.ts';
import type { SymbolPlaces } from './symbol-places.ts';
import { TaggedLayer } from './tagged-layer.ts';
import { placeInTile, tileSideMeters, type TileAddress } from './tile-address.ts';

/** The points where the features of a collection are named: each in the one tile that it lies in, where it has room to be read. */
export class LabelLayer {
  readonly layer: TaggedLayer;
  readonly #address: TileAddress;
  readonly #symbols: SymbolPlaces;
  readonly #unitsPerMeter: number;

  constructor(collection: CollectionDefinition, address: TileAddress, symbols: SymbolPlaces) {
    this.layer = new TaggedLayer(labelLayerName(collection), collection);
    this.#address = address;
    this.#symbols = symbols;
    this.#unitsPerMeter = tileExtent / tileSideMeters(address.z);
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
    const [column, row] = place.map((share) => Math.floor(share * tileExtent)) as [number, number];
    const room = wholeNumber(records, roomStart, end) * this.#unitsPerMeter;
    if (this.#symbols.hasNear(column, row, room))
      writer.tag(writer.keyIndex('symbol'), writer.numberIndex(one, 0, 1));
    writer.drawPoints([column, row]);
    writer.finish();
  }
}

const one = Buffer.from('1');
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
