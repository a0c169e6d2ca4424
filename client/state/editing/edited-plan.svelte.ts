import type { Position } from 'geojson';
import type { MendedPlan } from '#domain/editing/mend-fault.ts';
import type { ParcelStep } from '#domain/editing/parcel-steps.ts';
import type { FeaturePart } from '#domain/editing/feature-parts.ts';
import {
  decide,
  doStep,
  editBetween,
  emptyCopy,
  hearOf,
  pendingChanges,
  redoStep,
  stateOf,
  takeUp,
  undoStep,
  type Known,
  type PendingChange,
  type WorkingCopy,
} from '#domain/editing/working-copy.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import type { Place } from '#domain/measure/geodesic.ts';
import type { TopologyFault } from '#domain/topology/topology-fault.ts';
import { ApiError } from '../../api/api-error.ts';
import type { EditApi } from '../../api/edit-api.ts';
import { Attempt } from '../people/attempt.svelte.ts';
import type { Sending, WorkPlace } from './kept-work.ts';
import { ParcelStore, statesOf, withPretended } from './parcel-store.ts';

export type EditStatus = { kind: 'loading'; share: number } | { kind: 'ready' } | { kind: 'failed' };

export interface EditedPlanOptions {
  api: EditApi;
  scenario: number;
  /** Id of the feature that outlines the planned area; null for none. */
  boundary: string | null;
  /** Letters and digits that nobody guesses. */
  makeKey: () => string;
  /** Where what is not committed is kept; null for nowhere. */
  place: WorkPlace | null;
}

/**
 * The parcels of a scenario while somebody changes them: as the server has them, what was done to them here and is not
 * committed, and where they don't fit together now.
 */
export class EditedPlan implements MendedPlan {
  readonly #of: EditedPlanOptions;
  readonly committing = new Attempt();
  #status = $state.raw<EditStatus>({ kind: 'loading', share: 0 });
  #copy = $state.raw<WorkingCopy>(emptyCopy);
  #faults = $state.raw<readonly TopologyFault[]>([]);
  #isKept = $state(false);
  /** A changeset that was sent and is not answered. */
  #sending = $state.raw<Sending | null>(null);
  /** What is not done yet, but would be if the mouse were let go now: null for features that would be gone. */
  #pretended = $state.raw(statesOf(null));
  #store = $state.raw<ParcelStore | null>(null);

  constructor(of: EditedPlanOptions) {
    this.#of = of;
  }

  get status(): EditStatus {
    return this.#status;
  }

  /** What was done and not committed, with all that can be taken back. */
  get copy(): WorkingCopy {
    return this.#copy;
  }

  /** Where parcels and planned area don't fit, of the plan when it is whole. */
  get faults(): readonly TopologyFault[] {
    return this.#faults;
  }

  /** What parcels are to tile; null for a plan that has no planned area. */
  get outline(): FeatureState | null {
    const id = this.#store?.outline ?? null;
    return id === null ? null : this.feature(id);
  }

