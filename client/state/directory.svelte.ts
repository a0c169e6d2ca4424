import { areaLabels } from '#domain/cartography/area-labels.ts';
import { withoutNamesakes } from '#domain/cartography/namesakes.ts';
import type { FeatureCollection, Point } from 'geojson';
import type { PlanRow, PlanRows, RowsStatus } from './plan-rows.svelte.ts';

export type DirectoryStatus =
  | { kind: 'loading' }
  | { kind: 'ready'; clusters: readonly PlanRow[]; projects: readonly PlanRow[] }
  | { kind: 'failed' };

const noLabels: FeatureCollection<Point> = { type: 'FeatureCollection', features: [] };

/** What the directory is made of; places say only which divisions are named at their seat. */
const collections = ['cluster', 'project', 'boundary', 'place'] as const;

/** The plan as a list: its clusters and projects, for whoever reads rather than looks; and the names of its areas. */
export class Directory {
  readonly #rows: PlanRows;
  readonly #known: Readonly<Record<(typeof collections)[number], RowsStatus>> = $derived.by(() => {
    const of = (collection: (typeof collections)[number]) => this.#rows.of(collection);
    return { cluster: of('cluster'), project: of('project'), boundary: of('boundary'), place: of('place') };
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

  constructor(rows: PlanRows) {
    this.#rows = rows;
  }

  get status(): DirectoryStatus {
    const { cluster, project } = this.#known;
    if (Object.values(this.#known).some(({ kind }) => kind === 'failed')) return { kind: 'failed' };
    if (cluster.kind !== 'ready' || project.kind !== 'ready') return { kind: 'loading' };
    return { kind: 'ready', clusters: cluster.rows, projects: project.rows };
  }

  /** Where clusters and boundaries are named on the map: nowhere before all of them are known. */
  get labels(): FeatureCollection<Point> {
    return this.#labels;
  }

  /** Ask for what is not there yet, again after a failure. */
  async load(): Promise<void> {
    await Promise.all(collections.map((collection) => this.#rows.load(collection)));
  }
}
