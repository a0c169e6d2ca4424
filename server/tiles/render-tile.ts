import type { CollectionDefinition } from '#domain/collections/definition.ts';
import { collections } from '#domain/collections/registry.ts';
import { PolygonMerger } from './merge-polygons.ts';
import { LayerWriter, tileExtent, writeTile } from './mvt-writer.ts';
import {
  partSeparator,
  recordFields,
  recordSeparator,
  type TileContent,
  type TileGroup,
} from './repository.ts';
import { tileBounds, tileSideMeters, type TileAddress } from './tile-address.ts';
import { fullDetail, GeometryThinner, type TileDetail } from './thin-geometry.ts';
import { cleanPolygons, convexTurn } from './tile-polygons.ts';
import { TwkbReader, type TileGeometry, type TileTransform } from './twkb-reader.ts';

/** Share of a tile's side that is drawn beyond each edge, so that outlines and symbols don't break there. */
export const bufferShare = 64 / tileExtent;

/** Decimals of a metre that show an eighth of the tile's grid at a zoom; negative at low zooms. */
export function decimalsFor(zoom: number): number {
  const unit = tileSideMeters(zoom) / tileExtent;
  return Math.min(7, Math.max(-7, Math.ceil(Math.log10(8 / unit))));
}

/** A tile's bytes, not compressed; none for a tile that shows nothing. */
export function renderTile(address: TileAddress, content: TileContent, detail = fullDetail): Uint8Array {
  const transform = transformOf(address);
  const layers = new Map(
    collections.map((collection) => [collection.name, new CollectionLayer(collection, detail)]),
  );
  for (const group of content.groups) layers.get(group.collection)?.add(group, transform);
  return writeTile([...layers.values()].map(({ writer }) => writer));
}

function transformOf(address: TileAddress): TileTransform {
  const [west, , , north] = tileBounds(address);
  return { originX: west, originY: north, unitsPerMeter: tileExtent / tileSideMeters(address.z) };
}

/** Merged loops below four square units of the grid are less than a sixteenth of a pixel. */
const smallestMergedArea = 4;
const utf8 = new TextEncoder();

/** The layer of a collection in a tile being written. */
class CollectionLayer {
  readonly writer: LayerWriter;
  readonly #detail: TileDetail;
  readonly #fields: { name: string; isNumeric: boolean }[];
  readonly #thinner: GeometryThinner;
  #mergedGroups = 0;

  constructor(collection: CollectionDefinition, detail: TileDetail) {
    this.writer = new LayerWriter(collection.name);
    this.#detail = detail;
    this.#thinner = new GeometryThinner(detail);
    this.#fields = recordFields(collection).map((name) => {
      const { type } = collection.properties.properties[name] as { type?: string };
      return { name, isNumeric: type === 'number' || type === 'integer' };
    });
  }

  /** Add a group of features, or the union of a group of parcels that came without records. */
  add(group: TileGroup, transform: TileTransform): void {
    const reader = new TwkbReader(group.twkb, transform);
    const common = this.#internCommon(group);
    if (group.records === null) this.#addMerged(reader, common);
    else this.#addFeatures(reader, Buffer.from(group.records), common);
  }

  #addMerged(reader: TwkbReader, common: number[]): void {
    if (this.#mergedGroups++ % this.#detail.oneIn !== 0) return;
    const merger = new PolygonMerger(this.#detail.step);
    for (let geometry = reader.next(); geometry; geometry = reader.next()) merger.add(geometry);
    this.#tagCommon(common);
    for (const polygon of merger.merge(smallestMergedArea))
      for (const ring of polygon) this.writer.drawRing(ring);
    this.writer.finish();
  }

  #addFeatures(reader: TwkbReader, records: Buffer, common: number[]): void {
    let start = 0;
    for (let geometry = reader.next(); geometry; geometry = reader.next()) {
      const found = records.indexOf(recordSeparator, start);
      const end = found < 0 ? records.length : found;
      this.#thinner.thin(geometry);
      if (geometry.pathCount > 0) {
        this.#tagRecord(records, start, end);
        this.#tagCommon(common);
        drawGeometry(this.writer, geometry);
        this.writer.finish();
      }
      start = end + 1;
    }
  }

  #tagRecord(records: Buffer, start: number, end: number): void {
    const { writer } = this;
    let from = start;
    let field = -1;
    for (let at = start; at <= end; at++) {
      if (at < end && records[at] !== partSeparator) continue;
      if (field < 0) writer.tag(writer.keyIndex('id'), writer.newTextIndex(records, from, at));
      else if (at > from) this.#tagField(field, records, from, at);
      from = at + 1;
      field += 1;
    }
  }

  #tagField(field: number, records: Buffer, from: number, to: number): void {
    const { writer } = this;
    const { name, isNumeric } = this.#fields[field]!;
    writer.tag(
      writer.keyIndex(name),
      isNumeric ? writer.numberIndex(records, from, to) : writer.textIndex(records, from, to),
    );
  }

  /** Keys and values that all features of a group share, in turn. */
  #internCommon({ landUse, from, to, precision }: TileGroup): number[] {
    const { writer } = this;
    const common: number[] = [];
    for (const [key, text] of Object.entries({ landUse, precision })) {
      if (text === null) continue;
      const bytes = utf8.encode(text);
      common.push(writer.keyIndex(key), writer.textIndex(bytes, 0, bytes.length));
    }
    for (const [key, text] of Object.entries({ from, to })) {
      if (text === null) continue;
      const bytes = utf8.encode(text);
      common.push(writer.keyIndex(key), writer.numberIndex(bytes, 0, bytes.length));
    }
    return common;
  }

  #tagCommon(common: number[]): void {
    for (let at = 0; at < common.length; at += 2) this.writer.tag(common[at]!, common[at + 1]!);
  }
}

/** Draw what the geometry is by its highest dimension; a clip may leave scraps of a lower one, which are not drawn. */
function drawGeometry(writer: LayerWriter, geometry: TileGeometry): void {
  const { pathCount, pathDimensions, coordinates, length } = geometry;
  const turn = pathCount === 1 && pathDimensions[0] === 2 ? convexTurn(coordinates, length) : 0;
  if (turn > 0) return writer.drawRing(coordinates, length);
  if (turn < 0) return writer.drawRingReversed(coordinates, length);
  const dimension = Math.max(...pathDimensions.slice(0, pathCount), 0);
  if (dimension === 2) {
    for (const polygon of cleanPolygons(geometry.polygons()))
      for (const ring of polygon) writer.drawRing(ring);
  } else if (dimension === 1) {
    for (const line of geometry.paths(1)) if (line.length >= 4) writer.drawLine(line);
  } else if (pathCount > 0) {
    writer.drawPoints(geometry.paths(0).flat());
  }
}
