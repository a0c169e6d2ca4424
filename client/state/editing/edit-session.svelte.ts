import type { Polygon, Position } from 'geojson';
import { insertCorner, moveCorner } from '#domain/editing/corners.ts';
import { circle, rectangle } from '#domain/editing/drawn-shapes.ts';
import {
  clipParcel,
  cutHole,
  isStep,
  mergeParcels,
  placeParcel,
  splitParcels,
  type ParcelStep,
  type StepFault,
  type StepResult,
} from '#domain/editing/parcel-steps.ts';
import { mendFault, type Fix } from '#domain/editing/mend-fault.ts';
import { WorkingPlane } from '#domain/editing/working-plane.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { findGeometryFault } from '#domain/geometry/geometry-fault.ts';
import { onStoredGrid } from '#domain/geometry/stored-grid.ts';
import type { Place } from '#domain/measure/geodesic.ts';
import type { TopologyFault } from '#domain/topology/topology-fault.ts';
import { toolPlaces, type EditTool } from './edit-tool.ts';
import type { EditedPlan } from './edited-plan.svelte.ts';
import { Sketch } from './sketch.svelte.ts';

export interface EditSessionOptions {
  plan: EditedPlan;
  /** The day that the page shows, from which what is drawn is there. */
  day: () => string | null;
  makeKey: () => string;
}

/** A corner, or a place on the edge between two, where there is to be one. */
export interface Corner {
  position: Position;
  /** The ends of the edge; null for a corner. */
  edge: readonly [Position, Position] | null;
}

/** What somebody does to the parcels of a plan: the tool in hand, what is drawn with it and what is selected. */
export class EditSession {
  readonly plan: EditedPlan;
  readonly sketch = new Sketch();
  readonly #of: EditSessionOptions;
  #tool = $state<EditTool>('select');
  #selected = $state.raw<readonly string[]>([]);
  #fault = $state.raw<StepFault | null>(null);
  /** Use of the parcel that was named last: the next is likely of the same. */
  #lastUse = '0701';

  constructor(of: EditSessionOptions) {
    this.#of = of;
    this.plan = of.plan;
  }

  get tool(): EditTool {
    return this.#tool;
  }

  /** Ids of what is selected. */
  get selected(): readonly string[] {
    return this.#selected;
  }

  /** What is selected, as it is here. */
  get selectedParcels(): FeatureState[] {
    return this.#selected.flatMap((id) => this.plan.feature(id) ?? []);
  }

  /** Why what was asked last made nothing. */
  get fault(): StepFault | null {
    return this.#fault;
  }

  get canUndo(): boolean {
    return !this.sketch.isEmpty || this.plan.canUndo;
  }

  get canRedo(): boolean {
    return this.sketch.canRedo || this.plan.canRedo;
  }

  get canFinish(): boolean {
    return this.#tool !== 'select' && this.sketch.places.length >= toolPlaces[this.#tool].least;
  }

  take(tool: EditTool): void {
    this.#tool = tool;
    this.sketch.clear();
    this.#fault = null;
  }

  select(ids: readonly string[]): void {
    this.#selected = ids;
    this.#fault = null;
  }

