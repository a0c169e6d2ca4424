import type { PaperName, Orientation } from '#domain/sheet/paper.ts';
import type { MapContent } from '#domain/sheet/draw-map.ts';
import type { SourceFeature } from '#domain/sheet/sheet-feature.ts';
import type { SheetTexts } from '#domain/sheet/sheet-texts.ts';
import type { FontFiles } from './sheet-fonts.ts';

/** What the worker is told about a sheet, beside the features. */
export interface SheetOrder {
  paper: PaperName;
  orientation: Orientation;
  scale: number;
  /** Longitude that the grid of the plan is chosen by. */
  gridLongitude: number;
  /** Longitude and latitude of the middle of the map. */
  center: readonly [number, number];
  content: Omit<MapContent, 'features' | 'letterScale'>;
  texts: SheetTexts;
  /** The language of the text, as HTML writes it. */
  language: string;
  created: Date;
}

/** Features come in pages, the order last. */
export type ToSheetWorker =
  | { kind: 'features'; collection: string; features: readonly SourceFeature[] }
  | { kind: 'order'; order: SheetOrder; fonts: FontFiles };

export type FromSheetWorker =
  | { kind: 'drawn' }
  | { kind: 'done'; file: Uint8Array<ArrayBuffer>; missing: string[] }
  | { kind: 'failed'; reason: string };
