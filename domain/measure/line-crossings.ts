import type { LineString, MultiLineString } from 'geojson';
import { boundsOf } from '../cartography/bounds-of.ts';
import type { Place } from './geodesic.ts';
import { meetingShares, placeOn, touchesBox, type LinePiece } from './line-pieces.ts';

/** Where a drawn line meets another. */
export interface Crossing {
  /** Metres from the start of the drawn line. */
  meters: number;
  place: Place;
}

/** Meetings nearer than this are one: a line that goes through a vertex meets both edges there. */
const sameMeters = 0.05;

/** Where a drawn line meets a line in degrees, in order. An edge that runs along the drawn line counts by its ends. */
export function crossingsWith(
  pieces: readonly LinePiece[],
  geometry: LineString | MultiLineString,
): Crossing[] {
  const bounds = boundsOf(geometry);
  if (!bounds) return [];
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  const found = pieces
    .filter((piece) => touchesBox(piece, bounds))
    .flatMap((piece) =>
      lines.flatMap((line) =>
        line.slice(1).flatMap((to, index) => meetingShares(piece, line[index]!, to).map(at(piece))),
      ),
    )
    .sort((a, b) => a.meters - b.meters);
  return found.filter(({ meters }, index) => index === 0 || meters - found[index - 1]!.meters > sameMeters);
}

function at(piece: LinePiece): (share: number) => Crossing {
  return (share) => ({
    meters: piece.startMeters + share * piece.meters,
    place: placeOn(piece, share),
  });
}
