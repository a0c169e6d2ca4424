import type { MultiPolygon, Polygon } from 'geojson';
import { boundsOf } from '../cartography/bounds-of.ts';
import { placeInRing, type FlatRing } from '../geometry/polygon-fault.ts';
import { meetingShares, placeOn, touchesBox, type LinePiece } from './line-pieces.ts';

/** A part of a line, in metres from its start. */
export interface Stretch {
  fromMeters: number;
  toMeters: number;
}

/** A parcel's land use, and where the line runs through the parcel. */
export interface CrossedLand {
  landUse: string;
  stretches: readonly Stretch[];
}

/** A part of a line on one land use; null where it lies on none. */
export interface ProfilePart extends Stretch {
  landUse: string | null;
}

/** Ends of stretches that are nearer than this are one: it is what the rounding of a neighbour's edge leaves. */
const sameMeters = 0.001;

/** Where a line runs through a polygon in degrees, in order; its edge counts as in. */
export function stretchesThrough(pieces: readonly LinePiece[], geometry: Polygon | MultiPolygon): Stretch[] {
  const bounds = boundsOf(geometry);
  const near = bounds ? pieces.filter((piece) => touchesBox(piece, bounds)) : [];
  // most parcels around a line are not on it
  if (near.length === 0) return [];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const flat = polygons.map((rings) => rings.map((ring): FlatRing => ring.flatMap(([x, y]) => [x!, y!])));
  return near.flatMap((piece) => {
    const shares = polygons.flat().flatMap((ring) => ringShares(piece, ring));
    return insideParts(piece, [0, ...shares.sort((a, b) => a - b), 1], flat);
  });
}

/**
 * What a line lies on from its start to its end, without gap or overlap: the parts add up to its length. Where two
 * parcels claim the same part (the line runs along their common edge) the first has it.
 */
export function profileAlong(meters: number, lands: readonly CrossedLand[]): ProfilePart[] {
  const ends = lands.flatMap(({ stretches }) => stretches.flatMap((at) => [at.fromMeters, at.toMeters]));
  const inner = ends.filter((at) => at > sameMeters && at < meters - sameMeters).sort((a, b) => a - b);
  const cuts = inner.filter((at, index) => index === 0 || at - inner[index - 1]! > sameMeters);
  const stops = [...cuts, ...(meters > 0 ? [meters] : [])];
  const landUses = landUsesAt(
    stops.map((stop, index) => ((stops[index - 1] ?? 0) + stop) / 2),
    lands,
  );
  const parts: ProfilePart[] = [];
  let fromMeters = 0;
  for (const [index, toMeters] of stops.entries()) {
    const landUse = landUses[index]!;
    const last = parts.at(-1);
    if (last?.landUse === landUse) last.toMeters = toMeters;
    else parts.push({ fromMeters, toMeters, landUse });
    fromMeters = toMeters;
  }
  return parts;
}

function ringShares(piece: LinePiece, ring: readonly number[][]): number[] {
  return ring.slice(1).flatMap((to, index) => meetingShares(piece, ring[index]!, to));
}

function insideParts(
  piece: LinePiece,
  shares: readonly number[],
  polygons: readonly FlatRing[][],
): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, end] of shares.slice(1).entries()) {
    const start = shares[index]!;
    if (start === end) continue;
    const [x, y] = placeOn(piece, (start + end) / 2);
    if (!polygons.some((rings) => isIn(x, y, rings))) continue;
    const { startMeters, meters } = piece;
    stretches.push({ fromMeters: startMeters + start * meters, toMeters: startMeters + end * meters });
  }
  return stretches;
}

function isIn(x: number, y: number, [shell, ...holes]: readonly FlatRing[]): boolean {
  return (
    shell !== undefined &&
    placeInRing(x, y, shell) >= 0 &&
    holes.every((hole) => placeInRing(x, y, hole) <= 0)
  );
}

/** The land use at each of the places, which are in order: that of the first parcel there, null where there is none. */
function landUsesAt(places: readonly number[], lands: readonly CrossedLand[]): (string | null)[] {
  const landUses: (string | null)[] = places.map(() => null);
  for (const { landUse, stretches } of lands) {
    for (const { fromMeters, toMeters } of stretches) {
      for (let at = firstFrom(places, fromMeters); at < places.length && places[at]! <= toMeters; at++)
        landUses[at] ??= landUse;
    }
  }
  return landUses;
}

/** Index of the first number, of some in order, that is not below the least. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
