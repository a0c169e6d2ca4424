import { findShieldImage } from '#domain/cartography/symbols/shield-image.ts';
import { joinLines } from './join-lines.ts';
import { labelLook } from './label-look.ts';
import type { LayerValues } from './layer-values.ts';
import { straightPlaces, type LinePlace } from './line-places.ts';
import { linesIn } from './paper-geometry.ts';
import type { Placement } from './placement.ts';
import { boxShape, type Line, type Shape } from './shape.ts';
import type { SheetFeature } from './sheet-feature.ts';
import { millimetersPerPixel } from './sheet-style.ts';
import { blockShapes, boxOfBlock, setText, type TextBlock } from './text-block.ts';

/** Steps between the places that are tried, as a share of the label's length. */
const stepShare = 0.4;

/** Least and most millimetres between two labels of one line. */
const spacingBounds = [50, 160] as const;

/** Names and numbers along lines. Lines of one name that meet are named as one. */
export function placeLines(
  placement: Placement,
  values: LayerValues,
  features: readonly SheetFeature[],
): void {
  for (const { first, lines } of groupByText(placement, values, features)) {
    const look = labelLook(values, first);
    const block = setText(values.text('text-field', first), look, Infinity, placement.measure);
    for (const line of joinLines(lines)) placeAlong(placement, values, first, block, line);
  }
}

function groupByText(placement: Placement, values: LayerValues, features: readonly SheetFeature[]) {
  const groups = new Map<string, { first: SheetFeature; lines: Line[] }>();
  for (const feature of features) {
    const text = values.text('text-field', feature).trim();
    const lines = text === '' ? [] : linesIn(feature.geometry, placement.frame);
    if (lines.length === 0) continue;
    const key = `${text}/${values.text('icon-image', feature)}/${values.number('text-size', feature)}`;
    const group = groups.get(key);
    if (group) group.lines.push(...lines);
    else groups.set(key, { first: feature, lines: [...lines] });
  }
  return groups.values();
}

function placeAlong(
  placement: Placement,
  values: LayerValues,
  feature: SheetFeature,
  block: TextBlock,
  line: Line,
): void {
  const [least, most] = spacingBounds;
  const wanted = values.number('symbol-spacing', feature) * millimetersPerPixel;
  const spacing = Math.min(most, Math.max(least, wanted));
  let next = -Infinity;
  for (const place of straightPlaces(line, block.width, block.width * stepShare)) {
    if (place.along < next || !placeOne(placement, values, feature, block, place)) continue;
    next = place.along + Math.max(spacing, block.width * 2);
  }
}

function placeOne(
  placement: Placement,
  values: LayerValues,
  feature: SheetFeature,
  block: TextBlock,
  place: LinePlace,
): boolean {
  const shield = shieldAt(values, feature, block, place);
  const angle = shield.length > 0 ? 0 : place.angle;
  const padding = values.number('text-padding', feature) * millimetersPerPixel;
  const down = (values.numbers('text-offset', feature)[1] ?? 0) * block.look.size;
  const middle = [place.x - down * Math.sin(angle), place.y + down * Math.cos(angle)] as const;
  const box = boxOfBlock(block, middle, padding, angle);
  return placement.put([box], [...shield, ...blockShapes(block, middle, angle)]);
}

/** The plate under a number of a road, with the band along its top; nothing for a layer without. */
function shieldAt(
  values: LayerValues,
  feature: SheetFeature,
  { width, height }: TextBlock,
  { x, y }: LinePlace,
): Shape[] {
  const colors = findShieldImage(values.text('icon-image', feature));
  if (!colors) return [];
  const [across, up, down] = [height * 0.25, height * 0.42, height * 0.18];
  const plate = {
    x: x - width / 2 - across,
    y: y - height / 2 - up,
    width: width + 2 * across,
    height: height + up + down,
  };
  return [
    boxShape(plate, { fill: { color: colors.plate }, stroke: { color: colors.ink, width: 0.15 } }),
    boxShape({ ...plate, height: height * 0.28 }, { fill: { color: colors.band } }),
  ];
}
