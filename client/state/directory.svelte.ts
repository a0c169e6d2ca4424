import { areaLabels } from '#domain/cartography/area-labels.ts';
import { withoutNamesakes } from '#domain/cartography/namesakes.ts';
import type { FeatureCollection, Point } from 'geojson';
import type { Api } from '../api/api.ts';
import { ApiError } from '../api/api-error.ts';
import type { Item } from '../api/types.ts';

export type DirectoryStatus =
  | { kind: 'loading' }
  | {
      kind: 'ready';
      boundaries: readonly Item[];
      clusters: readonly Item[];
      projects: readonly Item[];
    }
  | { kind: 'failed' };

const noLabels: FeatureCollection<Point> = { type: 'FeatureCollection', features: [] };

/** The plan as a list: its boundaries, clusters and projects, for whoever reads rather than looks; and the names of its areas. */
export class Directory {
  readonly #api: Api;
  #status = $state.raw<DirectoryStatus>({ kind: 'loading' });
  #labels = $state.raw<FeatureCollection<Point>>(noLabels);

  constructor(api: Api) {
    this.#api = api;
  }

  get status(): DirectoryStatus {
    return this.#status;
  }

  /** Where clusters and boundaries are named on the map. */
  get labels(): FeatureCollection<Point> {
    return this.#labels;
  }

  async load(planId: string): Promise<void> {
    this.#status = { kind: 'loading' };
    try {
      const [clusters, projects, boundaries, places] = (await Promise.all(
        ['cluster', 'project', 'boundary', 'place'].map((collection) => this.#api.items(planId, collection)),
      )) as [Item[], Item[], Item[], Item[]];
      this.#labels = {
        type: 'FeatureCollection',
        features: [
          ...areaLabels('cluster', clusters).features,
          ...areaLabels('boundary', withoutNamesakes(boundaries, places)).features,
        ],
      };
      this.#status = { kind: 'ready', boundaries, clusters, projects };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#status = { kind: 'failed' };
    }
  }
}
