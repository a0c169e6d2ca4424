import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { FeatureState } from '../features/feature-state.ts';
import { verticesOf, withVertices } from '../geometry/with-vertices.ts';

/** A shape, and those beside it, with every vertex of one on an edge of another as a vertex of both. */
export interface Woven {
  shape: Polygon | MultiPolygon;
  /** Those of the neighbours that got vertices. */
  neighbours: FeatureState[];
}

/**
 * Give a shape the vertices of its neighbours that lie on its edges, and the neighbours those of the shape: where parcels
 * meet, each has every vertex of the other, or their areas would not add up. No vertex is moved. Degrees, EPSG:4490.
 */
export function weave(shape: Polygon | MultiPolygon, neighbours: readonly FeatureState[]): Woven {
  const others = neighbours.filter((neighbour) => isArea(neighbour.geometry));
  const woven = withVertices(
    shape,
    others.flatMap(({ geometry }) => verticesOf(geometry as Polygon)),
  );
  const own = verticesOf(woven);
  const changed = others.flatMap((neighbour) => {
    const geometry = withVertices(neighbour.geometry as Polygon | MultiPolygon, own);
    return geometry === neighbour.geometry ? [] : [{ ...neighbour, geometry }];
  });
  return { shape: woven, neighbours: changed };
}

function isArea(geometry: Geometry): geometry is Polygon | MultiPolygon {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}
