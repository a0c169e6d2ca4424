/** The streets: main lines of the grid, local streets within its cells, and the streets on the banks of the streams. */
import { chance } from '../geometry/chance.ts';
import { lengthOf } from '../geometry/lines.ts';
import { buffer, linesInside, linesOutside, union, type Area } from '../geometry/polygons.ts';
import type { Point } from '../geometry/projection.ts';
import { acrossCount, along, crossing, toGrid } from './grid.ts';
import { drawInterchange, interchangeStreet } from './interchange.ts';
import { bankLines, drawBanks, streams, type Stream } from './water.ts';
import { cellUseAt, type CellUse } from './zoning.ts';

export type StreetClass = 'arterial' | 'secondary' | 'local';

/** A section of a street between two others, or a local street: one red line, one phase. */
export interface Street {
  id: string;
  /** The whole street it is a section of. */
  whole: string;
  name: string;
  nameEn: string;
  class: StreetClass;
  /** Red-line width in metres. */
  width: number;
  lines: Point[][];
  /** Place of its middle on the grid. */
  at: readonly [a: number, b: number];
}

interface MainLine {
  at: number;
  from: number;
  to: number;
  class: StreetClass;
  width: number;
}

const alongLines: readonly MainLine[] = [
  { at: 1, from: 0, to: 14, class: 'secondary', width: 36 },
  { at: 2, from: 2, to: 14, class: 'secondary', width: 36 },
  { at: 3, from: 1, to: 14, class: 'arterial', width: 46 },
  { at: 4, from: -3, to: 16, class: 'arterial', width: 56 },
  { at: 5, from: 0, to: 14, class: 'secondary', width: 32 },
  { at: 6, from: 0, to: 14, class: 'secondary', width: 32 },
  { at: 7, from: 2, to: 14, class: 'secondary', width: 36 },
  { at: 8, from: 1, to: 14, class: 'arterial', width: 46 },
  { at: 9, from: 1, to: 14, class: 'secondary', width: 36 },
  { at: 10, from: 0, to: 14, class: 'secondary', width: 40 },
];

const acrossLines: readonly MainLine[] = Array.from({ length: acrossCount }, (_, at) => {
  const arterial = at % 2 === 0 && at > 0 && at < 14;
  return {
    at,
    from: 1,
    to: 10,
    class: arterial ? 'arterial' : 'secondary',
    width: arterial ? 50 : at === 0 ? 30 : 36,
  };
});

/** The local streets of a cell: where they cross it from side to side (`along` and `across` it). */
const localPattern: Readonly<Record<CellUse, { along: readonly number[]; across: readonly number[] }>> = {
  F: { along: [], across: [] },
  G: { along: [], across: [] },
  T: { along: [0.5], across: [0.5] },
  V: { along: [0.5], across: [0.34, 0.67] },
  R: { along: [0.34, 0.66], across: [0.34, 0.67] },
  P: { along: [0.5], across: [0.34, 0.67] },
  C: { along: [0.34, 0.66], across: [0.34, 0.67] },
  B: { along: [0.5], across: [0.34, 0.67] },
  I: { along: [0.5], across: [0.34, 0.67] },
  E: { along: [0.34], across: [0.5] },
  H: { along: [0.5], across: [0.5] },
  S: { along: [0.5], across: [0.34, 0.67] },
  M: { along: [0.5], across: [0.5] },
  L: { along: [], across: [0.5] },
};

const localWidth: Readonly<Partial<Record<CellUse, number>>> = { M: 24, L: 26 };

/** Points of a line within each cell it passes. */
const samples = 12;

/** All streets inside the planned area, in the order in which one's land goes before another's. */
export function drawStreets(outline: Area): Street[] {
  const banks = drawBanks();
  const main = [...alongLines.flatMap(alongSections), ...acrossLines.flatMap(acrossSections), linkStreet()];
  const streets = [...main, ...streams.flatMap(bankStreets), ...localStreets(banks)];
  return streets
    .map((street) => ({
      ...street,
      lines: linesInside(street.lines, outline).filter((line) => lengthOf(line) > 40),
    }))
    .filter(({ lines }) => lines.length > 0)
    .sort((one, other) => other.width - one.width || one.id.localeCompare(other.id, 'en'));
}

/** The land of a street between its red lines. */
export function streetLand({ lines, width }: Street): Area {
  return union(buffer(lines, width / 2, 'butt'));
}

function alongSections({ at, from, to, class: rank, width }: MainLine): Street[] {
  const avenue = at === along.avenue;
  const whole = avenue ? 'street-taixin-avenue' : `street-along-${at}`;
  const name = avenue ? '太忻大道' : `纵${at}路`;
  const nameEn = avenue ? 'Taixin Avenue' : `North–South Road ${at}`;
  return bands(from, to).map(([north, south]) => ({
    id: `${whole}-${north + 4}`,
    whole,
    name,
    nameEn,
    class: rank,
    width,
    lines: [gridLine((position) => crossing(at, position), north, south)],
    at: [at, (north + south) / 2],
  }));
}

