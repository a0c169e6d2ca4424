import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import type { Basemap } from '../../api/types.ts';

/** The grounds from elsewhere that this server offers. None is asked for its pictures until somebody chooses it. */
export class Basemaps {
  readonly #api: Api;
  #offered = $state.raw<readonly Basemap[]>([]);

  constructor(api: Api) {
    this.#api = api;
  }

  get offered(): readonly Basemap[] {
    return this.#offered;
  }

  find(id: string | null): Basemap | null {
    return this.#offered.find((basemap) => basemap.id === id) ?? null;
  }

  /** Ask what there is; without an answer there is only the plain ground, which is enough. */
  async load(): Promise<void> {
    try {
      this.#offered = await this.#api.basemaps();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
}
