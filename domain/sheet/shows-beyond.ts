import { Clipper64, ClipType, FillRule, Clipper, type Paths64 } from 'clipper2-ts';
import type { PathShape } from './shape.ts';

/** Clipping is done in whole thousandths of a millimetre. */
const unitsPerMillimeter = 1_000;

/** What shows of less than this many square millimetres is the rounding of two edges along each other. */
const leastArea = 0.5;

/** True when any of the areas shows outside of those that lie over them. Both in millimetres on the paper. */
export function showsBeyond(areas: readonly PathShape[], covers: readonly PathShape[]): boolean {
  const cover = covers.flatMap(pathsOf);
  if (cover.length === 0) return areas.length > 0;
  return areas.some((area) => areaBeyond(pathsOf(area), cover) > leastArea);
}

/** In square millimetres. */
function areaBeyond(subject: Paths64, cover: Paths64): number {
  const clipper = new Clipper64();
  clipper.addSubject(subject);
  clipper.addClip(cover);
  const solution: Paths64 = [];
  // rings of a shape are filled by the even-odd rule, and so are they here
  clipper.execute(ClipType.Difference, FillRule.EvenOdd, solution);
  return Math.abs(Clipper.areaPaths(solution)) / unitsPerMillimeter ** 2;
}

function pathsOf({ lines }: PathShape): Paths64 {
  return lines.map((line) =>
    Array.from({ length: line.length / 2 }, (_, at) => ({
      x: Math.round(line[2 * at]! * unitsPerMillimeter),
      y: Math.round(line[2 * at + 1]! * unitsPerMillimeter),
      z: 0,
    })),
  );
}
