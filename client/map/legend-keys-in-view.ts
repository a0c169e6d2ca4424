import type { Map, MapGeoJSONFeature } from 'maplibre-gl';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import { explainedLayers, legendKeysOf } from '#domain/cartography/legend/legend-key.ts';
import { hasBuildableUse, massingKeys } from '#domain/cartography/legend/massing-entries.ts';
import { massingZooms } from '#domain/cartography/massing-zooms.ts';
import { outlineCrosses } from '#domain/cartography/outline-crosses.ts';
import { clockBreather, frameBreather, type Breather } from '../state/page/breather.ts';

/** How a view is looked through: in squares of that side in pixels, as many at a time as the breather lets pass. */
export interface Pace {
  squarePixels: number;
  breather: () => Breather;
}

/** Of a map that rests; a square takes a few milliseconds where the plan is dense. */
const paceAtRest: Pace = { squarePixels: 256, breather: clockBreather };

/** Of a map that is being drawn: longer in all, but hardly felt by a frame. */
export const paceInMotion: Pace = { squarePixels: 128, breather: frameBreather };

/**
 * Keys of all legend entries that the map shows, sorted. To ask for a whole view at once stops the page for a tenth of
 * a second, so it is looked through in parts; once the signal is given, as when the map moves, the answer is null.
 */
export async function legendKeysInView(
  map: Map,
  signal: AbortSignal,
  pace = paceAtRest,
): Promise<string[] | null> {
  const breather = pace.breather();
  const keys = new Set<string>();
  for (const square of squaresOf(map.getContainer(), pace)) {
    addKeys(keys, map, square);
    if (breather.isDue) await breather.breathe();
    if (signal.aborted) return null;
  }
  if (showsBuildings(map) && hasBuildableUse(keys)) for (const key of massingKeys) keys.add(key);
  return [...keys].sort();
}

type Square = [from: [x: number, y: number], to: [x: number, y: number]];

function squaresOf(container: HTMLElement, { squarePixels }: Pace): Square[] {
  const { clientWidth: width, clientHeight: height } = container;
  const squares: Square[] = [];
  for (let y = 0; y < height; y += squarePixels)
    for (let x = 0; x < width; x += squarePixels)
      squares.push([
        [x, y],
        [Math.min(width, x + squarePixels), Math.min(height, y + squarePixels)],
      ]);
  return squares;
}

function addKeys(keys: Set<string>, map: Map, square: Square): void {
  const view = map.getBounds().toArray().flat() as Bounds;
  for (const feature of map.queryRenderedFeatures(square, { layers: [...explainedLayers] })) {
    const { layer, sourceLayer, properties } = feature;
    // what does not come from tiles says itself what it is of
    const collection: unknown = sourceLayer ?? properties['collection'];
    if (typeof collection !== 'string' || isInvisible(feature)) continue;
    const unknown = legendKeysOf(layer.id, collection, properties).filter((key) => !keys.has(key));
    // geometry is read when it is first asked for: most features show what others have shown already
    if (unknown.length === 0 || !isInItsTile(feature, view)) continue;
    for (const key of unknown) keys.add(key);
  }
}

/** Parcels in view tell whether there are buildings: to ask the map for each building would be felt. */
function showsBuildings(map: Map): boolean {
  return map.getLayer('massing') !== undefined && map.getZoom() > massingZooms.from;
}

/** A query finds also what a layer draws at an opacity of 0. */
function isInvisible({ layer }: MapGeoJSONFeature): boolean {
  const paint = layer.paint as Record<string, unknown> | undefined;
  return paint?.[`${layer.type}-opacity`] === 0;
}

/**
 * An area that goes on beyond its tile is cut a little outside of it. The cut is no outline and is not drawn, but a
 * query finds it wherever the edge of a tile crosses the view.
 */
function isInItsTile(feature: MapGeoJSONFeature, [west, south, east, north]: Bounds): boolean {
  const { layer, geometry } = feature;
  if (layer.type !== 'line' || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) return true;
  const tile = boundsOfTile(feature._z, feature._x, feature._y);
  return outlineCrosses(geometry, [
    Math.max(west, tile[0]),
    Math.max(south, tile[1]),
    Math.min(east, tile[2]),
    Math.min(north, tile[3]),
  ]);
}

function boundsOfTile(z: number, x: number, y: number): Bounds {
  const count = 2 ** z;
  const longitude = (column: number) => (column / count) * 360 - 180;
  const latitude = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / count))) * 180) / Math.PI;
  return [longitude(x), latitude(y + 1), longitude(x + 1), latitude(y)];
}
