import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { MapContent } from '#domain/sheet/draw-map.ts';
import { gridOf } from '#domain/sheet/plan-grid.ts';
import type { SourceFeature } from '#domain/sheet/sheet-feature.ts';
import { millimetersPerPixel } from '#domain/sheet/sheet-style.ts';
import { scaleToFit, viewAround, type SheetView } from '#domain/sheet/sheet-view.ts';

/** What a picture of the plan is to show, and how large it is in pixels of the page. */
export interface PictureFrame {
  width: number;
  height: number;
  bounds: Bounds;
  /** Longitude that the grid of the plan is chosen by. */
  gridLongitude: number;
}

/** What the worker is told about a picture, beside the features. */
export interface PictureOrder extends PictureFrame {
  /** Pixels of the picture for each of the page. */
  pixelRatio: number;
  content: Omit<MapContent, 'features' | 'letterScale'>;
  /** The fonts of the page, as CSS names them. */
  family: string;
}

/** A PNG, and the keys of the legend entries of what it shows, sorted. */
export interface DrawnPicture {
  file: Blob;
  legendKeys: string[];
}

/** Features come in pages, the order last. */
export type ToPictureWorker =
  | { kind: 'features'; collection: string; features: readonly SourceFeature[] }
  | { kind: 'order'; order: PictureOrder };

export type FromPictureWorker = { kind: 'done'; picture: DrawnPicture } | { kind: 'failed'; reason: string };

/** The view that shows the bounds in the middle of a picture; its frame is the picture, from the top left corner. */
export function viewOfPicture({ width, height, bounds, gridLongitude }: PictureFrame): SheetView {
  const frame = { x: 0, y: 0, width: width * millimetersPerPixel, height: height * millimetersPerPixel };
  const grid = gridOf(gridLongitude);
  const [west, south, east, north] = bounds;
  return viewAround(grid, frame, scaleToFit(grid, frame, bounds), [(west + east) / 2, (south + north) / 2]);
}
