import { paletteOf } from '#domain/cartography/palette.ts';
import { findPatternImage } from '#domain/cartography/symbols/pattern-image.ts';
import type { LayerValues } from './layer-values.ts';
import type { Box } from './paper.ts';
import { linesIn, ringsIn } from './paper-geometry.ts';
import type { Fill, PathShape, Stroke } from './shape.ts';
import type { SheetFeature } from './sheet-feature.ts';
import { millimetersPerPixel, paperTheme } from './sheet-style.ts';

/** What is fainter is not drawn. */
const leastOpacity = 0.01;

/** Lines are cut so far outside the frame, in millimetres, that no end of one shows. */
const beyondFrame = 3;

/** The shapes of a layer of areas or lines; `ondrawn` is told of each feature that shows in the frame. */
export function drawLayer(
  values: LayerValues,
  features: readonly SheetFeature[],
  frame: Box,
  ondrawn: (feature: SheetFeature) => void,
): PathShape[] {
  const { type } = values.layer;
  if (type !== 'fill' && type !== 'line') return [];
  const sortKey = `${type}-sort-key`;
  const drawn = features.filter((feature) => values.draws(feature));
  const ordered = values.has(sortKey)
    ? drawn
        .map((feature) => ({ feature, key: values.number(sortKey, feature) }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ feature }) => feature)
    : drawn;
  return ordered.flatMap((feature) => {
    const shape = type === 'fill' ? fillOf(values, feature, frame) : lineOf(values, feature, frame);
    if (shape) ondrawn(feature);
    return shape ?? [];
  });
}

function fillOf(values: LayerValues, feature: SheetFeature, frame: Box): PathShape | null {
  const opacity = values.number('fill-opacity', feature);
  if (opacity < leastOpacity) return null;
  const lines = ringsIn(feature.geometry, frame);
  return lines.length === 0
    ? null
    : { type: 'path', lines, isClosed: true, fill: fillLook(values, feature, opacity) };
}

function fillLook(values: LayerValues, feature: SheetFeature, opacity: number): Fill {
  const pattern = values.has('fill-pattern') ? findPatternImage(values.text('fill-pattern', feature)) : null;
  if (pattern) {
    const { hatch, dots } = paletteOf(paperTheme);
    return { pattern: pattern.pattern, color: pattern.pattern === 'hatch' ? hatch : dots, opacity };
  }
  const { color, opacity: own } = values.color('fill-color', feature);
  return { color, opacity: opacity * own };
}

function lineOf(values: LayerValues, feature: SheetFeature, frame: Box): PathShape | null {
  const opacity = values.number('line-opacity', feature);
  const width = values.number('line-width', feature) * millimetersPerPixel;
  if (opacity < leastOpacity || width <= 0) return null;
  if (linesIn(feature.geometry, frame).length === 0) return null;
  const { x, y, width: frameWidth, height } = frame;
  const reach = beyondFrame + width;
  const room = { x: x - reach, y: y - reach, width: frameWidth + 2 * reach, height: height + 2 * reach };
  const stroke = strokeLook(values, feature, width, opacity);
  return { type: 'path', lines: linesIn(feature.geometry, room), isClosed: false, stroke };
}

function strokeLook(values: LayerValues, feature: SheetFeature, width: number, opacity: number): Stroke {
  const { color, opacity: own } = values.color('line-color', feature);
  const dash = values.has('line-dasharray') ? values.numbers('line-dasharray', feature) : [];
  const isDashed = dash.length > 1 && dash[1] !== 0;
  const isRound = values.text('line-cap', feature) === 'round';
  return {
    color,
    width,
    opacity: opacity * own,
    // dashes are counted in widths of the line
    ...(isDashed && { dash: dash.map((part) => part * width) }),
    ...(isRound && { cap: 'round' as const }),
  };
}
