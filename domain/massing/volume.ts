import { cornersOf, sizeOfBlocks, type Block } from './block-rows.ts';
import { shapesOf, sizeOf, type Shape } from './inset.ts';
import type { Area } from './plane.ts';
import type { Programme } from './programme.ts';

/** A part of a building on the plane of its parcel: so many storeys on a shape, from `base` up. */
export interface Volume {
  shape: Shape;
  squareMeters: number;
  storeys: number;
  /** Metres above ground. */
  base: number;
  height: number;
}

/** How volumes rise: storeys of so many metres, from a height above ground. */
export interface Rise {
  storeyHeight: number;
  base: number;
}

/** Storeys in which a ground of so many square metres holds the floor, as far as the limits allow. */
export function storeysOn(programme: Programme, squareMeters: number): number {
  const { floor, count, storeys, storeysMax } = programme;
  return Math.max(storeys, Math.min(storeysMax, Math.ceil(floor / (squareMeters * count) - 1e-9)));
}

/** Ground that so many storeys of the programme take. */
export function footprintOf({ floor, count, footprintMax }: Programme, storeys: number): number {
  return Math.min(footprintMax, floor / (storeys * count));
}

/** Volumes of equal storeys on the parts of an area. */
export function raiseArea(area: Area, storeys: number, { storeyHeight, base }: Rise): Volume[] {
  return shapesOf(area).map((shape) => ({
    shape,
    squareMeters: sizeOf(shape),
    storeys,
    base,
    height: base + storeys * storeyHeight,
  }));
}

/** Storeys by which the rows in the north rise above the middle, and those in the south stay below it. */
const mostStagger = 2;
/** Buildings from so many storeys on are staggered. */
const staggeredFrom = 6;
/** Floor that staggering may lose. */
const leastKept = 0.985;

/** Volumes on blocks, shortened until they hold no more than the programme asks for. */
export function raiseBlocks(
  blocks: readonly Block[],
  programme: Programme,
  rise: Rise,
  isStaggered: boolean,
): Volume[] {
  const size = sizeOfBlocks(blocks);
  if (size === 0) return [];
  const storeys = storeysOn(programme, size);
  const share = Math.min(1, footprintOf(programme, storeys) / size);
  const even = blocks.map((block) => ({ ...block, length: block.length * share, storeys }));
  const staggered = isStaggered && storeys >= staggeredFrom ? stagger(even, programme) : even;
  return staggered.map((block) => volumeOf(block, rise));
}

type StoreyedBlock = Block & { storeys: number };

/** Low in the south and high in the north, so that the sun reaches the rows behind. */
function stagger(blocks: readonly StoreyedBlock[], { storeysMax }: Programme): readonly StoreyedBlock[] {
  const last = Math.max(...blocks.map(({ row }) => row));
  const reach = Math.min(mostStagger, storeysMax - blocks[0]!.storeys);
  if (last === 0 || reach < 1) return blocks;
  const raised = blocks.map((block) => ({
    ...block,
    storeys: block.storeys + Math.round(((2 * block.row) / last - 1) * reach),
  }));
  const kept = floorOf(blocks) / floorOf(raised);
  if (kept > 1 / leastKept) return blocks;
  return kept >= 1 ? raised : raised.map((block) => ({ ...block, length: block.length * kept }));
}

function floorOf(blocks: readonly StoreyedBlock[]): number {
  return blocks.reduce((sum, { length, depth, storeys }) => sum + length * depth * storeys, 0);
}

function volumeOf(block: StoreyedBlock, { storeyHeight, base }: Rise): Volume {
  return {
    shape: [cornersOf(block)],
    squareMeters: block.length * block.depth,
    storeys: block.storeys,
    base,
    height: base + block.storeys * storeyHeight,
  };
}
