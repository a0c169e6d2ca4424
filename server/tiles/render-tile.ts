import { hasLabels, type CollectionDefinition } from '#domain/collections/definition.ts';
import { collections } from '#domain/collections/registry.ts';
import { LabelLayer } from './label-layer.ts';
import { PolygonMerger } from './merge-polygons.ts';
import { type LayerWriter, tileExtent, writeTile } from './mvt-writer.ts';
import { partSeparator, recordSeparator, type TileContent, type TileGroup } from './repository.ts';
import { SymbolPlaces } from './symbol-places.ts';
import { TaggedLayer } from './tagged-layer.ts';
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
  const symbols = new SymbolPlaces();
  const layers = new Map(
    collections.map((collection) => [
      collection.name,
      new CollectionLayers(collection, address, detail, symbols),
    ]),
  );
  // parcels are lettered beside symbols, so these come first
  const isSymbol = ({ collection }: TileGroup) => SymbolPlaces.isOf(collection);
  const others = content.groups.filter((group) => !isSymbol(group));
  for (const group of [...content.groups.filter(isSymbol), ...others])
    layers.get(group.collection)?.add(group, transform);
  return writeTile([...layers.values()].flatMap(({ writers }) => writers));
}

function transformOf(address: TileAddress): TileTransform {
  const [west, , , north] = tileBounds(address);
  return { originX: west, originY: north, unitsPerMeter: tileExtent / tileSideMeters(address.z) };
}

/** Merged loops below four square units of the grid are less than a sixteenth of a pixel. */
const smallestMergedArea = 4;

/** What a tile being written shows of a collection: its features, and where they are named. */
class CollectionLayers {
  readonly #shapes: TaggedLayer;
  readonly #labels: LabelLayer | null;
  readonly #detail: TileDetail;
  readonly #thinner: GeometryThinner;
  /** Where the tile's symbols are, when these are such. */
  readonly #symbols: SymbolPlaces | null;
  #mergedGroups = 0;

  constructor(
    collection: CollectionDefinition,
    address: TileAddress,
    detail: TileDetail,
    symbols: SymbolPlaces,
  ) {
    this.#shapes = new TaggedLayer(collection.name, collection);
    this.#labels = hasLabels(collection.tile, address.z)
      ? new LabelLayer(collection, address, symbols)
      : null;
    this.#symbols = SymbolPlaces.isOf(collection.name) ? symbols : null;
    this.#detail = detail;
    this.#thinner = new GeometryThinner(detail);
  }

  get writers(): LayerWriter[] {
    return this.#labels ? [this.#shapes.writer, this.#labels.layer.writer] : [this.#shapes.writer];
  }

  /** Add a group of features, or the union of a group of parcels that came without records. */
  add(group: TileGroup, transform: TileTransform): void {
    const reader = new TwkbReader(group.twkb, transform);
    this.#shapes.beginGroup(group);
    this.#labels?.beginGroup(group);
    if (group.records === null) this.#addMerged(reader);
    else this.#addFeatures(reader, Buffer.from(group.records));
  }

  #addMerged(reader: TwkbReader): void {
    if (this.#mergedGroups++ % this.#detail.oneIn !== 0) return;
    const { writer } = this.#shapes;
    const merger = new PolygonMerger(this.#detail.step);
    for (let geometry = reader.next(); geometry; geometry = reader.next()) merger.add(geometry);
    this.#shapes.tagCommon();
    for (const polygon of merger.merge(smallestMergedArea)) for (const ring of polygon) writer.drawRing(ring);
    writer.finish();
  }

  #addFeatures(reader: TwkbReader, records: Buffer): void {
    let start = 0;
    for (let geometry = reader.next(); geometry; geometry = reader.next()) {
      const found = records.indexOf(recordSeparator, start);
      const end = found < 0 ? records.length : found;
      this.#thinner.thin(geometry);
      if (geometry.pathCount > 0) this.#addFeature(geometry, records, start, end);
      start = end + 1;
    }
  }

  #addFeature(geometry: TileGeometry, records: Buffer, start: number, end: number): void {
    const labelStart = this.#labels ? records.lastIndexOf(partSeparator, end - 1) + 1 : end + 1;
    this.#shapes.tagRecord(records, start, labelStart - 1);
    this.#shapes.tagCommon();
    drawGeometry(this.#shapes.writer, geometry);
    this.#shapes.writer.finish();
    this.#symbols?.add(geometry.coordinates, geometry.length);
    this.#labels?.add(records, start, labelStart, end);
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
