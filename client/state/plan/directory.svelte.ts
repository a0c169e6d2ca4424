import { areaLabels } from '#domain/cartography/area-labels.ts';
import { mapFeatures } from '#domain/cartography/map-features.ts';
import { withoutNamesakes } from '#domain/cartography/namesakes.ts';
import { project } from '#domain/collections/project.ts';
import type { FeatureCollection, Point } from 'geojson';
import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import type { Item } from '../../api/types.ts';
import type { PlanRow, PlanRows, RowsStatus } from './plan-rows.svelte.ts';

export type DirectoryStatus =
  | { kind: 'loading' }
  | { kind: 'ready'; clusters: readonly PlanRow[]; projects: readonly Item[] }
  | { kind: 'failed' };

const noLabels: FeatureCollection<Point> = { type: 'FeatureCollection', features: [] };
const noItems: readonly Item[] = [];

/** What areas are named by; places say only which divisions are named at their seat. */
const collections = ['cluster', 'boundary', 'place'] as const;

/** The plan as a list: its clusters and projects, for whoever reads rather than looks; and the names of its areas. */
export class Directory {
  readonly #api: Api;
  readonly #rows: PlanRows;
  readonly #dataset: () => string | null;
  #projects = $state.raw<readonly Item[] | 'failed' | null>(null);
  readonly #drawnProjects: FeatureCollection | null = $derived(
    this.#projects === 'failed' ? null : mapFeatures(project, this.#projects ?? noItems),
  );
  readonly #known: Readonly<Record<(typeof collections)[number], RowsStatus>> = $derived.by(() => {
    const of = (collection: (typeof collections)[number]) => this.#rows.of(collection);
    return { cluster: of('cluster'), boundary: of('boundary'), place: of('place') };
  });
  readonly #labels: FeatureCollection<Point> = $derived.by(() => {
    const { cluster, boundary, place } = this.#known;
    if (cluster.kind !== 'ready' || boundary.kind !== 'ready' || place.kind !== 'ready') return noLabels;
    return {
      type: 'FeatureCollection',
      features: [
        ...areaLabels('cluster', cluster.rows),
        ...areaLabels('boundary', withoutNamesakes(boundary.rows, place.rows)),
      ],
    };
  });

  constructor(api: Api, rows: PlanRows, dataset: () => string | null) {
    this.#api = api;
    this.#rows = rows;
    this.#dataset = dataset;
  }

  get status(): DirectoryStatus {
    const { cluster } = this.#known;
    const projects = this.#projects;
    if (projects === 'failed' || Object.values(this.#known).some(({ kind }) => kind === 'failed'))
      return { kind: 'failed' };
    if (cluster.kind !== 'ready' || projects === null) return { kind: 'loading' };
    return { kind: 'ready', clusters: cluster.rows, projects };
  }

  /** Where clusters and boundaries are named on the map: nowhere before all of them are known. */
  get labels(): FeatureCollection<Point> {
    return this.#labels;
  }

  /** The projects as the map draws them: none before they are known; null when it has to draw those of the tiles. */
  get drawnProjects(): FeatureCollection | null {
    return this.#drawnProjects;
  }

  /** Ask for what is not there yet, again after a failure. */
  async load(): Promise<void> {
    await Promise.all([
      this.#loadProjects(),
      ...collections.map((collection) => this.#rows.load(collection)),
    ]);
  }

  /** The projects are others now: read anew; until then they stay. */
  async refresh(): Promise<void> {
    const before = this.#projects;
    this.#projects = before === 'failed' ? null : before;
    await this.#readProjects();
  }

  async #loadProjects(): Promise<void> {
    if (!Array.isArray(this.#projects)) await this.#readProjects();
  }

  async #readProjects(): Promise<void> {
    const dataset = this.#dataset();
    if (dataset === null) return;
    try {
      this.#projects = await this.#api.items(dataset, project.name);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#projects = 'failed';
    }
  }
}
