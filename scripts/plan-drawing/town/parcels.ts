/** From blocks to parcels: what stands in each, by the use of its cell. */
import { chance } from '../geometry/chance.ts';
import { centroidOf, inflate, polygonArea, type Polygon } from '../geometry/polygons.ts';
import type { Block } from './blocks.ts';
import { cutArea, cutAtLines, extentOf, sizeOf, type Cut } from './cutting.ts';
import { toGrid } from './grid.ts';
import { lotsOf, mainUse, shareOfBlock, type Lot } from './programme.ts';
import type { CellUse } from './zoning.ts';

export interface Parcel {
  polygon: Polygon;
  landUse: string;
  mixedUse?: string;
  /** What it was made for: the facility that will stand on it. */
  tag?: string;
  use: CellUse;
  /** Column and row of its cell. */
  cell: [number, number];
}

/** Lots thinner than this, in metres, stay with their neighbour. */
const thinnest = 24;

/** Strips of lots are at least this deep, in metres. */
const shallowest = 56;

/** Every block cut into parcels. */
export function divideBlocks(blocks: readonly Block[]): Parcel[] {
  const cells = new Map<string, Block[]>();
  for (const block of blocks) {
    const key = `${Math.floor(block.a)},${Math.floor(block.b)},${block.use}`;
    cells.set(key, [...(cells.get(key) ?? []), block]);
  }
  return [...cells.values()].flatMap(divideCell);
}

function divideCell(blocks: Block[]): Parcel[] {
  const first = blocks[0]!;
  const cell: [number, number] = [Math.floor(first.a), Math.floor(first.b)];
  if (first.use === 'F') return blocks.flatMap((block) => divideHills(block, cell));
  const fromMiddle = ({ a, b }: Block) => Math.hypot(a - cell[0] - 0.5, b - cell[1] - 0.5);
  const sorted = [...blocks].sort((one, other) => fromMiddle(one) - fromMiddle(other));
  const placed = placeLots(sorted, lotsOf(first.use, cell));
  return sorted.flatMap((block, at) => divideBlock(block, cell, at, placed.get(block) ?? []));
}

/** Each list of lots on the block nearest the middle of the cell that has room for it and is free; what fits nowhere is left out. */
function placeLots(blocks: readonly Block[], lists: readonly (readonly Lot[])[]): Map<Block, readonly Lot[]> {
  const placed = new Map<Block, readonly Lot[]>();
  // the largest lots choose first, or small ones take the room
  const bySize = [...lists].sort((one, other) => other[0]!.hectares - one[0]!.hectares);
  for (const lots of bySize) {
    const free = blocks.filter((block) => !placed.has(block));
    const room = lots.reduce((sum, lot) => sum + lot.hectares * 10_000, 0);
    const block =
      free.find(({ area }) => area > room / fullShare) ??
      free.find(({ area }) => area > lots[0]!.hectares * 9_000);
    if (block) placed.set(block, lots);
  }
  return placed;
}

/** A block of which lots would take more than this share is one lot. */
const fullShare = 0.72;

function divideBlock(block: Block, cell: [number, number], at: number, lots: readonly Lot[]): Parcel[] {
  const keys = [cell[0], cell[1], at] as const;
  const parcels: Parcel[] = [];
  let rest: Polygon[] = [block.polygon];
  const lotArea = lots.reduce((sum, lot) => sum + lot.hectares * 10_000, 0);
  if (lots.length > 0) {
    if (lotArea > block.area * fullShare) return [parcelOf(block.polygon, lots[0]!, block.use, cell)];
    const taken = carve(block.polygon, lotArea / block.area, keys);
    if (taken) {
      const left = (polygonArea(taken.strip) - lotArea) / 10_000;
      // in a large block the strip is deeper than its lots need: the rest of it goes to the cell's main use
      const filled =
        left > 0.3 ? [...lots, { ...mainUse(block.use, cell, left, keys), hectares: left }] : lots;
      parcels.push(...divideStrip(taken.strip, filled, block.use, cell));
      rest = taken.rest;
    }
  }
  for (const piece of rest) parcels.push(...divideRest(piece, block, cell, keys));
  return parcels;
}