  /** Draw to a place with the tool in hand, which may be all that it needs. */
  drawTo(place: Place): void {
    if (this.#tool === 'select') return;
    this.#fault = null;
    this.sketch.add(place);
    if (this.sketch.places.length >= toolPlaces[this.#tool].most) this.finish();
  }

  /** The area that a tool makes of places; null for a tool that makes none, or of too few. */
  shapeOf(places: readonly Place[]): Polygon | null {
    if (this.#tool === 'select' || !toolPlaces[this.#tool].isArea) return null;
    const [first, second, third] = places;
    if (!first || !second || places.length < toolPlaces[this.#tool].least) return null;
    const plane = new WorkingPlane(first[0]);
    if (this.#tool === 'rectangle') return third ? rectangle(plane, first, second, third) : null;
    if (this.#tool === 'circle') {
      const [[x0, y0], [x, y]] = [plane.toMeters(first), plane.toMeters(second)];
      return circle(plane, first, Math.hypot(x - x0, y - y0));
    }
    const ring = places.map(([longitude, latitude]): Position => [longitude, latitude]);
    return onStoredGrid<Polygon>({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] });
  }

  /** Do with what is drawn what the tool is for; where that makes nothing it is told why, and stays drawn. */
  finish(): void {
    if (!this.canFinish) return;
    const made: string[] = [];
    const result = this.#resultOf(this.sketch.places, () => {
      const id = `zone-${this.#of.makeKey()}`;
      made.push(id);
      return id;
    });
    if (!result || !this.#do(this.#tool, result)) return;
    if (this.#tool !== 'split') this.#selected = made;
    this.sketch.clear();
    this.#tool = 'select';
  }

  /** What would come of it if one drew on to a place and finished there; null while that is too little. */
  resultTo(place: Place): StepResult | null {
    let made = 0;
    return this.#resultOf([...this.sketch.places, place], () => `drawn-${++made}`);
  }

  #resultOf(places: readonly Place[], makeId: () => string): StepResult | null {
    if (this.#tool === 'select' || places.length < toolPlaces[this.#tool].least) return null;
    if (this.#tool === 'split') return this.#split(places, makeId);
    const shape = this.shapeOf(places);
    if (!shape) return null;
    if (this.#tool === 'hole') return this.#cutHole(shape, makeId);
    return placeParcel(this.#newParcel(shape, makeId()), this.plan);
  }

  /** Of what is selected, or of all that the line goes through. */
  #split(places: readonly Place[], makeId: () => string): StepResult {
    const line = places.map(([longitude, latitude]): Position => [longitude, latitude]);
    const [longitudes, latitudes] = [places.map(([x]) => x), places.map(([, y]) => y)];
    const around = this.plan.parcelsIn(
      ...([Math.min(...longitudes), Math.min(...latitudes)] as const),
      ...([Math.max(...longitudes), Math.max(...latitudes)] as const),
    );
    return splitParcels(this.#selected.length > 0 ? this.selectedParcels : around, line, this.plan, makeId);
  }

  /** In what is selected, or lies under its first corner. */
  #cutHole(hole: Polygon, makeId: () => string): StepResult {
    const [x, y] = hole.coordinates[0]![0]!;
    const [parcel] = this.#selected.length > 0 ? this.selectedParcels : this.plan.parcelsAt([x!, y!]);
    if (!parcel) return { kind: 'not-within' };
    return cutHole(parcel, hole, this.plan, this.#newParcel(hole, makeId()));
  }

  /** Take from a parcel what others cover. */
  clip(id: string): void {
    const parcel = this.plan.feature(id);
    if (parcel) this.#do('clip', clipParcel(parcel, this.plan));
  }

  /** Mend a fault; what was pressed twice, or is no fault any more, changes nothing. */
  mend(fault: TopologyFault, fix: Fix): void {
    const filling = this.#newParcel(nowhere, `zone-${this.#of.makeKey()}`);
    const result = mendFault(fault, fix, this.plan, { newness: (id) => this.#newness(id), filling });
    if (!result || !this.#do(fix, result)) return;
    this.#selected = fix === 'fill' ? [filling.id] : result.features.slice(0, 1).map(({ id }) => id);
  }

  /** What was drawn here is newer than what was changed, and that than what is as it was. */
  #newness(id: string): number {
    const { known, states } = this.plan.copy;
    if (!states.has(id)) return 0;
    return known.get(id)?.state ? 1 : 2;
  }

  /** Make one of what is selected. */
  merge(): void {
    if (this.#do('merge', mergeParcels(this.selectedParcels))) this.#selected = this.#selected.slice(0, 1);
  }

  /** What it would make to drag a corner to a place, in all that meet in it, or a new one out of an edge. */
  dragged({ position, edge }: Corner, [longitude, latitude]: Place): StepResult {
    const { coordinates } = onStoredGrid({ type: 'Point', coordinates: [longitude, latitude] });
    const meeting = this.plan.areasAt(edge?.[0] ?? position);
    return validStep(
      edge ? insertCorner(meeting, edge, coordinates) : moveCorner(meeting, position, coordinates),
    );
  }

  /** Drag a corner, or a new one out of an edge. */
  drag(corner: Corner, to: Place): void {
    this.#do(corner.edge ? 'insert-corner' : 'corner', this.dragged(corner, to));
  }

  /** Give features other values of a field; undefined takes it away. */
  set(ids: readonly string[], field: string, value: unknown): void {
    if (field === 'landUse' && typeof value === 'string') this.#lastUse = value;
    const changed = ids.flatMap((id): FeatureState[] => {
      const state = this.plan.feature(id);
      if (!state) return [];
      const { [field]: _, ...others } = state.properties;
      return [{ ...state, properties: value === undefined ? others : { ...others, [field]: value } }];
    });
    this.plan.do('field', changed);
  }

  remove(ids: readonly string[]): void {
    this.plan.do(
      'delete',
      [],
      ids.filter((id) => this.plan.feature(id) !== null),
    );
    this.#selected = [];
  }

  undo(): void {
    this.#fault = null;
    if (this.sketch.isEmpty) this.plan.undo();
    else this.sketch.undo();
  }

  redo(): void {
    this.#fault = null;
    if (this.sketch.canRedo) this.sketch.redo();
    else this.plan.redo();
  }

  #do(title: string, result: StepResult): result is ParcelStep {
    this.#fault = isStep(result) ? null : result;
    if (isStep(result)) this.plan.do(title, result.features, result.removed);
    return isStep(result);
  }

  #newParcel(geometry: Polygon, id: string): FeatureState {
    return {
      ...{ id, collection: 'zone', geometry },
      properties: { landUse: this.#lastUse },
      provenance: { source: 'drawn', precision: 'illustrative' },
      ...{ validFrom: this.#of.day(), validTo: null },
    };
  }
}

const nowhere: Polygon = { type: 'Polygon', coordinates: [] };

/** Features as they are to be, unless one of them would be no valid shape. */
function validStep(features: FeatureState[]): StepResult {
  const fault = features.map(({ geometry }) => findGeometryFault(geometry)).find((one) => one !== null);
  return fault ? { kind: 'invalid', fault } : { features, removed: [] };
}
