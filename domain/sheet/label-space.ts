/** Room on the paper that labels take, so that no two lie over one another. */

/** A rectangle around its middle, turned clockwise by radians. */
export interface LabelBox {
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
  angle: number;
}

/** Millimetres; about the height of a few labels. */
const cellSize = 20;

/** The boxes that are taken, found by the cells of a grid that they touch. */
export class LabelSpace {
  readonly #cells = new Map<string, LabelBox[]>();

  /** Take the boxes together when all of them are free; false, and nothing is taken, when one is not. */
  take(boxes: readonly LabelBox[]): boolean {
    if (!boxes.every((box) => this.isFree(box))) return false;
    for (const box of boxes) this.#add(box);
    return true;
  }

  isFree(box: LabelBox): boolean {
    return cellsOf(box).every((cell) => !this.#cells.get(cell)?.some((other) => boxesOverlap(box, other)));
  }

  #add(box: LabelBox): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
  }
}

function cellsOf(box: LabelBox): string[] {
  const { reachX, reachY } = reachOf(box);
  const cells: string[] = [];
  for (let column = cell(box.x - reachX); column <= cell(box.x + reachX); column++) {
    for (let row = cell(box.y - reachY); row <= cell(box.y + reachY); row++) cells.push(`${column}/${row}`);
  }
  return cells;
}

function cell(millimeters: number): number {
  return Math.floor(millimeters / cellSize);
}

/** How far a turned box reaches from its middle. */
export function reachOf({ halfWidth, halfHeight, angle }: LabelBox): { reachX: number; reachY: number } {
  const [cosine, sine] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  return { reachX: halfWidth * cosine + halfHeight * sine, reachY: halfWidth * sine + halfHeight * cosine };
}

/** True when the insides of two turned boxes meet: no side of either parts them (separating axes). */
export function boxesOverlap(a: LabelBox, b: LabelBox): boolean {
  return [a.angle, a.angle + Math.PI / 2, b.angle, b.angle + Math.PI / 2].every((axis) => {
    const [x, y] = [Math.cos(axis), Math.sin(axis)];
    const apart = Math.abs((b.x - a.x) * x + (b.y - a.y) * y);
    return apart < extentAlong(a, axis) + extentAlong(b, axis);
  });
}

function extentAlong({ halfWidth, halfHeight, angle }: LabelBox, axis: number): number {
  return halfWidth * Math.abs(Math.cos(axis - angle)) + halfHeight * Math.abs(Math.sin(axis - angle));
}