/** A strip along one side of a block, with at least a share of the block's area; null when it doesn't fit. */
function carve(
  polygon: Polygon,
  share: number,
  keys: readonly number[],
): { strip: Polygon; rest: Polygon[] } | null {
  const extent = extentOf(polygon);
  const size = sizeOf(extent);
  const cut: Cut = size.along > size.across ? 'across' : 'along';
  const atEnd = chance(...keys, 1) < 0.5;
  const deep = Math.min(0.6, Math.max(share, shallowest / Math.max(size.along, size.across)));
  const [low, high] = cutArea(polygon, extent, cut, atEnd ? 1 - deep : deep);
  const [strip, ...others] = atEnd ? high : low;
  const rest = [...(atEnd ? low : high), ...others];
  return strip && isWide(strip) && rest.every(isWide) ? { strip, rest } : null;
}

/** Lots side by side in a strip. */
function divideStrip(strip: Polygon, lots: readonly Lot[], use: CellUse, cell: [number, number]): Parcel[] {
  const [lot, ...others] = lots;
  if (others.length === 0) return [parcelOf(strip, lot!, use, cell)];
  const extent = extentOf(strip);
  const size = sizeOf(extent);
  const sum = lots.reduce((total, { hectares }) => total + hectares, 0);
  const [here, there] = cutArea(
    strip,
    extent,
    size.along > size.across ? 'across' : 'along',
    lot!.hectares / sum,
  );
  if (![...here, ...there].every(isWide)) return [parcelOf(strip, lot!, use, cell)];
  return [
    ...here.map((piece) => parcelOf(piece, lot!, use, cell)),
    ...there.flatMap((piece) => divideStrip(piece, others, use, cell)),
  ];
}

/** What is left of a block goes to the main use of its cell, in lots of the size that use needs. */
function divideRest(
  polygon: Polygon,
  block: Block,
  cell: [number, number],
  keys: readonly number[],
): Parcel[] {
  const hectares = polygonArea(polygon) / 10_000;
  const share = shareOfBlock(block.use, hectares, keys);
  if (share !== null) {
    const extent = extentOf(polygon);
    const size = sizeOf(extent);
    const [here, there] = cutArea(polygon, extent, size.along > size.across ? 'across' : 'along', share);
    const pieces = [...here, ...there];
    if (pieces.every(isWide)) {
      return pieces.flatMap((piece, at) => divideRest(piece, block, cell, [...keys, at + 1]));
    }
  }
  const { landUse, mixedUse } = mainUse(block.use, cell, hectares, keys);
  return [{ polygon, landUse, ...(mixedUse && { mixedUse }), use: block.use, cell }];
}

function parcelOf(polygon: Polygon, lot: Lot, use: CellUse, cell: [number, number]): Parcel {
  const { landUse, mixedUse, tag } = lot;
  return { polygon, landUse, ...(mixedUse && { mixedUse }), ...(tag && { tag }), use, cell };
}

/** Slopes outside the streets: cut where the lines across the valley would run on. */
function divideHills(block: Block, cell: [number, number]): Parcel[] {
  const lines = Array.from({ length: 34 }, (_, index) => index * 0.5 - 1 + (chance(index, 5) - 0.5) * 0.3);
  const bends = [2.3, 3.4, 5.1, 6.4, 7.6, 8.7];
  const pieces = cutAtLines(block.polygon, 'across', lines).flatMap((piece) =>
    polygonArea(piece) > 260_000 ? cutAtLines(piece, 'along', bends) : [piece],
  );
  return pieces.map((polygon) => {
    const [a, b] = toGrid(centroidOf(polygon[0]!));
    const hectares = polygonArea(polygon) / 10_000;
    const keys = [Math.floor(a * 3), Math.floor(b * 3)];
    // between the outer streets and the railway or the expressway nothing but a belt of trees has room
    if ((a > 0.6 && a < 1) || (a > 10 && a < 10.28))
      return { polygon, landUse: '1402', use: 'F' as const, cell };
    return { polygon, landUse: mainUse('F', cell, hectares, keys).landUse, use: 'F' as const, cell };
  });
}

function isWide(polygon: Polygon): boolean {
  return inflate([polygon], -thinnest / 2).length > 0;
}
