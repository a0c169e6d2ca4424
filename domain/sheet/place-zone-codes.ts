import type { MultiPolygon, Polygon } from 'geojson';
import { labelPoint } from '#domain/cartography/label-point.ts';
import { labelLook } from './label-look.ts';
import type { LayerValues } from './layer-values.ts';
import type { Box } from './paper.ts';
import type { Placement } from './placement.ts';
import type { Line } from './shape.ts';
import type { SheetFeature } from './sheet-feature.ts';
import { toPaper, type SheetView } from './sheet-view.ts';
import { blockShapes, boxOfBlock, setText, type TextBlock } from './text-block.ts';

/** Sizes in millimetres, tried from the largest: 6 point, and down to the least that can be read. */
const sizes = [2.2, 1.9, 1.6, 1.35];

/** Room between a code and the edge of its parcel. */
const roomAround = 0.3;

/**
 * What may be built, lettered in each parcel that has room for it: all that the map says of it there, else the code of
 * the land use alone, at the largest size that fits.
 */
export function placeZoneCodes(
  placement: Placement,
  values: LayerValues,
  features: readonly SheetFeature[],
  view: SheetView,
  letterScale: number,
): void {
  for (const feature of features) {
    const { source, geometry, properties } = feature;
    if (source.type !== 'Polygon' && source.type !== 'MultiPolygon') continue;
    const rings = geometry.parts.flat();
    const extent = extentOf(rings);
    if (!boxesMeet(extent, placement.frame)) continue;
    const texts = new Set([values.text('text-field', feature), String(properties['landUse'] ?? '')]);
    const blocks = blocksOf([...texts], values, feature, placement, letterScale).filter(
      ({ width, height }) => width < extent.width && height < extent.height,
    );
    if (blocks.length > 0) placeBest(placement, view, source, rings, blocks);
  }
}

/** The largest block that fits; the point with most room is looked for only where the first try is not good enough. */
function placeBest(
  placement: Placement,
  view: SheetView,
  source: Polygon | MultiPolygon,
  rings: readonly Line[],
  blocks: readonly TextBlock[],
): void {
  const tryAt = (block: TextBlock, middle: readonly [number, number]) => {
    const box = boxOfBlock(block, middle, roomAround);
    return boxInside(middle, box, rings) && placement.put([box], blockShapes(block, middle));
  };
  const { x, y, width, height } = extentOf(rings);
  if (tryAt(blocks[0]!, [x + width / 2, y + height / 2])) return;
  const position = labelPoint(source);
  if (!position) return;
  const middle = toPaper(view, position);
  blocks.some((block) => tryAt(block, middle));
}

function extentOf(rings: readonly Line[]): Box {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      west = Math.min(west, ring[at]!);
      east = Math.max(east, ring[at]!);
      north = Math.min(north, ring[at + 1]!);
      south = Math.max(south, ring[at + 1]!);
    }
  }
  return { x: west, y: north, width: east - west, height: south - north };
}

function boxesMeet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function blocksOf(
  texts: readonly string[],
  values: LayerValues,
  feature: SheetFeature,
  { measure }: Placement,
  letterScale: number,
): TextBlock[] {
  const { color, weight, letterSpacing, lineHeight } = labelLook(values, feature);
  // codes are fine print on the land they stand on: without a halo
  const look = { color, weight, letterSpacing, lineHeight, opacity: 1 };
  return texts.flatMap((text) =>
    sizes.map((size) => setText(text, { ...look, size: size * letterScale }, Infinity, measure)),
  );
}

/** True when the box, which is not turned, lies inside the area: no edge passes through it and its middle is inside. */
function boxInside(
  [x, y]: readonly [number, number],
  { halfWidth, halfHeight }: { halfWidth: number; halfHeight: number },
  rings: readonly Line[],
): boolean {
  let isInside = false;
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const before = (at + ring.length - 2) % ring.length;
      const [ax, ay] = [ring[before]! - x, ring[before + 1]! - y];
      const [bx, by] = [ring[at]! - x, ring[at + 1]! - y];
      if (ay > 0 !== by > 0 && 0 < ((bx - ax) * -ay) / (by - ay) + ax) isInside = !isInside;
      if (edgeMeetsBox(ax, ay, bx, by, halfWidth, halfHeight)) return false;
    }
  }
  return isInside;
}

/** An edge against a box around the origin: apart when an axis of the box or the normal of the edge parts them. */
function edgeMeetsBox(ax: number, ay: number, bx: number, by: number, halfWidth: number, halfHeight: number) {
  if (Math.min(ax, bx) >= halfWidth || Math.max(ax, bx) <= -halfWidth) return false;
  if (Math.min(ay, by) >= halfHeight || Math.max(ay, by) <= -halfHeight) return false;
  const [normalX, normalY] = [by - ay, ax - bx];
  const away = Math.abs(ax * normalX + ay * normalY);
  return away < Math.abs(normalX) * halfWidth + Math.abs(normalY) * halfHeight;
}
