import { describeLegend } from '#domain/cartography/legend/describe-legend.ts';
import { paletteOf } from '#domain/cartography/palette.ts';
import type { Theme } from '#domain/cartography/style-options.ts';
import { drawMap, type MapContent } from './draw-map.ts';
import { factsShapes } from './draw-facts.ts';
import { frameShapes, gridCrosses } from './draw-frame.ts';
import { legendShapes } from './draw-legend.ts';
import { lineShape, type MeasureText, type Shape, type ShapeGroup } from './shape.ts';
import type { SheetLayout } from './sheet-layout.ts';
import { paperTheme } from './sheet-style.ts';
import type { SheetTexts } from './sheet-texts.ts';
import type { SheetView } from './sheet-view.ts';

/** In millimetres on A4. */
const titleSize = 6.2;
const subtitleSize = 2.6;
const sidePadding = 3;

/** In millimetres on every sheet: it is what a print is checked by. */
const checkMillimeters = 100;
const checkDistance = 3.4;
const checkTick = 1.2;
const checkSize = 1.9;

/** The whole sheet, lowest shapes first, in millimetres from the top left corner of the paper. */
export function drawSheet(
  view: SheetView,
  layout: SheetLayout,
  content: Omit<MapContent, 'letterScale'>,
  texts: SheetTexts,
  measure: MeasureText,
): ShapeGroup[] {
  // letters grow less than the sheet: it holds more, and is looked at from near too
  const letterScale = Math.sqrt(layout.unit);
  const { groups, legendKeys } = drawMap(view, { ...content, letterScale }, measure);
  const legend = describeLegend(legendKeys, paperTheme, 'exact');
  const { unit } = layout;
  const look = { title: texts.legend, language: content.language, unit, theme: paperTheme, measure } as const;
  return [
    ...groups,
    { title: '', shapes: gridCrosses(view), clip: view.frame },
    {
      title: '',
      shapes: [
        ...frameShapes(view, layout),
        ...titleShapes(layout, texts, paperTheme, measure),
        ...legendShapes(legend, layout.legend, look),
        ...factsShapes(
          layout.facts,
          texts,
          { scale: view.scale, unit, bearing: 0, theme: paperTheme },
          measure,
        ),
        ...marginShapes(layout, texts),
      ],
    },
  ];
}

/** The title in the middle, smaller where it is long; day and phase at its right. */
export function titleShapes(
  { title: box, unit }: Pick<SheetLayout, 'title' | 'unit'>,
  texts: Pick<SheetTexts, 'title' | 'subtitle'>,
  theme: Theme,
  measure: MeasureText,
): Shape[] {
  const { ink, quietInk } = paletteOf(theme);
  const padding = sidePadding * unit;
  const subSize = subtitleSize * unit;
  const beside = measure(texts.subtitle, subSize, 'regular') + 2 * padding;
  const room = box.width - 2 * beside;
  const wanted = titleSize * unit;
  const size = Math.min(wanted, (wanted * room) / Math.max(1, measure(texts.title, wanted, 'bold')));
  const y = box.y + box.height / 2;
  return [
    {
      type: 'text',
      text: texts.title,
      x: box.x + box.width / 2,
      y: y + size * 0.36,
      align: 'middle',
      size,
      weight: 'bold',
      color: ink,
    },
    {
      type: 'text',
      text: texts.subtitle,
      x: box.x + box.width - padding,
      y: y + size * 0.36,
      align: 'end',
      size: subSize,
      weight: 'regular',
      color: quietInk,
    },
  ];
}

/** Below the border: a line of exactly 100 mm, and which sheet this is. */
function marginShapes({ border }: SheetLayout, texts: SheetTexts): Shape[] {
  const { ink, quietInk } = paletteOf(paperTheme);
  const y = border.y + border.height + checkDistance;
  const { x } = border;
  const end = x + checkMillimeters;
  const stroke = { color: ink, width: 0.2 };
  const text = { type: 'text', y: y + 0.7, size: checkSize, weight: 'regular', color: quietInk } as const;
  return [
    lineShape([x, y], [end, y], stroke),
    lineShape([x, y - checkTick], [x, y + checkTick], stroke),
    lineShape([end, y - checkTick], [end, y + checkTick], stroke),
    { ...text, text: texts.checkLine, x: end + 2, align: 'start' },
    { ...text, text: texts.sheetName, x: x + border.width, align: 'end' },
  ];
}
