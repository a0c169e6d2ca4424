import type { Geometry, Position } from 'geojson';
import type { Map, PointLike } from 'maplibre-gl';
import type { Place } from '#domain/measure/geodesic.ts';
import type { LayerId } from '#domain/cartography/layer-order.ts';
import type { Point } from './handles.ts';

/** Places jump to vertices that are nearer than this, in pixels. */
const reach = 10;

/** Layers whose vertices mean something on the ground. */
const layers: readonly LayerId[] = [
  'zone-fill',
  'cluster-outline',
  'control-line',
  'road-casing',
  'rail-base',
  'utility',
  'river',
  'boundary-line',
  'project-area-outline',
  'facility-symbol',
  'project-symbol',
];

/** The nearest vertex of what the map shows around a point of the screen; null where there is none. */
export function snapTo(map: Map, { x, y }: Point): Place | null {
  const box: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ];
  const drawn = layers.filter((id) => map.getLayer(id));
  let nearest: Place | null = null;
  let distance = reach;
  for (const { geometry } of map.queryRenderedFeatures(box, { layers: drawn }))
    for (const [longitude, latitude] of positionsOf(geometry) as Iterable<[number, number]>) {
      const at = map.project([longitude, latitude]);
      const away = Math.hypot(at.x - x, at.y - y);
      if (away > distance) continue;
      distance = away;
      nearest = [longitude, latitude];
    }
  return nearest;
}

function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf);
  }
}