  /** What is done and not committed, with what would be done now, and what the server has of it. */
  get pending(): Pick<WorkingCopy, 'known' | 'states'> {
    return withPretended(this.#copy, this.#pretended, this.#store);
  }

  /** True for a changeset that waits for the server to be reached again. */
  get isWaiting(): boolean {
    return this.#sending !== null && !this.committing.isBusy;
  }

  /** True while all that is not committed is kept where it outlives the page. */
  get isKept(): boolean {
    return this.#isKept;
  }

  get canUndo(): boolean {
    return this.#copy.done > 0;
  }

  get canRedo(): boolean {
    return this.#copy.done < this.#copy.steps.length;
  }

  /** Read the parcels; after a failure again. */
  async load(): Promise<void> {
    const { api, scenario, boundary } = this.#of;
    this.#status = { kind: 'loading', share: 0 };
    try {
      const progress = (share: number) => (this.#status = { kind: 'loading', share });
      const [zones, boundaries] = await Promise.all([
        api.features(scenario, 'zone', progress),
        api.features(scenario, 'boundary', () => undefined),
      ]);
      this.#store = new ParcelStore(zones, boundaries, boundary);
      this.#takeOver();
      this.#judge();
      this.#status = { kind: 'ready' };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#status = { kind: 'failed' };
    }
  }

  /** Go on with what a page has left behind, over what the server has by now. */
  #takeOver(): void {
    const found = this.#of.place?.found;
    if (!found || this.#copy !== emptyCopy) return;
    this.#sending = found.sending;
    const news = [...found.copy.known.keys()].map((id) => {
      return [id, this.#store?.known(id) ?? goneSince(found.copy, id)] as const;
    });
    this.#become(hearOf(found.copy, news));
    void this.resend();
  }

  /** A parcel, or the outline, as it is here; null where there is none. */
  feature(id: string): FeatureState | null {
    return this.#copy.known.has(id) || this.#copy.states.has(id)
      ? stateOf(this.#copy, id)
      : (this.#store?.known(id)?.state ?? null);
  }

  /** Parcels whose bounds meet a box in degrees, as they are here. */
  parcelsIn(west: number, south: number, east: number, north: number): FeatureState[] {
    return this.#store?.search(west, south, east, north) ?? [];
  }

  /** The same, and the outline. */
  areasIn(west: number, south: number, east: number, north: number): FeatureState[] {
    const { outline } = this;
    const parcels = this.parcelsIn(west, south, east, north);
    return outline ? [...parcels, outline] : parcels;
  }

  /** Parcels at a place. */
  parcelsAt([longitude, latitude]: Place): FeatureState[] {
    return this.#store?.findAt(longitude, latitude) ?? [];
  }

  /** Parcels and outline that may have a corner at a position. */
  areasAt([longitude, latitude]: Position): FeatureState[] {
    return this.areasIn(longitude!, latitude!, longitude!, latitude!);
  }

  /**
   * Judge as if a step had been made, until something is done or another is pretended; null for none. `make` sees the
   * plan as it is without.
   */
  pretend(make: () => ParcelStep | null): void {
    const before = this.#unpretend();
    this.#pretended = statesOf(make());
    for (const id of this.#pretended.keys()) this.#place(id);
    if (before.length + this.#pretended.size > 0) this.#judge();
  }

  #unpretend(): string[] {
    const before = [...this.#pretended.keys()];
    this.#pretended = statesOf(null);
    for (const id of before) this.#place(id);
    return before;
  }

  /** One step: features as they are to be, and ids of those that are to be none. */
  do(title: string, features: readonly FeatureState[], removed: readonly string[] = []): void {
    const ids = [...features.map(({ id }) => id), ...removed];
    const copy = takeUp(
      this.#copy,
      ids.flatMap((id) => this.#store?.known(id) ?? []),
    );
    const edits = [
      ...features.map((feature) => editBetween(stateOf(copy, feature.id), feature)),
      ...removed.map((id) => editBetween(stateOf(copy, id), null)),
    ].filter((edit) => edit !== null);
    this.#become(doStep(copy, { title, edits }));
  }

  undo(): void {
    this.#become(undoStep(this.#copy));
  }

  redo(): void {
    this.#become(redoStep(this.#copy));
  }

  /**
   * Commit all that was done as one changeset; what is done meanwhile stays to be committed. False where it is refused,
   * or the server is not reached: then it waits, and is sent by `resend`.
   */
  async commit(message: string): Promise<boolean> {
    if (this.#sending && !(await this.#send(this.#sending))) return false;
    const changes = pendingChanges(this.#copy);
    if (changes.length === 0) return true;
    const sending = { key: this.#of.makeKey(), message, changes };
    this.#sending = sending;
    this.#keep();
    return this.#send(sending);
  }

  /** Send what waits, now that the server may be reached again. */
  async resend(): Promise<void> {
    if (this.#sending && !this.committing.isBusy) await this.#send(this.#sending);
  }

  async #send({ key, message, changes }: Sending): Promise<boolean> {
    const { api, scenario } = this.#of;
    const isDone = await this.committing.run(async () => {
      const { versions } = await api.commit(scenario, message, changes, key);
      this.#sending = null;
      this.hear(changes.map((change) => [idOf(change), committed(change, versions, this.#copy)]));
    });
    const { trouble } = this.committing;
    if (isDone || trouble?.isUnreachable) return isDone;
    // refused for good: it is to be changed before it is sent again
    this.#sending = null;
    this.#keep();
    if (trouble?.code === 'stale-version') await this.#readAnew(changes);
    return false;
  }

  /** Features that somebody else has changed: what they are now is known, and what is in conflict. */
  async #readAnew(changes: readonly PendingChange[]): Promise<void> {
    await this.committing.run(async () => {
      const ids = changes.map((change) => ({
        id: idOf(change),
        collection: this.feature(idOf(change))?.collection ?? 'zone',
      }));
      const found = await this.#of.api.featuresById(this.#of.scenario, ids);
      const foundOf = (id: string) => found.find(({ state }) => state.id === id);
      this.hear(ids.map(({ id }) => [id, foundOf(id) ?? goneSince(this.#copy, id)]));
    });
  }

  /** Features are there in other versions: own ones that were committed, or those of others. */
  hear(news: readonly (readonly [id: string, now: Known])[]): void {
    this.#store?.learn(news);
    this.#become(hearOf(this.#copy, news));
    for (const [id] of news) this.#place(id);
    this.#judge();
  }

  /** Somebody has committed changes to features: they are read as they are now. */
  async follow(changed: readonly { collection: string; id: string; version: number }[]): Promise<void> {
    const isNew = ({ id, version }: { id: string; version: number }) =>
      version > (this.#store?.known(id)?.version ?? 0);
    const own = changed.filter((one) => ['zone', 'boundary'].includes(one.collection) && isNew(one));
    if (own.length === 0 || this.#status.kind !== 'ready') return;
    const found = await this.#of.api.featuresById(this.#of.scenario, own);
    const foundOf = (id: string) => found.find(({ state }) => state.id === id);
    this.hear(own.map(({ id, version }) => [id, foundOf(id) ?? { version, state: null }]));
  }

  /** Decide a conflict for what is here, or for what somebody else has made of it. */
  decide(id: string, part: FeaturePart | null, choice: 'mine' | 'theirs'): void {
    this.#become(decide(this.#copy, id, part, choice));
  }

  #become(copy: WorkingCopy): void {
    this.#unpretend();
    const before = this.#copy;
    this.#copy = copy;
    for (const id of [...before.states.keys(), ...copy.states.keys()])
      if (before.states.get(id) !== copy.states.get(id)) this.#place(id);
    this.#judge();
    this.#keep();
  }

  /** What is not committed outlives the page. */
  #keep(): void {
    const { place } = this.#of;
    this.#isKept = false;
    if (this.#copy.states.size === 0 && !this.#sending) place?.clear();
    else
      void place
        ?.keep({ copy: this.#copy, sending: this.#sending })
        .then((isKept) => (this.#isKept = isKept));
  }

  #place(id: string): void {
    const pretended = this.#pretended.get(id);
    this.#store?.place(id, pretended === undefined ? this.feature(id) : pretended);
  }

  #judge(): void {
    this.#faults = this.#store?.faults() ?? [];
  }
}

const idOf = (change: PendingChange) => (change.kind === 'delete' ? change.id : change.state.id);

/** A feature as the server has it since a change was committed. */
function committed(
  change: PendingChange,
  versions: ReadonlyMap<string, number>,
  { known }: WorkingCopy,
): Known {
  const before = known.get(idOf(change))?.version ?? 0;
  return {
    version: versions.get(idOf(change)) ?? before + 1,
    state: change.kind === 'delete' ? null : change.state,
  };
}

/** A feature that the server no longer has; what it never had is not gone. */
function goneSince({ known }: WorkingCopy, id: string): Known {
  const { version, state } = known.get(id) ?? { version: 0, state: null };
  return { version: state ? version + 1 : version, state: null };
}
