import { paletteOf } from '#domain/cartography/palette.ts';
import { gridLinesOf } from './grid-lines.ts';
import type { Box } from './paper.ts';
import { baselineDrop, boxShape, lineShape, type Shape, type Stroke, type TextShape } from './shape.ts';
import { gridToPaper, paperToGrid, type SheetView } from './sheet-view.ts';
import type { SheetLayout } from './sheet-layout.ts';
import { paperTheme } from './sheet-style.ts';

const { ink } = paletteOf(paperTheme);

/** In millimetres. */
const tickLength = 1.4;
const crossArm = 1.6;
const labelSize = 1.9;
const labelDistance = 2.6;

/** A label nearer to a corner would meet that of the other side. */
const cornerRoom = 9;

/** Crosses where the lines of the grid meet, over the map. */
export function gridCrosses(view: SheetView): Shape[] {
  const { eastings, northings } = gridLinesOf(view);
  const stroke: Stroke = { color: ink, width: 0.1, opacity: 0.7 };
  return eastings.flatMap((easting) =>
    northings.flatMap((northing) => {
      const [x, y] = gridToPaper(view, [easting, northing]);
      return [
        lineShape([x - crossArm, y], [x + crossArm, y], stroke),
        lineShape([x, y - crossArm], [x, y + crossArm], stroke),
      ];
    }),
  );
}

/** Borders of the sheet and its parts, and ticks and figures of the grid around the map. */
export function frameShapes(view: SheetView, layout: SheetLayout): Shape[] {
  const { border, title, legend, facts, unit } = layout;
  const thin: Stroke = { color: ink, width: 0.18 * unit };
  const isLying = legend.x === facts.x;
  const band = { x: border.x, y: title.y + title.height };
  return [
    boxShape(border, { stroke: { color: ink, width: 0.5 * unit } }),
    lineShape([band.x, band.y], [band.x + border.width, band.y], thin),
    boxShape(legend, { stroke: thin }),
    ...(isLying ? [] : [lineShape([border.x, facts.y], [border.x + border.width, facts.y], thin)]),
    boxShape(facts, { stroke: thin }),
    boxShape(view.frame, { stroke: { color: ink, width: 0.35 * unit } }),
    ...gridTicks(view),
  ];
}

function gridTicks(view: SheetView): Shape[] {
  const { frame } = view;
  const { eastings, northings } = gridLinesOf(view);
  const [west, south] = paperToGrid(view, [frame.x, frame.y + frame.height]);
  return [
    ...eastings.flatMap((easting) => {
      const [x] = gridToPaper(view, [easting, south]);
      return ticksAcross(x, frame, figures(easting));
    }),
    ...northings.flatMap((northing) => {
      const [, y] = gridToPaper(view, [west, northing]);
      return ticksUp(y, frame, figures(northing));
    }),
  ];
}

const tick: Stroke = { color: ink, width: 0.18 };

function ticksAcross(x: number, frame: Box, text: string): Shape[] {
  const bottom = frame.y + frame.height;
  const hasRoom = x - frame.x > cornerRoom && frame.x + frame.width - x > cornerRoom;
  return [
    lineShape([x, frame.y], [x, frame.y - tickLength], tick),
    lineShape([x, bottom], [x, bottom + tickLength], tick),
    ...(hasRoom
      ? [
          label(text, x, frame.y - labelDistance + labelSize * baselineDrop),
          label(text, x, bottom + labelDistance + labelSize * baselineDrop),
        ]
      : []),
  ];
}

function ticksUp(y: number, frame: Box, text: string): Shape[] {
  const right = frame.x + frame.width;
  const hasRoom = y - frame.y > cornerRoom && frame.y + frame.height - y > cornerRoom;
  return [
    lineShape([frame.x, y], [frame.x - tickLength, y], tick),
    lineShape([right, y], [right + tickLength, y], tick),
    ...(hasRoom
      ? [
          label(text, frame.x - labelDistance + labelSize * baselineDrop, y, -Math.PI / 2),
          label(text, right + labelDistance + labelSize * baselineDrop, y, -Math.PI / 2),
        ]
      : []),
  ];
}

function label(text: string, x: number, y: number, angle = 0): TextShape {
  return { type: 'text', text, x, y, angle, align: 'middle', size: labelSize, weight: 'regular', color: ink };
}

/** Whole metres in groups of three. */
function figures(meters: number): string {
  return String(Math.round(meters)).replace(/\B(?=(\d{3})+$)/g, ' ');
}
