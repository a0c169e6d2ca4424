type Position = readonly [x: number, y: number];

/**
 * The point of a centripetal Catmull–Rom curve at a share of the way from the second to the third of four points, which
 * are all different (Barry and Goldman 1988). Any plane whose axes have the same scale will do.
 */
export function pointOnCurve(points: readonly Position[], share: number): Position {
  const knots = [0];
  for (let index = 0; index < 3; index++) {
    const [[x0, y0], [x1, y1]] = [points[index]!, points[index + 1]!];
    // the square root of the distance is what makes it centripetal
    knots.push(knots[index]! + Math.sqrt(Math.hypot(x1 - x0, y1 - y0)));
  }
  const at = knots[1]! + share * (knots[2]! - knots[1]!);
  const blend = (from: Position, to: Position, start: number, end: number): Position =>
    between(from, to, (at - knots[start]!) / (knots[end]! - knots[start]!));
  const first = blend(points[0]!, points[1]!, 0, 1);
  const middle = blend(points[1]!, points[2]!, 1, 2);
  const last = blend(points[2]!, points[3]!, 2, 3);
  return blend(blend(first, middle, 0, 2), blend(middle, last, 1, 3), 1, 2);
}

function between(from: Position, to: Position, share: number): Position {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}
