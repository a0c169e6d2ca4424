import type { LegendGroup } from '#domain/cartography/legend/legend-entry.ts';
import { paletteOf } from '#domain/cartography/palette.ts';
import type { Language, Theme } from '#domain/cartography/style-options.ts';
import { baselinesOfRow, fitLegend, partsOfRow } from './legend-fit.ts';
import { signShapes } from './legend-signs.ts';
import { inset, type Box } from './paper.ts';
import { baselineDrop, type MeasureText, type Shape } from './shape.ts';

/** In millimetres on A4. */
const padding = 3;
const headingSize = 3.4;
const headingRoom = 6.5;
const largestText = 2.4;

/** What a legend needs to know beside its entries; `unit` is the size of the sheet's letters, 1 on A4. */
export interface LegendLook {
  title: string;
  language: Language;
  unit: number;
  theme: Theme;
  measure: MeasureText;
}

/** The legend in its box: a heading, and every entry at the largest size at which all have room. */
export function legendShapes(groups: readonly LegendGroup[], box: Box, look: LegendLook): Shape[] {
  const { title, language, unit, theme, measure } = look;
  const { ink, quietInk } = paletteOf(theme);
  const inner = inset(box, padding * unit);
  const room = headingRoom * unit;
  const body = { ...inner, y: inner.y + room, height: inner.height - room };
  const { rows, size } = fitLegend(groups, body, largestText * unit, language, measure);
  const heading: Shape = {
    type: 'text',
    text: title,
    x: box.x + box.width / 2,
    y: inner.y + headingSize * unit * (0.5 + baselineDrop),
    align: 'middle',
    size: headingSize * unit,
    weight: 'bold',
    color: ink,
  };
  return [
    heading,
    ...rows.flatMap((row): Shape[] => {
      const isHeading = row.kind === 'heading';
      const { sign, textX } = partsOfRow(row, size);
      const baselines = baselinesOfRow(row, size, baselineDrop);
      return [
        ...(row.kind === 'entry' ? signShapes(row.entry.sign, sign, language, theme) : []),
        ...row.lines.map((text, at): Shape => ({
          type: 'text',
          text,
          x: isHeading ? row.x : textX,
          y: baselines[at]!,
          align: 'start',
          size,
          weight: isHeading ? 'bold' : 'regular',
          color: isHeading ? quietInk : ink,
        })),
      ];
    }),
  ];
}
