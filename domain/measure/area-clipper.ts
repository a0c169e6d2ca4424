import { Clipper, Clipper64, ClipType, FillRule, type Path64, type Paths64 } from 'clipper2-ts';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { boundsOf } from '../cartography/bounds-of.ts';
import { ellipsoidalArea } from '../geometry/ellipsoidal-area.ts';
import { placeInRing } from '../geometry/polygon-fault.ts';
import { densify, type Place } from './geodesic.ts';
import { touchesBox } from './line-pieces.ts';
import { closedRing } from './measure-shape.ts';

/**
 * Clipping is done in whole hundred-millionths of a degree, about a millimetre, from a corner of what was drawn:
 * products of such numbers stay exact up to some hundred kilometres.
 */
const unitsPerDegree = 1e8;

/** Sides are followed along the geodesic in steps of this many metres: they are then within 2 cm of it. */
const longestStepMeters = 1_000;

/** How much of a polygon lies within, in m²; `wholeSquareMeters` is its own area where that is known. */
export type AreaWithin = (geometry: Polygon | MultiPolygon, wholeSquareMeters?: number) => number;

/**
 * Answers how much of a polygon in degrees lies within a drawn one, on the ellipsoid. `corners` must make a valid
 * polygon (see measureArea). Most polygons are far from the drawn sides, and are told apart without clipping.
 */
export function areaClipper(corners: readonly Place[]): AreaWithin {
  const ring = densify(closedRing(corners).slice(0, -1), longestStepMeters, true);
  const origin = ring[0]!;
  const clip = toPath(ring, origin);
  const sides = ring.slice(1).map((to, index) => ({ from: ring[index]!, to }));
  const flatRing = ring.flat();
  return (geometry, wholeSquareMeters) => {
    const bounds = boundsOf(geometry);
    if (!bounds) return 0;
    if (sides.some((side) => touchesBox(side, bounds)))
      return areaOf(intersect(ringPaths(geometry, origin), clip), origin);
    // no side comes near: all of it lies on one side of them
    const isWithin = placeInRing(bounds[0], bounds[1], flatRing) >= 0;
    return isWithin ? (wholeSquareMeters ?? ellipsoidalArea(geometry)) : 0;
  };
}

function intersect(subject: Paths64, clip: Path64): Paths64 {
  if (subject.length === 0) return [];
  const clipper = new Clipper64();
  clipper.addSubject(subject);
  clipper.addClip([clip]);
  const solution: Paths64 = [];
  // whichever way rings turn, what is inside is inside an odd number of them
  clipper.execute(ClipType.Intersection, FillRule.EvenOdd, solution);
  return solution;
}

/** Clipper turns shells and holes opposite ways. */
function areaOf(paths: Paths64, [longitude, latitude]: Place): number {
  let area = 0;
  for (const path of paths) {
    const ring = path.map(({ x, y }) => [longitude + x / unitsPerDegree, latitude + y / unitsPerDegree]);
    const size = ellipsoidalArea({ type: 'Polygon', coordinates: [ring] });
    area += Clipper.area(path) < 0 ? -size : size;
  }
  return Math.max(0, area);
}

/** Rings as paths, without those of which rounding leaves one point or two: Clipper fails on one. */
function ringPaths(geometry: Polygon | MultiPolygon, origin: Place): Paths64 {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  return rings
    .map((ring) => toPath(ring, origin))
    .filter((path) => new Set(path.map(({ x, y }) => `${x},${y}`)).size > 2);
}

function toPath(ring: readonly (Place | Position)[], [longitude, latitude]: Place): Path64 {
  return ring.map(([x, y]) => ({
    x: Math.round((x! - longitude) * unitsPerDegree),
    y: Math.round((y! - latitude) * unitsPerDegree),
  }));
}
