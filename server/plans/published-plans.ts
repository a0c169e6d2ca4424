import { notFound } from '../http/problem.ts';
import type { Box } from '../postgis-utilities/geometry-expressions.ts';
import type { Dataset } from './dataset.ts';
import type { PlanRecord, PlanRepository } from './repository.ts';

/** How long it may take until every server knows of a new publication, in ms. */
const freshForMilliseconds = 1_000;

/** The ids that a plan may have. */
const planId = /^[a-z0-9][a-z0-9-]{0,62}$/;

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

  /** Bounds of a published plan in degrees, null where nothing is drawn. */
  async readBounds({ id, publishedScenario }: PlanRecord): Promise<Box | null> {
    return publishedScenario === null ? null : this.#plans.readBounds(id, publishedScenario);
  }

  /** Bounds of a dataset in degrees, null where nothing is drawn. */
  readDatasetBounds({ plan, scenario }: Dataset): Promise<Box | null> {
    return this.#plans.readBounds(plan, scenario);
  }

  /** The dataset of a plan; throws a Problem (404) where there is no plan or nothing is published. */
  find(plan: string): Promise<Dataset> {
    // such as one with U+0000, which no database takes as text
    if (!planId.test(plan)) return Promise.reject(notFound('plan-not-found', 'There is no such plan.'));
    const known = this.#known.get(plan);
    const now = Date.now();
    if (known && known.until > now) return known.dataset;
    const dataset = this.#read(plan);
    // names that lead nowhere are not kept: anyone can invent them
    dataset.catch(() => this.#known.delete(plan));
    this.#known.set(plan, { dataset, until: now + freshForMilliseconds });
    return dataset;
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

function attributionOf({ mapApproval, sources }: PlanRecord): string {
  const credits = Object.values(sources).flatMap(({ credit }) => credit ?? []);
  return [mapApproval ?? '示意图，未经审图 / Illustrative, not reviewed', ...credits].join(' · ');
}
