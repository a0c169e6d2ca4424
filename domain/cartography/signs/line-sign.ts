/** How a line looks, for the map and for its legend alike. Widths are in pixels at a scale of 1. */
export interface LineSign {
  color: string;
  width: number;
  /** Lengths of dashes and gaps, in line widths. Absent: an unbroken line. */
  dash?: readonly number[];
}
