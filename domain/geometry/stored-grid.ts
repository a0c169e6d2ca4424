import type { Geometry } from 'geojson';
import { positionDepths } from './map-positions.ts';

/** Parts of a degree in which positions are stored: 1e-9 degree is a tenth of a millimetre. */
const perDegree = 1e9;

/**
 * The geometry on the stored grid, heights left out. A value of its own: the one given is not changed. What is no
 * geometry at all is left as it is, for the checks to report.
 */
export function onStoredGrid<Shape extends Geometry>(geometry: Shape): Shape {
  if (!hasPositions(geometry)) return geometry;
  return { ...geometry, coordinates: round(geometry.coordinates, positionDepths[geometry.type]) };
}

/** What came from outside may have anything as its type, an object without a text among it. */
function hasPositions(geometry: Geometry): geometry is Exclude<Geometry, { type: 'GeometryCollection' }> {
  const type: unknown = (geometry as Geometry | null)?.type;
  return typeof type === 'string' && Object.hasOwn(positionDepths, type);
}

function round(value: unknown, depth: number): unknown {
  if (!Array.isArray(value)) return value;
  if (depth > 0) return value.map((part) => round(part, depth - 1));
  return value
    .slice(0, 2)
    .map((degree: unknown) =>
      typeof degree === 'number' ? Math.round(degree * perDegree) / perDegree : degree,
    );
}
