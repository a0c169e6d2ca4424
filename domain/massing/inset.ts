import {
  areaPathsD,
  ClipperD,
  ClipType,
  EndType,
  FillRule,
  inflatePathsD,
  JoinType,
  PolyTreeD,
  unionD,
  type PathsD,
  type PolyPathD,
} from 'clipper2-ts';
import { ringArea, type Area, type Point, type Ring } from './plane.ts';

/** Decimals of a metre that are kept. */
const precision = 3;
/** How often an area is halved in search of a width: to a thousandth of it. */
const searchSteps = 10;

/** A shell and the holes in it. */
export type Shape = readonly [shell: Ring, ...holes: Ring[]];

/** The area with its shells one way around and its holes the other, which insetting asks for. */
export function tidyArea(area: Area): Area {
  return fromPaths(unionD(toPaths(area), [], FillRule.EvenOdd, precision));
}

/** What of a tidy area is at least so many metres from its edge; nothing where it is narrower. */
export function insetArea(area: Area, meters: number): Area {
  if (meters <= 0) return area;
  return fromPaths(
    inflatePathsD(toPaths(area), -meters, JoinType.Miter, EndType.Polygon, 2, precision),
  ).filter((ring) => ringArea(ring) > 0);
}

/** Square metres of a tidy area. */
export function sizeOf(area: Area): number {
  return Math.abs(areaPathsD(toPaths(area)));
}

/** The area inset until it is no larger than so many square metres; as it is when it is not. */
export function insetToSize(area: Area, squareMeters: number): Area {
  if (sizeOf(area) <= squareMeters) return area;
  const width = findWidth(area, (inner) => sizeOf(inner) <= squareMeters);
  return insetArea(area, width);
}

/**
 * The rim of the area that holds so many square metres at most, and its width in metres; null where all of the area
 * holds no more.
 */
export function rimOfSize(area: Area, squareMeters: number): { rim: Area; width: number } | null {
  const whole = sizeOf(area);
  if (whole <= squareMeters) return null;
  // one step too narrow rather than too wide: it must not hold more
  let [low, high] = [0, Math.sqrt(whole)];
  for (let step = 0; step < searchSteps; step++) {
    const middle = (low + high) / 2;
    if (whole - sizeOf(insetArea(area, middle)) <= squareMeters) low = middle;
    else high = middle;
  }
  return { rim: [...area, ...insetArea(area, low)], width: low };
}

/** Smallest width in metres, from above, at which what is inset passes. */
function findWidth(area: Area, passes: (inner: Area) => boolean): number {
  let [low, high] = [0, Math.sqrt(sizeOf(area))];
  for (let step = 0; step < searchSteps; step++) {
    const middle = (low + high) / 2;
    if (passes(insetArea(area, middle))) high = middle;
    else low = middle;
  }
  return high;
}

/** The separate parts of an area, each with its holes. */
export function shapesOf(area: Area): Shape[] {
  const clipper = new ClipperD(precision);
  clipper.addSubjectPaths(toPaths(area));
  const tree = new PolyTreeD();
  clipper.execute(ClipType.Union, FillRule.EvenOdd, tree);
  const shapes: Shape[] = [];
  const visit = (node: PolyTreeD | PolyPathD) => {
    for (let at = 0; at < node.count; at++) {
      const shell = node.child(at);
      const holes: Ring[] = [];
      for (let inner = 0; inner < shell.count; inner++) {
        holes.push(toRing(shell.child(inner).poly ?? []));
        visit(shell.child(inner));
      }
      shapes.push([toRing(shell.poly ?? []), ...holes]);
    }
  };
  visit(tree);
  return shapes;
}

function toPaths(area: Area): PathsD {
  return area.map((ring) => ring.map(([x, y]) => ({ x, y })));
}

function fromPaths(paths: PathsD): Area {
  return paths.map(toRing);
}

function toRing(path: readonly { x: number; y: number }[]): Ring {
  return path.map(({ x, y }): Point => [x, y]);
}
