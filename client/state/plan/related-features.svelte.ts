import { labelPoint } from '#domain/cartography/label-point.ts';
import { cluster } from '#domain/collections/cluster.ts';
import { describeField } from '#domain/collections/definition.ts';
import { infrastructure } from '#domain/collections/infrastructure.ts';
import { collections } from '#domain/collections/registry.ts';
import type { Position } from 'geojson';
import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import type { FeatureRef, Item } from '../../api/types.ts';
import type { Candidate } from './candidate.ts';
import { sameFeature } from './selection.svelte.ts';

/** What has to do with a feature without being named by it. */
export interface Related {
  ref: FeatureRef;
  /** The clusters that it lies in, then the features that name it. */
  features: readonly Candidate[];
  /** Features that name it beyond those. */
  furtherCount: number;
  /** Sections that a line of its name and kind is drawn in, itself among them; 1 for what is one piece. */
  sectionCount: number;
}

/** Fields by which features of any collection name one of another. */
const linkFields = collections.flatMap(({ name, properties }) =>
  Object.entries(properties.properties).flatMap(([field, schema]) => {
    const { links } = describeField(schema);
    return links === undefined ? [] : [{ collection: name, field, links }];
  }),
);

/** What a selected feature lies in, and what stands on it or is fed by it: the ways on from its card. */
export class RelatedFeatures {
  readonly #api: Api;
  readonly #dataset: () => string | null;
  #request: AbortController | null = null;
  #current = $state.raw<Related | null>(null);

  constructor(api: Api, dataset: () => string | null) {
    this.#api = api;
    this.#dataset = dataset;
  }

  /** What is known of a feature; null while that is not known. */
  of(ref: FeatureRef | null): Related | null {
    return sameFeature(ref, this.#current?.ref ?? null) ? this.#current : null;
  }

  /** Ask for what has to do with a feature. What fails to come is left out: the card stands without it. */
  async read(ref: FeatureRef, item: Item): Promise<void> {
    const dataset = this.#dataset();
    this.#request?.abort();
    if (dataset === null || this.of(ref)) return;
    const { signal } = (this.#request = new AbortController());
    const [around, sectionCount, naming] = await Promise.all([
      this.#clustersAround(dataset, ref, item, signal),
      this.#countSections(dataset, ref, item, signal),
      Promise.all(
        linkFields
          .filter(({ links }) => links === ref.collection)
          .map(({ collection, field }) => this.#naming(dataset, collection, field, ref.id, signal)),
      ),
    ]);
    if (signal.aborted) return;
    this.#current = {
      ref,
      features: [...around, ...naming.flatMap(({ features }) => features)],
      furtherCount: naming.reduce((sum, { furtherCount }) => sum + furtherCount, 0),
      sectionCount,
    };
  }

  async #countSections(dataset: string, ref: FeatureRef, item: Item, signal: AbortSignal): Promise<number> {
    const { name, kind } = item.properties;
    const isLine =
      ref.collection === infrastructure.name && typeof name === 'string' && typeof kind === 'string';
    if (!isLine) return 1;
    const found = await orNothing(this.#api.itemsWhere(dataset, ref.collection, { name, kind }, signal));
    return found?.numberMatched ?? 1;
  }

  async #clustersAround(
    dataset: string,
    ref: FeatureRef,
    item: Item,
    signal: AbortSignal,
  ): Promise<Candidate[]> {
    const position = placeOf(item);
    if (ref.collection === cluster.name || !position) return [];
    const found = await orNothing(this.#api.itemsAt(dataset, cluster.name, position, signal));
    return (found ?? []).map((each) => candidateOf(cluster.name, each));
  }

  async #naming(
    dataset: string,
    collection: string,
    field: string,
    id: string,
    signal: AbortSignal,
  ): Promise<Pick<Related, 'features' | 'furtherCount'>> {
    const found = await orNothing(this.#api.itemsWhere(dataset, collection, { [field]: id }, signal));
    const { items, numberMatched } = found ?? { items: [], numberMatched: 0 };
    return {
      features: items.map((item) => candidateOf(collection, item)),
      furtherCount: numberMatched - items.length,
    };
  }
}

/** Of an area the place where it is named, of a point itself; a line is in no one place. */
function placeOf({ geometry }: Item): Position | null {
  if (geometry?.type === 'Point') return geometry.coordinates;
  return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? labelPoint(geometry) : null;
}

function candidateOf(collection: string, { id, properties }: Item): Candidate {
  return { ref: { collection, id }, properties };
}

async function orNothing<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError || (error instanceof DOMException && error.name === 'AbortError'))
      return null;
    throw error;
  }
}
