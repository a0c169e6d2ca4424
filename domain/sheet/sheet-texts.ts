/** All words on a sheet, in the language it is read in. They come from the interface, which knows both. */
export interface SheetTexts {
  title: string;
  /** The day and phase that are shown. */
  subtitle: string;
  legend: string;
  /** Above the arrow that points to the north of the grid. */
  north: string;
  ratio: string;
  meter: string;
  kilometer: string;
  facts: readonly { label: string; text: string }[];
  /** That no one has approved the map; null once it is approved. */
  warning: string | null;
  /** The line for the approval number, which is left open where there is none. */
  approval: { label: string; number: string | null };
  /** Beside the line of 100 mm that a print is checked by. */
  checkLine: string;
  /** Which sheet this is, in the corner. */
  sheetName: string;
}
