import type { Geometry, Position } from 'geojson';
import { toPaper, type SheetView } from '#domain/sheet/sheet-view.ts';

/** Radius of the ring around a point, in millimetres of the picture. */
const pointRadius = 2.4;

/** A geometry in EPSG:4490 as the path of an SVG over the picture that a view is of; a point as a ring around it. */
export function outlinePath(view: SheetView, geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return ring(view, geometry.coordinates);
    case 'MultiPoint':
      return geometry.coordinates.map((position) => ring(view, position)).join('');
    case 'LineString':
      return line(view, geometry.coordinates);
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.map((positions) => line(view, positions)).join('');
    case 'MultiPolygon':
      return geometry.coordinates
        .flat()
        .map((positions) => line(view, positions))
        .join('');
    case 'GeometryCollection':
      return geometry.geometries.map((part) => outlinePath(view, part)).join('');
  }
}

function line(view: SheetView, positions: readonly Position[]): string {
  return positions.map((position, at) => `${at === 0 ? 'M' : 'L'}${write(toPaper(view, position))}`).join('');
}

function ring(view: SheetView, position: Position): string {
  const [x, y] = toPaper(view, position);
  const [left, radius] = [write([x - pointRadius, y]), `${pointRadius} ${pointRadius} 0 1 0`];
  return `M${left}a${radius} ${2 * pointRadius} 0a${radius} ${-2 * pointRadius} 0`;
}

function write(point: readonly [number, number]): string {
  return point.map((value) => value.toFixed(2)).join(' ');
}
