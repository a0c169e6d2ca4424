import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { FeatureRef } from '../../api/types.ts';
import type { MapReport } from '../map/map-report.svelte.ts';
import type { Directory } from './directory.svelte.ts';
import type { PlanAreas } from './plan-areas.svelte.ts';
import type { PlanRows } from './plan-rows.svelte.ts';
import { sameFeature, type Selection } from './selection.svelte.ts';
import type { ShownPlan } from './shown-plan.svelte.ts';
import type { Timeline } from './timeline.svelte.ts';

/** What of the page shows features, and has to be read anew when they change or could not be read. */
export interface Renewed {
  plan: ShownPlan;
  report: MapReport;
  rows: PlanRows;
  areas: PlanAreas;
  directory: Directory;
  timeline: Timeline;
  selection: Selection;
}

/** What changed: which features, null for too many to name, and where, EPSG:3857. */
export interface ChangedPart {
  features: readonly FeatureRef[] | null;
  bounds: readonly Bounds[];
}

/** Places of which another map is to be had: boxes of EPSG:3857, everywhere for null. */
interface Touched {
  boxes: readonly Bounds[] | null;
}

/** Keeps what the page shows of the plan as the plan is. */
export class Renewal {
  readonly #of: Renewed;
  #touched = $state.raw<Touched | null>(null);
  #touchedBeside = $state.raw<Touched | null>(null);

  constructor(of: Renewed) {
    this.#of = of;
  }

  /** Places whose tiles are to be read anew; another object for each change. */
  get touched(): Touched | null {
    return this.#touched;
  }

  /** The same of the scenario that is laid beside the one shown. */
  get touchedBeside(): Touched | null {
    return this.#touchedBeside;
  }

  /** Features have changed in the scenario that is shown: what shows them is read anew. Null for any of them. */
  afterChange(changed: ChangedPart | null): void {
    const { rows, directory, timeline, plan, selection } = this.#of;
    this.#touched = { boxes: changed && changed.bounds };
    const features = changed && changed.features;
    const collections = features && features.map(({ collection }) => collection);
    void rows.refresh(collections);
    if (!collections || collections.includes('project')) void directory.refresh();
    void timeline.load(plan.dataset!, timeline.phases);
    const { current } = selection;
    const isSelected = current && (!features || features.some((one) => sameFeature(one, current)));
    if (isSelected) void selection.retry();
  }

  /** Features have changed in the scenario that is laid beside; null for anywhere. */
  afterChangeBeside(boxes: readonly Bounds[] | null): void {
    this.#touchedBeside = { boxes };
  }

  /** The server is back: what of the plan could not be read meanwhile is read. */
  afterOutage(): void {
    const { report, rows, areas, directory } = this.#of;
    report.tiles.retry();
    if (report.hasFailedPart) report.retryParts();
    void rows.retry();
    if (areas.status.kind === 'failed') void areas.load();
    if (directory.status.kind === 'failed') void directory.load();
  }
}
