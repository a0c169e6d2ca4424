import type { Map } from 'maplibre-gl';
import type { FeatureRef } from '../../api/types.ts';
import type { FeatureMarks, Mark, MarkedSet } from './feature-marks.ts';

/** A map with the marks on it. */
export interface MapSide {
  map: Map;
  marks: FeatureMarks;
}

interface Point {
  x: number;
  y: number;
}

/**
 * The map that takes all gestures, and where days are compared the one that lies over a part of it. Both look the same
 * way, so that a point of the screen is a point of either.
 */
export class MapSides {
  readonly under: MapSide;
  #over: (MapSide & { covers: (point: Point) => boolean }) | null = null;

  constructor(under: MapSide) {
    this.under = under;
  }

  /** The side that is seen at a point, in pixels from the top left. */
  at(point: Point): MapSide {
    return this.#over?.covers(point) ? this.#over : this.under;
  }

  layOver(side: MapSide, covers: (point: Point) => boolean): void {
    this.#over = { ...side, covers };
  }

  lift(): void {
    this.#over = null;
  }

  /** Mark a feature on both sides, or take the mark off. */
  mark(mark: Mark, ref: FeatureRef | null): void {
    for (const { marks } of this.#all()) marks.mark(mark, ref);
  }

  /** Mark features on both sides, or take the mark off them. */
  markSet(mark: Mark, set: MarkedSet | null): void {
    for (const { marks } of this.#all()) marks.markSet(mark, set);
  }

  /** Mark what the pointer is on, on its own side only. */
  hover(side: MapSide, ref: FeatureRef | null): void {
    for (const { marks } of this.#all()) marks.mark('hover', marks === side.marks ? ref : null);
  }

  #all(): MapSide[] {
    return this.#over ? [this.under, this.#over] : [this.under];
  }
}
