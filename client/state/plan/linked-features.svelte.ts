import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import type { FeatureRef, ItemProperties } from '../../api/types.ts';

type Known = Readonly<Record<string, ItemProperties | null>>;

/** What the features that a card links to are: asked for once each, so that a link can say a name. */
export class LinkedFeatures {
  readonly #api: Api;
  readonly #dataset: () => string | null;
  #asked: readonly string[] = [];
  #known = $state.raw<Known>({});

  constructor(api: Api, dataset: () => string | null) {
    this.#api = api;
    this.#dataset = dataset;
  }

  /** The properties of a feature; null when the plan has none of that id, undefined while that is not known. */
  find(ref: FeatureRef): ItemProperties | null | undefined {
    return this.#known[keyOf(ref)];
  }

  /** Ask for those not asked for yet. One that fails to come is asked for again with the next card. */
  async read(refs: readonly FeatureRef[]): Promise<void> {
    const dataset = this.#dataset();
    if (dataset === null) return;
    await Promise.all(refs.map((ref) => this.#readOne(dataset, ref)));
  }

  async #readOne(dataset: string, ref: FeatureRef): Promise<void> {
    const key = keyOf(ref);
    if (this.#asked.includes(key)) return;
    this.#asked = [...this.#asked, key];
    try {
      this.#keep(key, (await this.#api.item(dataset, ref)).properties);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.isMissing) this.#keep(key, null);
      else this.#asked = this.#asked.filter((other) => other !== key);
    }
  }

  #keep(key: string, properties: ItemProperties | null): void {
    this.#known = { ...this.#known, [key]: properties };
  }
}

function keyOf({ collection, id }: FeatureRef): string {
  return `${collection}/${id}`;
}
