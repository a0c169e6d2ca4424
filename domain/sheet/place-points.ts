import { findSymbolImage } from '#domain/cartography/symbols/symbol-image.ts';
import { labelLook } from './label-look.ts';
import type { LabelBox } from './label-space.ts';
import type { Placement } from './placement.ts';
import type { LayerValues } from './layer-values.ts';
import { pointsIn } from './paper-geometry.ts';
import type { Shape } from './shape.ts';
import type { SheetFeature } from './sheet-feature.ts';
import { millimetersPerPixel } from './sheet-style.ts';
import { gridPixels, symbolShapes } from './symbol-shapes.ts';
import { blockShapes, boxOfBlock, setText, type TextBlock } from './text-block.ts';

/** Where a label stands to its point, as MapLibre names it by the side that is at the point. */
const sides: Readonly<Record<string, readonly [x: number, y: number]>> = {
  center: [0, 0],
  left: [1, 0],
  right: [-1, 0],
  top: [0, 1],
  bottom: [0, -1],
};

const iconPadding = 0.2;

/** Symbols and names at points: where a symbol has no room, neither is drawn. True for what is. */
export function placePoint(placement: Placement, values: LayerValues, feature: SheetFeature): boolean {
  return pointsIn(feature.geometry, placement.frame)
    .map((point) => placeAt(placement, values, feature, point))
    .some(Boolean);
}

function placeAt(
  placement: Placement,
  values: LayerValues,
  feature: SheetFeature,
  point: [number, number],
): boolean {
  const icon = iconAt(values, feature, point);
  const text = textAt(placement, values, feature, point);
  if (icon && !placement.isFree(icon.box)) return false;
  const place = text.find(({ box }) => placement.isFree(box));
  if (!place && (!icon || (text.length > 0 && values.text('text-optional', feature) !== 'true')))
    return false;
  const boxes = [...(icon ? [icon.box] : []), ...(place ? [place.box] : [])];
  return placement.put(boxes, [...(icon?.shapes ?? []), ...(place?.shapes ?? [])]);
}

interface Candidate {
  box: LabelBox;
  shapes: Shape[];
}

function iconAt(values: LayerValues, feature: SheetFeature, point: [number, number]): Candidate | null {
  const image = findSymbolImage(values.text('icon-image', feature));
  if (!image) return null;
  const side = values.number('icon-size', feature) * gridPixels * millimetersPerPixel;
  const half = side / 2 + iconPadding;
  return {
    box: { x: point[0], y: point[1], halfWidth: half, halfHeight: half, angle: 0 },
    shapes: symbolShapes(image.symbol, image.truth, point, side, image.theme),
  };
}

/** The places around the point that its text may take, the best first; none without a text. */
function textAt(
  { measure }: Placement,
  values: LayerValues,
  feature: SheetFeature,
  point: [number, number],
): Candidate[] {
  const text = values.text('text-field', feature).trim();
  if (text === '') return [];
  const look = labelLook(values, feature);
  const block = setText(text, look, values.number('text-max-width', feature) * look.size, measure);
  const variable = values.strings('text-variable-anchor', feature);
  const anchors = variable.length > 0 ? variable : [values.text('text-anchor', feature)];
  const away = values.number('text-radial-offset', feature) * look.size;
  const padding = values.number('text-padding', feature) * millimetersPerPixel;
  return anchors.map((anchor) => {
    const middle = besidePoint(point, block, sides[anchor] ?? [0, 0], away);
    // the point lies at the text's own edge: padding would reach over its symbol
    return { box: boxOfBlock(block, middle, away > 0 ? 0 : padding), shapes: blockShapes(block, middle) };
  });
}

function besidePoint(
  [x, y]: [number, number],
  { width, height }: TextBlock,
  [toRight, down]: readonly [number, number],
  away: number,
): [number, number] {
  return [x + toRight * (width / 2 + away), y + down * (height / 2 + away)];
}