function acrossSections(line: MainLine): Street[] {
  return bands(line.from, line.to).map(([west, east]) =>
    acrossSection(
      line,
      west,
      gridLine((position) => crossing(position, line.at), west, east),
      (west + east) / 2,
    ),
  );
}

/** From the ring of streets to the ramps of the expressway. */
function linkStreet(): Street {
  return acrossSection(acrossLines[interchangeStreet]!, along.east, drawInterchange().link, along.east + 0.3);
}

/** A section of a street across the valley, numbered by the line along it that it begins at. */
function acrossSection({ at, class: rank, width }: MainLine, west: number, line: Point[], a: number): Street {
  const whole = `street-across-${at + 1}`;
  return {
    id: `${whole}-${west}`,
    whole,
    name: `横${at + 1}路`,
    nameEn: `East–West Road ${at + 1}`,
    class: rank,
    width,
    lines: [line],
    at: [a, at],
  };
}

function bands(from: number, to: number): [number, number][] {
  return Array.from({ length: to - from }, (_, index) => [from + index, from + index + 1]);
}

/** A line along or across the grid, from one place on it to another. */
function gridLine(at: (position: number) => Point, from: number, to: number): Point[] {
  return Array.from({ length: samples + 1 }, (_, index) => at(from + ((to - from) * index) / samples));
}

/** Where the streams meet, the banks of one end at those of another; none runs into the park on the axis. */
function bankStreets(stream: Stream, index: number): Street[] {
  const others = streams.filter((other) => other !== stream);
  const taken = union(...others.map(({ course, bank }) => buffer([course], bank, 'round')), axisPark());
  return bankLines(stream).flatMap((line, side) => {
    const number = index * 2 + side + 1;
    return linesOutside([line], taken)
      .filter((part) => lengthOf(part) > 150)
      .flatMap((part) => inParts(part, 900))
      .map((part, at): Street => ({
        id: `street-bank-${number}-${at + 1}`,
        whole: `street-bank-${number}`,
        name: `滨河${number}路`,
        nameEn: `Riverside Road ${number}`,
        class: 'local',
        width: 22,
        lines: [part],
        at: toGrid(part[part.length >> 1]!),
      }));
  });
}

/** The park around the lake, between the two streets of the axis. */
function axisPark(): Area {
  const [north, south] = [6, 10];
  const west = bands(north, south).flatMap(([from, to]) =>
    gridLine((b) => crossing(along.axisWest, b), from, to),
  );
  const east = bands(north, south).flatMap(([from, to]) =>
    gridLine((b) => crossing(along.axisEast, b), from, to),
  );
  return [[[...west, ...east.reverse()]]];
}

/** A line in pieces of about the same length, none much longer than `meters`. */
function inParts(line: Point[], meters: number): Point[][] {
  const count = Math.max(1, Math.round(lengthOf(line) / meters));
  const size = Math.ceil((line.length - 1) / count);
  return Array.from({ length: count }, (_, index) => line.slice(index * size, (index + 1) * size + 1)).filter(
    (part) => part.length > 1,
  );
}

/** The local streets of every cell; they line up with those of the cells around. */
function localStreets(banks: Area): Street[] {
  const streets: Street[] = [];
  for (let row = 0; row < acrossCount - 1; row++) {
    for (let column = 1; column < 10; column++) {
      const use = cellUseAt(column + 0.5, row + 0.5);
      const width = localWidth[use] ?? 20;
      for (const share of localPattern[use].along) {
        const a = column + share + (chance(column, share * 100) - 0.5) * 0.05;
        const line = gridLine((b) => crossing(a, b), row, row + 1);
        streets.push(
          ...localStreet(`along-${column}-${row}-${share * 100}`, line, width, banks, [a, row + 0.5]),
        );
      }
      for (const share of localPattern[use].across) {
        const b = row + share + (chance(row, share * 100, 7) - 0.5) * 0.05;
        const line = gridLine((a) => crossing(a, b), column, column + 1);
        streets.push(
          ...localStreet(`across-${column}-${row}-${share * 100}`, line, width, banks, [column + 0.5, b]),
        );
      }
    }
  }
  return streets;
}

function localStreet(
  name: string,
  line: Point[],
  width: number,
  banks: Area,
  at: readonly [number, number],
): Street[] {
  const id = `street-local-${name}`;
  const lines = linesOutside([line], banks).filter((part) => lengthOf(part) > 70);
  return lines.length > 0 ? [{ id, whole: id, name: '', nameEn: '', class: 'local', width, lines, at }] : [];
}
