/** From lines to land: what streets, water, railways and green belts take, and the blocks that are left. */
import { nearestOn } from '../geometry/lines.ts';
import {
  areaOf,
  boxOf,
  centroidOf,
  inflate,
  intersect,
  polygonArea,
  subtract,
  type Area,
  type Polygon,
} from '../geometry/polygons.ts';
import { roundPolygon } from '../geometry/rounding.ts';
import type { Point } from '../geometry/projection.ts';
import { drawBelts, drawTransit } from './corridors.ts';
import { acrossCount, along, crossing, toGrid } from './grid.ts';
import { streetLand, type Street } from './streets.ts';
import { drawBanks, drawWater, lake } from './water.ts';
import { cellUseAt, type CellUse } from './zoning.ts';

/** A piece of land with its land-use code, before it is a parcel. */
export interface Land {
  polygon: Polygon;
  landUse: string;
  /** Street, stream, railway or belt it belongs to. */
  of?: string;
}

export interface Block {
  polygon: Polygon;
  /** Place of its centre on the grid. */
  a: number;
  b: number;
  use: CellUse;
  /** Square metres. */
  area: number;
}

/** Blocks smaller than this, or thinner, are green corners of the streets. */
const smallest = { area: 2_600, width: 26 };

/** Corners of blocks are rounded, as red lines turn into side streets. */
const cornerRadius = 14;

/** Everything but the blocks, each with its use, and the blocks: together the whole outline. */
export function divideLand(outline: Area, streets: readonly Street[]): { land: Land[]; blocks: Block[] } {
  const land: Land[] = [];
  let left = outline;
  const take = (area: Area, landUse: string, of?: string) => {
    for (const polygon of intersect(left, area)) land.push({ polygon, landUse, ...(of && { of }) });
    left = subtract(left, area);
  };
  const transit = drawTransit();
  take(transit.expressway, '1202', 'expressway');
  take(transit.railway, '1201', 'railway');
  const overlapping = streets.map(streetLand);
  const streetLands = shareOut(overlapping, left);
  // the shares of the streets have seams of rounding between them, which would join blocks
  const { rest, corners } = roundCorners(subtract(left, overlapping.flat()), streets);
  for (const [index, { id }] of streets.entries()) {
    for (const polygon of [...streetLands[index]!, ...(corners.get(id) ?? [])]) {
      land.push({ polygon, landUse: '1207', of: id });
    }
  }
  left = rest;
  take(lake, '1702', 'lake');
  take(drawWater(), '1701', 'stream');
  take(drawBanks(), '1401', 'banks');
  take(transit.belts, '1402', 'transit');
  take(drawBelts('1401'), '1401', 'belts');
  take(drawBelts('1402'), '1402', 'belts');
  const blocks: Block[] = [];
  for (const polygon of left) {
    const block = blockOf(polygon);
    if (isBlock(block)) blocks.push(block);
    else land.push({ polygon, landUse: '1401', of: 'corner' });
  }
  return { land, blocks };
}

/** What each area has for itself within a whole, where the earlier goes before the later. */
function shareOut(areas: readonly Area[], whole: Area): Area[] {
  const boxes = areas.map((area) => boxOf(area.flat(2)));
  return areas.map((area, index) => {
    const before = areas.slice(0, index).filter((_, other) => boxesMeet(boxes[index]!, boxes[other]!));
    return subtract(intersect(area, whole), before.flat());
  });
}

function boxesMeet(one: readonly number[], other: readonly number[]): boolean {
  return one[0]! <= other[2]! && other[0]! <= one[2]! && one[1]! <= other[3]! && other[1]! <= one[3]!;
}

/** Corners of what lies between the streets, rounded, and what each street gains by it: the narrowest nearby. */
function roundCorners(between: Area, streets: readonly Street[]): { rest: Area; corners: Map<string, Area> } {
  const corners = new Map<string, Area>();
  const rest = between.map((polygon) => {
    if (inflate([polygon], -cornerRadius).length === 0) return polygon;
    const { rounded, corners: cut } = roundPolygon(polygon, cornerRadius);
    const owners = cut.map(([corner]) => narrowestBeside(corner!, streets));
    if (owners.includes(undefined)) return polygon;
    for (const [index, owner] of owners.entries()) {
      corners.set(owner!.id, [...(corners.get(owner!.id) ?? []), [cut[index]!]]);
    }
    return rounded;
  });
  return { rest, corners };
}

/** Streets come widest first. */
function narrowestBeside(point: Point, streets: readonly Street[]): Street | undefined {
  return streets.findLast(({ lines, width }) =>
    lines.some((line) => nearestOn(line, point).distance < width / 2 + 1),
  );
}

function blockOf(polygon: Polygon): Block {
  const [a, b] = toGrid(centroidOf(polygon[0]!));
  const area = polygonArea(polygon);
  // a block around the ring of streets can have its centre within it
  const inside = areaOf(intersect([polygon], ringOfStreets)) > area / 2;
  return { polygon, a, b, use: inside ? cellUseAt(a, b) : 'F', area };
}

const ringOfStreets: Area = [
  [
    [
      ...lineOf((share) => crossing(along.west + (along.east - along.west) * share, 0)),
      ...lineOf((share) => crossing(along.east, (acrossCount - 1) * share)),
      ...lineOf((share) => crossing(along.east - (along.east - along.west) * share, acrossCount - 1)),
      ...lineOf((share) => crossing(along.west, (acrossCount - 1) * (1 - share))),
    ],
  ],
];

function lineOf(at: (share: number) => Point): Point[] {
  return Array.from({ length: 100 }, (_, index) => at(index / 100));
}

function isBlock({ polygon, area }: Block): boolean {
  return area >= smallest.area && inflate([polygon], -smallest.width / 2).length > 0;
}
