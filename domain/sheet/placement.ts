import { LabelSpace, reachOf, type LabelBox } from './label-space.ts';
import type { Box } from './paper.ts';
import type { MeasureText, Shape } from './shape.ts';

/** The labels of a sheet as they are placed: who comes first has the room. */
export class Placement {
  readonly frame: Box;
  readonly measure: MeasureText;
  readonly #space = new LabelSpace();
  readonly #placed: Shape[] = [];

  constructor(frame: Box, measure: MeasureText) {
    this.frame = frame;
    this.measure = measure;
  }

  /** True where nothing else stands, inside the frame. */
  isFree(box: LabelBox): boolean {
    const { x, y, width, height } = this.frame;
    const { reachX, reachY } = reachOf(box);
    const isInside =
      box.x - reachX >= x &&
      box.x + reachX <= x + width &&
      box.y - reachY >= y &&
      box.y + reachY <= y + height;
    return isInside && this.#space.isFree(box);
  }

  /** Draw shapes in boxes that belong together; false when one of them is taken. */
  put(boxes: readonly LabelBox[], shapes: readonly Shape[]): boolean {
    if (!boxes.every((box) => this.isFree(box)) || !this.#space.take(boxes)) return false;
    this.#placed.push(...shapes);
    return true;
  }

  /** What was put since the last call. */
  takeShapes(): Shape[] {
    return this.#placed.splice(0);
  }
}
