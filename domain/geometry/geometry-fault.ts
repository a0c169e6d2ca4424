import type { Geometry, Position } from 'geojson';
import { findPartsFault } from './parts-fault.ts';
import { findPolygonFault, hasPositions } from './polygon-fault.ts';
import type { PartsFaultReason, PolygonFault, PolygonFaultReason } from './polygon-fault-reasons.ts';
import type { FlatRing } from './ring-edges.ts';

/** Why a geometry can't be stored, and where. */
export interface GeometryFault {
  reason:
    | PolygonFaultReason
    | PartsFaultReason
    | 'too-many-positions'
    | 'too-many-parts'
    | 'not-a-position'
    | 'outside-the-world'
    | 'too-short'
    | 'empty';
  /** Longitude and latitude of the place, where there is one. */
  position?: [number, number];
}

/** Largest geometry that is taken. */
export const geometryLimits = { positions: 100_000, parts: 10_000 } as const;

/**
 * The first fault of a geometry in degrees, longitude first, or null when it may be stored. Positions must be pairs
 * of finite numbers in the world; lines need two different positions; polygons must be valid (see findPolygonFault), and
 * the parts of a multi-polygon together (see findPartsFault). Counts are judged before anything that takes long.
 * `mostLatitude` is where the world ends: for what is stored, where web maps do.
 */
export function findGeometryFault(
  geometry: Geometry,
  mostLatitude = mostMappedLatitude,
): GeometryFault | null {
  const paths = pathsOf(geometry);
  if (!paths) return { reason: 'not-a-position' };
  const parts = paths.flat();
  const positions = parts.reduce((count, part) => count + part.length, 0);
  if (positions === 0) return { reason: 'empty' };
  if (parts.length > geometryLimits.parts) return { reason: 'too-many-parts' };
  if (positions > geometryLimits.positions) return { reason: 'too-many-positions' };
  for (const part of parts) {
    for (const position of part) {
      const fault = findPositionFault(position, mostLatitude);
      if (fault) return fault;
    }
  }
  return findShapeFault(geometry, paths);
}

/** Polygons of parts; points and lines are single parts. Null where arrays are not nested as the type says. */
function pathsOf(geometry: Geometry): Position[][][] | null {
  const at: unknown = geometry.type === 'GeometryCollection' ? null : geometry.coordinates;
  switch (geometry.type) {
    case 'Point':
      return nested(at, 1) ? [[[at as Position]]] : null;
    case 'MultiPoint':
    case 'LineString':
      return nested(at, 2) ? [[at as Position[]]] : null;
    case 'MultiLineString':
    case 'Polygon':
      return nested(at, 3) ? [at as Position[][]] : null;
    case 'MultiPolygon':
      return nested(at, 4) ? (at as Position[][][]) : null;
    case 'GeometryCollection':
      return null;
  }
}

function nested(value: unknown, depth: number): boolean {
  return Array.isArray(value) && (depth === 1 || value.every((part) => nested(part, depth - 1)));
}

/** Degrees at which web maps end (EPSG:3857, 85.06): nobody would see what is planned beyond. */
const mostMappedLatitude = 85;

function findPositionFault(position: Position, mostLatitude: number): GeometryFault | null {
  const [longitude, latitude] = position;
  if (
    position.length < 2 ||
    position.length > 3 ||
    !position.every((value) => typeof value === 'number' && Number.isFinite(value))
  ) {
    return { reason: 'not-a-position' };
  }
  if (Math.abs(longitude!) > 180 || Math.abs(latitude!) > mostLatitude)
    return { reason: 'outside-the-world', position: [longitude!, latitude!] };
  return null;
}

function findShapeFault(geometry: Geometry, paths: Position[][][]): GeometryFault | null {
  if (geometry.type === 'LineString' || geometry.type === 'MultiLineString') {
    const short = paths.flat().find((line) => new Set(line.map(([x, y]) => `${x} ${y}`)).size < 2);
    return short
      ? { reason: 'too-short', ...(short[0] && { position: [short[0][0]!, short[0][1]!] }) }
      : null;
  }
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  const parts = paths.map((rings) => rings.map(flatRing));
  const fault = findPartFault(parts) ?? (parts.length > 1 ? findPartsFault(parts) : null);
  return fault && { reason: fault.reason, position: [fault.x, fault.y] };
}

function findPartFault(parts: readonly FlatRing[][]): PolygonFault | null {
  for (const rings of parts) {
    const fault = rings.some(hasPositions) ? findPolygonFault(rings) : tellEmptyPart(parts.flat());
    if (fault) return fault;
  }
  return null;
}

/** A part without positions has no place of its own: it is told where another begins. */
function tellEmptyPart(rings: readonly FlatRing[]): PolygonFault {
  const { 0: x, 1: y } = rings.find(hasPositions)!;
  return { reason: 'too-few-positions', x: x!, y: y! };
}

function flatRing(ring: Position[]): FlatRing {
  return ring.flatMap(([x, y]) => [x!, y!]);
}
