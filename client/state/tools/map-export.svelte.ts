import type { Position } from 'geojson';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { Orientation, PaperName, Size } from '#domain/sheet/paper.ts';
import { gridOf, type PlanGrid } from '#domain/sheet/plan-grid.ts';
import { layOutSheet } from '#domain/sheet/sheet-layout.ts';
import { groundSize, scaleToFit, viewAround, type SheetView } from '#domain/sheet/sheet-view.ts';
import type { Api } from '../../api/api.ts';
import type { Item } from '../../api/types.ts';
import { lasting } from '../page/lasting.svelte.ts';
import type { Workspace } from '../workspace.svelte.ts';

/** Takes the map along as a picture, or as a sheet on paper. */
export type ExportKind = 'picture' | 'sheet';

/** What of the map no panel covers. */
export interface FreeView {
  center: Position;
  bounds: Bounds;
}

/** A picture of the map as it is shown, asked for in pixels. */
export interface PictureRequest {
  size: Size;
  /** Pixels of the picture for a pixel of the style. */
  pixelRatio: number;
  signal: AbortSignal;
  /** Told of shares from 0 to 1. */
  onprogress: (share: number) => void;
}

/** The picture, and what has to be known to write beside it. */
export interface MapPicture {
  canvas: HTMLCanvasElement;
  legendKeys: string[];
  metersPerPixel: number;
  bearing: number;
  /** True when the map was looked at from aside, so that no scale holds for all of it. */
  isTilted: boolean;
  /** True when a part of the map could not be fetched. */
  isIncomplete: boolean;
}

/** What the map can do for a picture. */
export interface PictureMaker {
  /** Most pixels along a side that the graphics card draws. */
  mostPixels: number;
  make(request: PictureRequest): Promise<MapPicture>;
}

/** How the map is taken along: the choices of the export panel, and the frame of the sheet on the map. */
export class MapExport {
  readonly #api: Api;
  #kind = $state<ExportKind>('picture');
  #paper = $state<PaperName>('A3');
  #orientation = $state<Orientation>('landscape');
  #scale = $state<number | null>(null);
  #pinned = $state.raw<Position | null>(null);
  #pinnedBounds = $state.raw<Bounds | null>(null);
  #free = $state.raw<FreeView | null>(null);
  #maker = $state.raw<PictureMaker | null>(null);
  #title = $state<string | null>(null);
  readonly #layout = $derived(layOutSheet(this.#paper, this.#orientation));

  constructor(api: Api) {
    this.#api = api;
  }

  get kind(): ExportKind {
    return this.#kind;
  }

  get paper(): PaperName {
    return this.#paper;
  }

  get orientation(): Orientation {
    return this.#orientation;
  }

  /** The denominator that was chosen; null fits the view. */
  get scale(): number | null {
    return this.#scale;
  }

  /** The title that was written; null for the plan's own. */
  get title(): string | null {
    return this.#title;
  }

  get layout() {
    return this.#layout;
  }

  /** True when the sheet stays where it was put, while the map moves. */
  get isPinned(): boolean {
    return this.#pinned !== null;
  }

  /** Makes pictures while the map is there. */
  get maker(): PictureMaker | null {
    return this.#maker;
  }

  chooseKind(kind: ExportKind): void {
    this.#kind = kind;
  }

  choosePaper(paper: PaperName): void {
    this.#paper = paper;
  }

  turn(orientation: Orientation): void {
    this.#orientation = orientation;
  }

  chooseScale(scale: number | null): void {
    this.#scale = scale;
  }

  write(title: string): void {
    this.#title = title.trim() === '' ? null : title;
  }

  /** Put the middle of the sheet on a place. */
  pin(center: Position): void {
    // a sheet that stays in place must not change its scale as the map moves
    if (this.#scale === null && this.#pinned === null) this.#pinnedBounds = this.#free?.bounds ?? null;
    this.#pinned = center;
  }

  /** Keep the sheet as it is, place and scale, whatever the map does. */
  fix(view: SheetView): void {
    const [width, height] = groundSize(view.frame, view.scale);
    this.#scale = view.scale;
    this.#pinned = view.grid.toPosition([view.corner[0] + width / 2, view.corner[1] + height / 2]);
  }

  /** Let the sheet follow the middle of the map again. */
  unpin(): void {
    this.#pinned = null;
    this.#pinnedBounds = null;
  }

  /** The map tells what of it is seen. */
  report(free: FreeView): void {
    this.#free = free;
  }

  offer(maker: PictureMaker | null): void {
    this.#maker = maker;
  }

  /** The scale at which the view fits on the sheet; null until the map has told what it shows. */
  fittingScale(planBounds: Bounds): number | null {
    const bounds = this.#pinnedBounds ?? this.#free?.bounds;
    return bounds ? scaleToFit(gridOfPlan(planBounds), this.#layout.map, bounds) : null;
  }

  /** What the sheet holds of a plan with these bounds; null until the map has told what it shows. */
  viewOf(planBounds: Bounds): SheetView | null {
    const scale = this.#scale ?? this.fittingScale(planBounds);
    const center = this.#pinned ?? this.#free?.center;
    if (scale === null || !center) return null;
    return viewAround(gridOfPlan(planBounds), this.#layout.map, scale, center);
  }

  /** Read a collection in bounds, a page at a time; `onpage` is told how many there are in all. */
  async read(
    planId: string,
    collection: string,
    bounds: Bounds,
    signal: AbortSignal,
    onpage: (items: Item[], total: number) => void,
  ): Promise<void> {
    for (let next: string | null | undefined; next !== null;) {
      const page = await this.#api.itemsWithin(planId, collection, bounds, next ?? null, signal);
      signal.throwIfAborted();
      onpage(page.items, page.numberMatched);
      next = page.next;
    }
  }

  /** A file that came with the page. */
  readFile(path: string, signal: AbortSignal): Promise<ArrayBuffer> {
    return this.#api.file(path, signal);
  }
}

/** The grid of a plan, by the middle of its bounds. */
function gridOfPlan([west, , east]: Bounds): PlanGrid {
  return gridOf((west + east) / 2);
}

/** Of each page its choices: made when somebody first takes the map along, for projecting is not in the first load. */
const exports = new WeakMap<Workspace, MapExport>();

/** How the map of this page is taken along. */
export function exportOf(workspace: Workspace): MapExport {
  const known = exports.get(workspace) ?? lasting(() => new MapExport(workspace.api));
  exports.set(workspace, known);
  return known;
}
