import { LRUCache } from 'lru-cache';
import { limits } from '../limits.ts';
import { buildIndex } from './build-index.ts';
import type { SearchRepository } from './repository.ts';
import type { FoundBest, SearchIndex } from './search-index.ts';

/** Features of all indexes in memory together, some 400 bytes each. */
const mostFeaturesInMemory = 2 * limits.searchFeatures;

/** How often a search waits for another index because the scenario changed while one was made. */
const attempts = 3;

interface Build {
  /** Null when it was stopped. */
  index: Promise<SearchIndex | null>;
  stop: AbortController;
}

export interface SearchAnswer extends FoundBest {
  isWhole: boolean;
}

/** Searches scenarios. Each is read when it is first searched, and kept in memory until it changes. */
export class SearchService {
  readonly #repository: SearchRepository;
  readonly #indexes = new LRUCache<number, SearchIndex>({
    maxSize: mostFeaturesInMemory,
    sizeCalculation: ({ size }) => Math.max(1, size),
  });
  readonly #underWay = new Map<number, Build>();

  constructor(repository: SearchRepository) {
    this.#repository = repository;
  }

  async search(scenario: number, text: string, limit: number): Promise<SearchAnswer> {
    const index = this.#indexes.get(scenario) ?? (await this.#make(scenario));
    return { ...index.search(text, limit), isWhole: index.isWhole };
  }

  /** Forget what is known of a scenario: a changeset was committed. */
  forget(scenario: number): void {
    this.#indexes.delete(scenario);
    this.#underWay.get(scenario)?.stop.abort();
    this.#underWay.delete(scenario);
  }

  async #make(scenario: number): Promise<SearchIndex> {
    for (let attempt = 1; ; attempt++) {
      // a steady stream of changes must not keep those who search waiting for ever
      const build = attempt < attempts ? this.#join(scenario) : this.#begin(scenario);
      const index = await build.index;
      if (index) return index;
    }
  }

  /** The build that is under way, or a new one. */
  #join(scenario: number): Build {
    const known = this.#underWay.get(scenario);
    if (known) return known;
    const build = this.#begin(scenario);
    this.#underWay.set(scenario, build);
    void this.#keep(scenario, build);
    return build;
  }

  async #keep(scenario: number, build: Build): Promise<void> {
    // whoever waits for it hears of a fault
    const index = await build.index.catch(() => null);
    if (this.#underWay.get(scenario) !== build) return;
    this.#underWay.delete(scenario);
    if (index) this.#indexes.set(scenario, index);
  }

  #begin(scenario: number): Build {
    const stop = new AbortController();
    return { stop, index: buildIndex(this.#repository, scenario, limits.searchFeatures, stop.signal) };
  }
}
