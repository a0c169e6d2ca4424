import type { FeatureState } from '../features/feature-state.ts';
import { metersBetween, metersPerDegree } from '../geometry/local-meters.ts';
import type { FlatRing } from '../geometry/polygon-fault.ts';
import { boundsOfPolygons, type FlatPolygon } from '../topology/flat-polygons.ts';
import { pathsOf } from '../topology/network-graph.ts';

export type Place = [x: number, y: number];

/** Cuts across a parcel, and places along a line, that are looked at. */
const sampleCount = 16;

/**
 * Places along the middle of polygons: the parcel is cut crosswise to its longer extent, and each stretch of a cut that
 * lies within gives its middle. Degrees, EPSG:4490.
 */
export function middlesOf(polygons: readonly FlatPolygon[]): Place[] {
  const [west, south, east, north] = boundsOfPolygons(polygons);
  const per = metersPerDegree((south + north) / 2);
  const isWide = (east - west) * per.longitude >= (north - south) * per.latitude;
  const [low, high] = isWide ? [west, east] : [south, north];
  const rings = polygons.flat();
  return Array.from(
    { length: sampleCount },
    (_, at) => low + ((high - low) * (at + 0.5)) / sampleCount,
  ).flatMap((along) =>
    middlesAt(rings, along, isWide).map((middle): Place => (isWide ? [along, middle] : [middle, along])),
  );
}

/** The middles of the stretches that lie within, on a meridian or a parallel. */
function middlesAt(rings: readonly FlatRing[], along: number, onMeridian: boolean): number[] {
  const crossings: number[] = [];
  const main = onMeridian ? 0 : 1;
  const cross = 1 - main;
  for (const ring of rings) {
    for (let at = 0; at + 3 < ring.length; at += 2) {
      const a = ring[at + main]!;
      const b = ring[at + 2 + main]!;
      if (a > along === b > along) continue;
      const from = ring[at + cross]!;
      crossings.push(from + ((along - a) / (b - a)) * (ring[at + 2 + cross]! - from));
    }
  }
  crossings.sort((a, b) => a - b);
  const middles: number[] = [];
  for (let at = 0; at + 1 < crossings.length; at += 2)
    middles.push((crossings[at]! + crossings[at + 1]!) / 2);
  return middles;
}

/** A place on a line, with those beside it. */
export interface PlaceAlong {
  at: Place;
  left: Place;
  right: Place;
}

/** Places along a line at equal distances, each with those so many metres to its left and right. */
export function pointsAlong(line: FeatureState, besideMeters: number): PlaceAlong[] {
  const segments = pathsOf(line).flatMap((path) =>
    path.slice(1).map((to, at) => measure(path[at] as Place, to as Place)),
  );
  const step = segments.reduce((sum, { meters }) => sum + meters, 0) / sampleCount;
  const places: PlaceAlong[] = [];
  let next = step / 2;
  for (const segment of segments) {
    for (; next < segment.meters && places.length < sampleCount; next += step)
      places.push(placeOn(segment, next / segment.meters, besideMeters));
    next -= segment.meters;
  }
  return places;
}

interface Measured {
  from: Place;
  to: Place;
  meters: number;
}

function measure(from: Place, to: Place): Measured {
  return { from, to, meters: metersBetween(...from, ...to, metersPerDegree(from[1])) };
}

function placeOn({ from, to, meters }: Measured, share: number, besideMeters: number): PlaceAlong {
  const at: Place = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  const per = metersPerDegree(at[1]);
  const east = ((to[0] - from[0]) * per.longitude) / meters;
  const north = ((to[1] - from[1]) * per.latitude) / meters;
  const [dx, dy] = [(besideMeters * north) / per.longitude, (besideMeters * east) / per.latitude];
  return { at, left: [at[0] - dx, at[1] + dy], right: [at[0] + dx, at[1] - dy] };
}
