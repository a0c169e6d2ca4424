import type { Map, PaddingOptions } from 'maplibre-gl';
import type { Polygon } from 'geojson';

/** The ground in the part of the map that nothing covers: a rectangle on the screen, clockwise from its top left. */
export function frameOf(
  map: Pick<Map, 'getContainer' | 'unproject'>,
  { top, right, bottom, left }: Required<PaddingOptions>,
): Polygon {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  // panels that cover all of a small map leave a line, not a rectangle turned over
  const [east, south] = [Math.max(left, width - right), Math.max(top, height - bottom)];
  const corners = [
    [left, top],
    [east, top],
    [east, south],
    [left, south],
    [left, top],
  ] as const;
  return {
    type: 'Polygon',
    coordinates: [corners.map(([x, y]) => map.unproject([x, y]).toArray())],
  };
}
