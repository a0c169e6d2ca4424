import { findShieldImage } from '#domain/cartography/symbols/shield-image.ts';
import { joinLines } from './join-lines.ts';
import { labelLook } from './label-look.ts';
import type { LayerValues } from './layer-values.ts';
import { isSteep, leanOf, straightPlaces, type LinePlace } from './line-places.ts';
import { linesIn } from './paper-geometry.ts';
import type { Placement } from './placement.ts';
import { boxShape, type Line, type Shape } from './shape.ts';
import type { SheetFeature } from './sheet-feature.ts';
import { millimetersPerPixel } from './sheet-style.ts';
import { isMostlyChinese, stackShape, stackText, type TextStack } from './stack-text.ts';
import { blockShapes, boxOfBlock, setText, type TextBlock } from './text-block.ts';

/** Steps between the places that are tried, as a share of the label's length. */
const stepShare = 0.4;

/** Least and most millimetres between two labels of one line. */
const spacingBounds = [50, 160] as const;

/** A text set along a line, and as it stands where the line is steep: null for what is never written downwards. */
interface LineLabel {
  block: TextBlock;
  stack: TextStack | null;
}

/** Names and numbers along lines. Lines of one name that meet are named as one. */
export function placeLines(
  placement: Placement,
  values: LayerValues,
  features: readonly SheetFeature[],
): void {
  for (const { first, lines } of groupByText(placement, values, features)) {
    const label = setLabel(placement, values, first);
    for (const line of joinLines(lines)) placeAlong(placement, values, first, label, line);
  }
}

function setLabel({ measure }: Placement, values: LayerValues, feature: SheetFeature): LineLabel {
  const text = values.text('text-field', feature);
  const look = labelLook(values, feature);
  return {
    block: setText(text, look, Infinity, measure),
    stack: isMostlyChinese(text) ? stackText(text, look, measure) : null,
  };
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
  label: LineLabel,
  line: Line,
): void {
  const [least, most] = spacingBounds;
  const wanted = values.number('symbol-spacing', feature) * millimetersPerPixel;
  const spacing = Math.min(most, Math.max(least, wanted));
  let next = -Infinity;
  for (const place of placesFor(label, line)) {
    if (place.along < next || !placeOne(placement, values, feature, label, place)) continue;
    next = place.along + Math.max(spacing, label.block.width * 2);
  }
}

/** Where a label has room along a line: as long as it is written, or as it stands, whichever the place calls for. */
function placesFor({ block, stack }: LineLabel, line: Line): ReturnType<typeof straightPlaces> {
  const lying = straightPlaces(line, block.width, block.width * stepShare);
  if (!stack) return lying;
  const standing = straightPlaces(line, stack.height, stack.height * stepShare);
  return [
    ...lying.filter(({ angle }) => !isSteep(angle)),
    ...standing.filter(({ angle }) => isSteep(angle)),
  ].toSorted((a, b) => a.along - b.along);
}

function placeOne(
  placement: Placement,
  values: LayerValues,
  feature: SheetFeature,
  { block, stack }: LineLabel,
  place: LinePlace,
): boolean {
  const shield = shieldAt(values, feature, block, place);
  const padding = values.number('text-padding', feature) * millimetersPerPixel;
  const down = (values.numbers('text-offset', feature)[1] ?? 0) * block.look.size;
  if (stack && shield.length === 0 && isSteep(place.angle)) {
    const lean = leanOf(place.angle);
    // as on the screen: what lies below a line that is read across lies left of one that is read down
    const middle = besideLine(place, down, lean + Math.PI / 2);
    return placement.put([boxOfBlock(stack, middle, padding, lean)], [stackShape(stack, middle, lean)]);
  }
  const angle = shield.length > 0 ? 0 : place.angle;
  const middle = besideLine(place, down, angle);
  const box = boxOfBlock(block, middle, padding, angle);
  return placement.put([box], [...shield, ...blockShapes(block, middle, angle)]);
}

/** The point that lies as far below a place as a text that is read in the direction. */
function besideLine({ x, y }: LinePlace, down: number, direction: number): [number, number] {
  return [x - down * Math.sin(direction), y + down * Math.cos(direction)];
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
