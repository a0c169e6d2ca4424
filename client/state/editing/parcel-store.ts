import { completionDay, isValidOn } from '#domain/features/validity.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import type { ParcelStep } from '#domain/editing/parcel-steps.ts';
import type { Known, WorkingCopy } from '#domain/editing/working-copy.ts';
import { LiveTiling } from '#domain/topology/live-tiling.ts';
import type { TopologyFault } from '#domain/topology/topology-fault.ts';
import type { KnownFeature } from '../../api/edit-api.ts';

/** Parcels as the server has them, and the tiling that they make together with what is done to them here. */
export class ParcelStore {
  readonly #boundary: string | null;
  /** Parcels and the outline that they tile, as the server has them. */
  readonly #known: Map<string, KnownFeature>;
  readonly #tiling: LiveTiling | null;
  /** The day from which the plan is whole. */
  readonly #whole: string | null;

  /** `boundary` is the id of the outline; null for a plan without. */
  constructor(zones: readonly KnownFeature[], boundaries: readonly KnownFeature[], boundary: string | null) {
    this.#boundary = boundary;
    const outline = boundaries.find(({ state }) => state.id === boundary) ?? null;
    const all = outline ? [...zones, outline] : zones;
    this.#known = new Map(all.map((one) => [one.state.id, one]));
    const parcels = zones.map(({ state }) => state);
    this.#whole = completionDay(parcels);
    const inPlan = parcels.filter((state) => this.#isInPlan(state));
    this.#tiling = outline && new LiveTiling(outline.state, inPlan);
  }

  /** Id of the outline where there is one. */
  get outline(): string | null {
    return this.#boundary !== null && this.#known.has(this.#boundary) ? this.#boundary : null;
  }

  /** A feature as the server has it. */
  known(id: string): KnownFeature | undefined {
    return this.#known.get(id);
  }

  /** The server has features in other versions, or no more. */
  learn(news: readonly (readonly [id: string, now: Known])[]): void {
    for (const [id, { version, state }] of news) {
      if (state) this.#known.set(id, { version, state });
      else this.#known.delete(id);
    }
  }

  /** A feature as it is here, in the tiling; null for none. */
  place(id: string, state: FeatureState | null): void {
    if (id === this.#boundary) {
      if (state) this.#tiling?.setBoundary(state);
    } else this.#tiling?.set(id, state && this.#isInPlan(state) ? state : null);
  }

  /** Where parcels and outline don't fit. */
  faults(): TopologyFault[] {
    return this.#tiling?.faults() ?? [];
  }

  /** Parcels whose bounds meet a box in degrees. */
  search(west: number, south: number, east: number, north: number): FeatureState[] {
    return this.#tiling?.search(west, south, east, north).map(({ feature }) => feature) ?? [];
  }

  /** Parcels that hold a position, or have it on an edge. */
  findAt(longitude: number, latitude: number): FeatureState[] {
    return this.#tiling?.findAt(longitude, latitude, true).map(({ feature }) => feature) ?? [];
  }

  /** Parcels that end before the plan is whole make room for others. */
  #isInPlan(state: FeatureState): boolean {
    return isValidOn(state, this.#whole);
  }
}

/** What is done and not committed, with what would be done now, and what the server has of all of it. */
export function withPretended(
  { known, states }: WorkingCopy,
  pretended: ReadonlyMap<string, FeatureState | null>,
  store: ParcelStore | null,
): Pick<WorkingCopy, 'known' | 'states'> {
  if (pretended.size === 0) return { known, states };
  const before = [...pretended.keys()].flatMap((id) => {
    const one = store?.known(id);
    return one ? [[id, one] as const] : [];
  });
  return { known: new Map<string, Known>([...before, ...known]), states: new Map([...states, ...pretended]) };
}

/** What a step makes of features, by their ids: null for those that are gone. */
export function statesOf(step: ParcelStep | null): ReadonlyMap<string, FeatureState | null> {
  return new Map<string, FeatureState | null>([
    ...(step?.features ?? []).map((feature) => [feature.id, feature] as const),
    ...(step?.removed ?? []).map((id) => [id, null] as const),
  ]);
}
