/** West, south, east, north. */
type Box = readonly [number, number, number, number];

/** The boxes that cover others may be larger than those together by this factor. */
const mostWaste = 4;

/**
 * Few boxes that cover many: those that lie beside each other come under one, those far apart under their own. Any
 * unit, one for all.
 */
export function coverBoxes(boxes: readonly Box[]): Box[] {
  if (boxes.length === 0) return [];
  const [west, south, east, north] = boxes.reduce(unite);
  const covered = boxes.reduce((sum, box) => sum + areaOf(box), 0);
  if (boxes.length === 1 || areaOf([west, south, east, north]) <= mostWaste * covered)
    return [[west, south, east, north]];
  const axis = east - west > north - south ? 0 : 1;
  const sorted = [...boxes].sort((a, b) => a[axis] + a[axis + 2]! - b[axis] - b[axis + 2]!);
  const middle = sorted.length >> 1;
  return [...coverBoxes(sorted.slice(0, middle)), ...coverBoxes(sorted.slice(middle))];
}

const areaOf = ([west, south, east, north]: Box) => (east - west) * (north - south);

const unite = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
