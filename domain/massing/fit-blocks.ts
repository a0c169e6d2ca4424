import { blockRows, sizeOfBlocks, type Block, type RowPlan } from './block-rows.ts';
import { sizeOf } from './inset.ts';
import type { Area } from './plane.ts';

/** What buildings of a kind need, in metres and radians. */
export interface BlockNeeds {
  /** Directions that they may take, the likeliest first. */
  angles: readonly number[];
  depth: number;
  length: number;
  gapAlong: number;
  gapAcross: number;
  from: RowPlan['from'];
}

/** Where buildings of the usual depth don't fit, narrower ones are tried. */
const depthShares = [1, 0.75, 0.5];
/** Rows move together by a tenth at a time. */
const closer = 0.9;

/**
 * Rows of buildings that take so many square metres of the area, or the most that was found when they don't fit. Rows
 * stand as far apart as the ground allows, so that they are spread over all of it.
 */
export function fitBlocks(area: Area, needs: BlockNeeds, squareMeters: number): Block[] {
  let best: Block[] = [];
  let most = 0;
  for (const share of depthShares) {
    for (const angle of needs.angles) {
      for (const pitch of pitchesOf(area, needs, share, squareMeters)) {
        const blocks = blockRows(area, { ...needs, ...narrowed(needs, share), angle, pitch });
        const size = sizeOfBlocks(blocks);
        if (size > most) [best, most] = [blocks, size];
        if (size >= squareMeters) return needs.from === 'north' ? northernmost(blocks, squareMeters) : blocks;
      }
    }
  }
  return best;
}

/** Buildings that are less deep are shorter too, or they would be walls. */
function narrowed({ depth, length }: BlockNeeds, share: number): { depth: number; length: number } {
  return { depth: depth * share, length: length * Math.max(0.6, share) };
}

/** Distances of rows to try: from the one at which rows without gaps would do, to the narrowest that is allowed. */
function pitchesOf(
  area: Area,
  { depth, gapAcross, from }: BlockNeeds,
  share: number,
  wanted: number,
): number[] {
  const narrowest = depth * share + gapAcross;
  if (from === 'north') return [narrowest];
  const pitches: number[] = [];
  for (let pitch = (depth * share * sizeOf(area)) / wanted; pitch > narrowest; pitch *= closer)
    pitches.push(pitch);
  return [...pitches, narrowest];
}

/** As many rows from the north as it takes. */
function northernmost(blocks: readonly Block[], squareMeters: number): Block[] {
  const kept: Block[] = [];
  let size = 0;
  let row = Infinity;
  for (const block of blocks.toSorted((a, b) => b.row - a.row)) {
    if (size >= squareMeters && block.row !== row) break;
    kept.push(block);
    size += block.length * block.depth;
    row = block.row;
  }
  return kept;
}
