import type { Bounds } from '../cartography/bounds-of.ts';
import { courseBetween, densify, type Place } from './geodesic.ts';

/** A straight line in degrees. */
export interface Straight {
  from: Place;
  to: Place;
}

/** A piece of a drawn line, so short that it is straight in degrees, and where it lies along the line. */
export interface LinePiece extends Straight {
  /** Metres from the start of the line to the start of the piece. */
  startMeters: number;
  meters: number;
}

/** On a kilometre a geodesic is less than 2 cm from the straight line in degrees. */
const longestPieceMeters = 1_000;

/** The pieces of a line; legs without length give none. */
export function piecesOf(places: readonly Place[]): LinePiece[] {
  const dense = densify(places, longestPieceMeters);
  const pieces: LinePiece[] = [];
  let startMeters = 0;
  for (const [index, to] of dense.slice(1).entries()) {
    const from = dense[index]!;
    const { meters } = courseBetween(from, to);
    if (meters > 0) pieces.push({ from, to, startMeters, meters });
    startMeters += meters;
  }
  return pieces;
}

/**
 * Where a piece meets an edge from `a` to `b`, as shares of the piece from 0 to 1: one for a crossing, two for an edge
 * that runs along it, else none. Positions are in degrees.
 */
export function meetingShares({ from, to }: Straight, a: readonly number[], b: readonly number[]): number[] {
  const [ax, ay, bx, by] = [a[0]! - from[0], a[1]! - from[1], b[0]! - from[0], b[1]! - from[1]];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  // twice the areas beside the piece: where the ends of the edge lie across it
  const sideOfA = dx * ay - dy * ax;
  const sideOfB = dx * by - dy * bx;
  const squared = dx * dx + dy * dy;
  const shareOf = (x: number, y: number) => (x * dx + y * dy) / squared;
  if (sideOfA === 0 && sideOfB === 0) return [shareOf(ax, ay), shareOf(bx, by)].filter(isOnPiece);
  if (sideOfA > 0 === sideOfB > 0 && sideOfA !== 0 && sideOfB !== 0) return [];
  const alongEdge = sideOfA / (sideOfA - sideOfB);
  return [shareOf(ax + alongEdge * (bx - ax), ay + alongEdge * (by - ay))].filter(isOnPiece);
}

/** The place at a share of a piece, from 0 at its start to 1 at its end. */
export function placeOn({ from, to }: Straight, share: number): Place {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** True where the boxes of a piece and of something else have anything in common. */
export function touchesBox({ from, to }: Straight, [west, south, east, north]: Bounds): boolean {
  return (
    Math.min(from[0], to[0]) <= east &&
    Math.max(from[0], to[0]) >= west &&
    Math.min(from[1], to[1]) <= north &&
    Math.max(from[1], to[1]) >= south
  );
}

function isOnPiece(share: number): boolean {
  return share >= 0 && share <= 1;
}
