import type { Geometry, Position } from 'geojson';
import { clipLine, clipRing } from './clip.ts';
import type { Box } from './paper.ts';
import type { Line } from './shape.ts';
import { toPaper, type SheetView } from './sheet-view.ts';

/** The geometry of a feature on the paper, in millimetres, not cut. */
export interface PaperGeometry {
  kind: 'Point' | 'LineString' | 'Polygon';
  /** Points as lines of one point; the rings of each polygon after one another, without their last point. */
  parts: readonly (readonly Line[])[];
}

/** Points that are nearer to the one before are left out: no printer tells them apart. */
const nearestMillimeters = 0.02;

/** A geometry of one kind on the paper; collections have none and answer null. */
export function paperGeometry(view: SheetView, geometry: Geometry): PaperGeometry | null {
  const line = (positions: readonly Position[]) => lineOnPaper(view, positions);
  const ring = (positions: readonly Position[]) => line(positions.slice(0, -1));
  switch (geometry.type) {
    case 'Point':
      return { kind: 'Point', parts: [[line([geometry.coordinates])]] };
    case 'MultiPoint':
      return { kind: 'Point', parts: geometry.coordinates.map((position) => [line([position])]) };
    case 'LineString':
      return { kind: 'LineString', parts: [[line(geometry.coordinates)]] };
    case 'MultiLineString':
      return { kind: 'LineString', parts: geometry.coordinates.map((positions) => [line(positions)]) };
    case 'Polygon':
      return { kind: 'Polygon', parts: [geometry.coordinates.map(ring)] };
    case 'MultiPolygon':
      return { kind: 'Polygon', parts: geometry.coordinates.map((rings) => rings.map(ring)) };
    default:
      return null;
  }
}

function lineOnPaper(view: SheetView, positions: readonly Position[]): Line {
  const line: number[] = [];
  for (const [at, position] of positions.entries()) {
    const [x, y] = toPaper(view, position);
    const isLast = at === positions.length - 1;
    const isNear =
      line.length > 0 && Math.hypot(x - line.at(-2)!, y - line.at(-1)!) < nearestMillimeters && !isLast;
    if (!isNear) line.push(x, y);
  }
  return line;
}

/** The rings of an area cut to a box, for filling. */
export function ringsIn({ kind, parts }: PaperGeometry, box: Box): Line[] {
  if (kind !== 'Polygon') return [];
  return parts.flatMap((rings) => rings.map((ring) => clipRing(ring, box)).filter((ring) => ring.length > 0));
}

/** Lines, or the outlines of areas, cut to a box; a ring that lies wholly inside comes closed. */
export function linesIn({ kind, parts }: PaperGeometry, box: Box): Line[] {
  if (kind === 'Point') return [];
  return parts.flatMap((lines) =>
    lines.flatMap((line) => clipLine(kind === 'Polygon' ? [...line, line[0]!, line[1]!] : line, box)),
  );
}

/** The points in a box. */
export function pointsIn({ kind, parts }: PaperGeometry, { x, y, width, height }: Box): [number, number][] {
  if (kind !== 'Point') return [];
  return parts.flatMap((lines) =>
    lines.flatMap((line): [number, number][] => {
      const [pointX, pointY] = line as [number, number];
      const isIn = pointX >= x && pointX <= x + width && pointY >= y && pointY <= y + height;
      return isIn ? [[pointX, pointY]] : [];
    }),
  );
}
