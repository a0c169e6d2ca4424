/** The signs of the legend, drawn from the same descriptions as the map's own legend. */
import type { LegendSign } from '#domain/cartography/legend/legend-entry.ts';
import { volumeFaces } from '#domain/cartography/signs/volume-sign.ts';
import { paletteOf } from '#domain/cartography/palette.ts';
import type { Language, Theme } from '#domain/cartography/style-options.ts';
import type { Box } from './paper.ts';
import { baselineDrop, boxShape, lineShape, type PathShape, type Shape, type Stroke } from './shape.ts';
import { symbolShapes } from './symbol-shapes.ts';

/** Pixels of the legend on the screen that the height of a sign stands for. */
const pixelsHigh = 22;

/** A casing that is finer is lost between the dots of a printer, in millimetres on both sides of a road together. */
const leastCasing = 0.36;

/** A sign in a box. */
export function signShapes(sign: LegendSign, box: Box, language: Language, theme: Theme): Shape[] {
  const pixel = box.height / pixelsHigh;
  const edge: Stroke = { color: paletteOf(theme).ink, width: 0.12, opacity: 0.7 };
  switch (sign.type) {
    case 'fill':
      return [
        boxShape(box, { fill: { color: sign.color }, stroke: edge }),
        ...(sign.dots ? [boxShape(box, { fill: { pattern: 'dots', color: sign.dots } })] : []),
      ];
    case 'area':
      return [
        boxShape(box, {
          fill: { color: sign.color, opacity: 0.18 },
          stroke: { color: sign.color, width: 1.6 * pixel, dash: [5 * pixel, 3 * pixel] },
        }),
      ];
    case 'line':
      return [
        across(box, lineStroke(sign.color, sign.width * pixel, sign.dash)),
        ...(sign.letters ? lettersOn(sign.letters[language], sign.color, paletteOf(theme).halo, box) : []),
      ];
    case 'road':
      return [
        across(box, { color: sign.casing, width: sign.width * pixel + Math.max(2 * pixel, leastCasing) }),
        across(box, { color: sign.color, width: sign.width * pixel }),
      ];
    case 'rail':
      return [
        across(box, { color: sign.dark, width: sign.width * 1.3 * pixel }),
        across(box, lineStroke(sign.light, sign.width * 0.8 * pixel, sign.dash)),
      ];
    case 'ramp':
      return rampShapes(sign.colors, box, edge);
    case 'hatch':
      return [boxShape(box, { fill: { pattern: 'hatch', color: sign.color, opacity: 0.6 }, stroke: edge })];
    case 'volumes':
      return volumeFaces(sign.volumes).map(({ ring, color }) => ({
        type: 'path',
        lines: [ring.map((at, index) => at * pixel + (index % 2 === 0 ? box.x : box.y))],
        isClosed: true,
        fill: { color },
        stroke: { ...edge, width: 0.4 * pixel },
      }));
    case 'symbol': {
      const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
      return symbolShapes(
        sign.symbol,
        sign.isExample ? 'example' : 'surveyed',
        middle,
        box.height * 1.05,
        theme,
      );
    }
  }
}

function lineStroke(color: string, width: number, dash: readonly number[] | undefined): Stroke {
  return { color, width, ...(dash && { dash: dash.map((part) => part * width) }) };
}

function across({ x, y, width, height }: Box, stroke: Stroke): PathShape {
  return lineShape([x, y + height / 2], [x + width, y + height / 2], stroke);
}

function lettersOn(text: string, color: string, halo: string, { x, y, width, height }: Box): Shape[] {
  const size = height * 0.72;
  return [
    {
      type: 'text',
      text,
      x: x + width / 2,
      y: y + height / 2 + size * baselineDrop,
      align: 'middle',
      size,
      weight: 'bold',
      color,
      halo: { color: halo, width: size * 0.14 },
    },
  ];
}

function rampShapes(colors: readonly string[], box: Box, edge: Stroke): Shape[] {
  const width = box.width / colors.length;
  return [
    ...colors.map((color, at) => boxShape({ ...box, x: box.x + at * width, width }, { fill: { color } })),
    boxShape(box, { stroke: edge }),
  ];
}
