import { promisify } from 'node:util';
import { isPlanId } from '#domain/plan-check/plan-id.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Box } from '../postgis-utilities/geometry-expressions.ts';
import { attributionOf } from './attribution.ts';
import type { Dataset } from './dataset.ts';
import type { PlanRecord, PlanRepository } from './repository.ts';

/** How long it may take until every server knows of a new publication, in ms. */
const freshForMilliseconds = 1_000;

/** How long a request waits to hear of a new publication before it takes the one that was known, in ms. */
const rereadMilliseconds = 200;
const after = promisify(setTimeout);

/** Where a dataset's features are. */
export interface DatasetBounds {
  all: Box | null;
  outline: Box | null;
}

/** The published scenario of each plan, remembered for a second: every public request asks for it. */
export class PublishedPlans {
  readonly #plans: PlanRepository;
  readonly #known = new Map<string, { dataset: Promise<Dataset>; until: number }>();

  constructor(plans: PlanRepository) {
    this.#plans = plans;
  }

  /** All plans. */
  list(): Promise<PlanRecord[]> {
    return this.#plans.list();
  }

  /** Bounds of a published plan's outline in degrees, null where nothing is drawn. */
  async readOutlineBounds({ id, publishedScenario }: PlanRecord): Promise<Box | null> {
    return publishedScenario === null ? null : this.#plans.readOutlineBounds(id, publishedScenario);
  }

  /** Bounds of all that a dataset shows, and of the plan's outline in it, in degrees; null where nothing is drawn. */
  async readDatasetBounds({ plan, scenario }: Dataset): Promise<DatasetBounds> {
    const [all, outline] = await Promise.all([
      this.#plans.readBounds(scenario),
      this.#plans.readOutlineBounds(plan, scenario),
    ]);
    return { all, outline };
  }

  /** The dataset of a plan; throws a Problem (404) where there is no plan or nothing is published. */
  find(plan: string): Promise<Dataset> {
    // such as one with U+0000, which no database takes as text
    if (!isPlanId(plan)) return Promise.reject(notFound('plan-not-found', 'There is no such plan.'));
    const known = this.#known.get(plan);
    if (known && known.until > Date.now()) return known.dataset;
    return known ? this.#reread(plan, known.dataset) : this.#readAnew(plan);
  }

  #readAnew(plan: string): Promise<Dataset> {
    const dataset = this.#read(plan);
    this.#known.set(plan, { dataset, until: Date.now() + freshForMilliseconds });
    // names that lead nowhere are not kept: anyone can invent them
    dataset.catch(() => this.#known.delete(plan));
    return dataset;
  }

  /** The dataset as it is now, or as it was while the database is busy or gone: tiles in memory need it no more than that. */
  #reread(plan: string, before: Promise<Dataset>): Promise<Dataset> {
    const dataset = this.#read(plan);
    const orBefore = Promise.race([dataset, after(rereadMilliseconds).then(() => before)]).catch(
      (error: unknown) => {
        if (error instanceof Problem) throw error;
        return before;
      },
    );
    this.#known.set(plan, { dataset: orBefore, until: Date.now() + freshForMilliseconds });
    dataset.then(
      () => this.#known.set(plan, { dataset, until: Date.now() + freshForMilliseconds }),
      (error: unknown) => {
        if (error instanceof Problem) this.#known.delete(plan);
      },
    );
    return orBefore;
  }

  async #read(id: string): Promise<Dataset> {
    const plan = await this.#plans.find(id);
    if (!plan) throw notFound('plan-not-found', 'There is no such plan.');
    if (plan.publishedScenario === null)
      throw notFound('nothing-published', 'Nothing of this plan has been published yet.');
    return {
      scenario: plan.publishedScenario,
      plan: plan.id,
      title: plan.title,
      description: plan.description,
      attribution: attributionOf(plan),
      path: `/api/published/${plan.id}`,
    };
  }
}
