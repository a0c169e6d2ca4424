import { LRUCache } from 'lru-cache';
import { compareClassLand } from '#domain/comparison/areas-by-code.ts';
import { findEntries } from '#domain/comparison/compare-features.ts';
import { parcelCollection } from '#domain/comparison/feature-changes.ts';
import { notFound, Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { pacer } from '../workers/pacer.ts';
import { ComparisonQueue, hungUp, type Asker } from './comparison-queue.ts';
import type { ComparedFeature, ComparisonRepository, ScenarioState } from './repository.ts';
import type { Language } from './comparison-query.ts';
import { listComparison, type ScenarioComparison } from './scenario-comparison.ts';
import { WorkbookWriter } from './workbook-writer.ts';

/** Two scenarios as they are now, and the day on which they are compared; null for whatever day. */
export interface ComparisonSubject {
  before: ScenarioState;
  after: ScenarioState;
  day: string | null;
}

/** Features of one statement. */
const pageSize = 1_000;

/** Comparisons in memory: who looked at one often wants it as a workbook next. */
const mostInMemory = 4;

/** How often scenarios are read anew because one changed meanwhile. */
const attempts = 3;

/** Compares scenarios, one comparison at a time: a large one takes memory. */
export class ComparisonService {
  readonly #repository: ComparisonRepository;
  readonly #known = new LRUCache<string, ScenarioComparison>({ max: mostInMemory });
  readonly #queue = new ComparisonQueue<ScenarioComparison>();
  readonly #workbooks = new WorkbookWriter();

  constructor(repository: ComparisonRepository) {
    this.#repository = repository;
  }

  /** What is to be compared, as it is now. Throws a Problem (404) for a scenario that is not there. */
  async findSubject(before: number, after: number, day: string | null): Promise<ComparisonSubject> {
    const [one, other] = await Promise.all([
      this.#repository.findScenario(before),
      this.#repository.findScenario(after),
    ]);
    if (!one || !other) throw notFound('scenario-not-found', 'There is no such scenario.');
    return { before: one, after: other, day };
  }

  /**
   * What became of the first scenario's features in the second. Throws a Problem: 422 where too much differs, 429 and 503
   * where too much is asked for at once. A scenario that is changed meanwhile is compared as it is then.
   */
  async compare(subject: ComparisonSubject, asker: Asker): Promise<ScenarioComparison> {
    const key = keyOf(subject);
    const known = this.#known.get(key);
    if (known) return known;
    return this.#queue.run(key, asker, async (isWanted) => {
      const comparison = await this.#compareSteady(subject, isWanted);
      // what is another state by now is kept under its own name
      this.#known.set(keyOf(comparison), comparison);
      return comparison;
    });
  }

  /** A comparison as a workbook (xlsx) in a language. */
  writeWorkbook(comparison: ScenarioComparison, language: Language): Promise<Buffer> {
    return this.#workbooks.write(keyOf(comparison), comparison, language);
  }

  async #compareSteady(subject: ComparisonSubject, isWanted: () => boolean): Promise<ScenarioComparison> {
    let now = subject;
    for (let attempt = 1; ; attempt++) {
      const comparison = await this.#compareOnce(now, isWanted);
      const since = await this.findSubject(now.before.id, now.after.id, now.day);
      if (keyOf(since) === keyOf(now) || attempt === attempts) return comparison;
      now = since;
    }
  }

  async #compareOnce(
    { before, after, day }: ComparisonSubject,
    isWanted: () => boolean,
  ): Promise<ScenarioComparison> {
    const [ids, land] = await Promise.all([
      this.#readDifferingIds(before.id, after.id),
      this.#repository.readClassLand([before.id, after.id], parcelCollection),
    ]);
    const entries = await inTurns(
      findEntries(
        await this.#readFeatures(before.id, ids, isWanted),
        await this.#readFeatures(after.id, ids, isWanted),
        day,
      ),
      isWanted,
    );
    const landOf = ({ id }: ScenarioState) => land.filter(({ scenario }) => scenario === id);
    const areas = compareClassLand(landOf(before), landOf(after), day);
    return listComparison({ before, after, day, areas }, entries);
  }

  async #readDifferingIds(before: number, after: number): Promise<string[]> {
    if (before === after) return [];
    const most = limits.comparisonFeatures;
    const ids = await this.#repository.readDifferingIds(before, after, most + 1);
    if (ids.length > most)
      throw new Problem(
        422,
        'too-many-differences',
        `More than ${most} features differ: too many to compare.`,
      );
    return ids;
  }

  async #readFeatures(
    scenario: number,
    ids: readonly string[],
    isWanted: () => boolean,
  ): Promise<ComparedFeature[]> {
    const features: ComparedFeature[] = [];
    for (let from = 0; from < ids.length; from += pageSize) {
      if (!isWanted()) throw hungUp();
      features.push(...(await this.#repository.readFeatures(scenario, ids.slice(from, from + pageSize))));
    }
    return features;
  }
}

/** Run a generator to its end while its result is wanted, letting others have their turn. */
async function inTurns<Result>(steps: Generator<void, Result>, isWanted: () => boolean): Promise<Result> {
  const pause = pacer();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (!isWanted()) throw hungUp();
    await pause();
  }
}

/** Names a state of what is compared: another changeset, or another title, is another. */
export function keyOf({ before, after, day }: ComparisonSubject): string {
  const stateOf = ({ id, changeset, title }: ScenarioState) => [id, changeset, title.zh, title.en];
  return JSON.stringify([stateOf(before), stateOf(after), day]);
}
