import { inset, paperSize, type Box, type Orientation, type PaperName, type Size } from './paper.ts';

/** Where everything stands on a sheet, in millimetres. */
export interface SheetLayout {
  paper: Size;
  /** The outermost line. */
  border: Box;
  title: Box;
  /** The frame of the map; grid coordinates stand in the band around it. */
  map: Box;
  legend: Box;
  /** North, scale, day, notes, sources, and the place for the approval number. */
  facts: Box;
  /** How many times larger title and legend are than on A4: a large sheet is read from farther away. */
  unit: number;
}

const units: Record<PaperName, number> = { A4: 1, A3: 1.2, A2: 1.5, A1: 1.9, A0: 2.4 };

/** Most printers leave four to five millimetres white; below the border there is room for a line to check a print by. */
const marginOnA4 = 9;
const growthOfMargin = 4;

/** On A4, and so many times larger on other sheets. */
const titleHeight = 13;
const sideWidth = 62;
const factsHeight = { sheet: 78, picture: 56 };
const bandHeight = 76;
const factsWidth = 62;

/** Room for the labels of the grid between the frame of the map and what is around it. */
const gridBand = 5;

/**
 * The parts of a sheet. Lying, legend and facts stand at the right of the map; standing, below it.
 *
 *     +---------------------+     +-----------+
 *     | title               |     | title     |
 *     +-------------+-------+     +-----------+
 *     | map         | legend|     | map       |
 *     |             +-------+     +-----+-----+
 *     |             | facts |     |leg. |facts|
 *     +-------------+-------+     +-----+-----+
 */
export function layOutSheet(paper: PaperName, orientation: Orientation): SheetLayout {
  const size = paperSize(paper, orientation);
  const unit = units[paper];
  const border = inset({ x: 0, y: 0, ...size }, marginOnA4 + growthOfMargin * (unit - 1));
  const parts = partsIn(border, orientation, unit, factsHeight.sheet);
  return { paper: size, border, ...parts, map: inset(parts.map, gridBand), unit };
}

/** The same parts of a picture, in pixels, the map up to its edges; `unit` is how many pixels a millimetre of A4 takes. */
export function layOutPicture(size: Size, unit: number): SheetLayout {
  const border = { x: 0, y: 0, ...size };
  const orientation = size.width >= size.height ? 'landscape' : 'portrait';
  return { paper: size, border, ...partsIn(border, orientation, unit, factsHeight.picture), unit };
}

function partsIn(border: Box, orientation: Orientation, unit: number, factsHigh: number): Parts {
  const title = { ...border, height: titleHeight * unit };
  const rest = { ...border, y: border.y + title.height, height: border.height - title.height };
  return {
    title,
    ...(orientation === 'landscape' ? partLying(rest, unit, factsHigh) : partStanding(rest, unit)),
  };
}

type Parts = Pick<SheetLayout, 'title' | 'map' | 'legend' | 'facts'>;

function partLying({ x, y, width, height }: Box, unit: number, factsHigh: number): Omit<Parts, 'title'> {
  const side = sideWidth * unit;
  const facts = factsHigh * unit;
  const sideX = x + width - side;
  return {
    map: { x, y, width: width - side, height },
    legend: { x: sideX, y, width: side, height: height - facts },
    facts: { x: sideX, y: y + height - facts, width: side, height: facts },
  };
}

function partStanding({ x, y, width, height }: Box, unit: number): Omit<Parts, 'title'> {
  const band = bandHeight * unit;
  const facts = factsWidth * unit;
  const bandY = y + height - band;
  return {
    map: { x, y, width, height: height - band },
    legend: { x, y: bandY, width: width - facts, height: band },
    facts: { x: x + width - facts, y: bandY, width: facts, height: band },
  };
}
