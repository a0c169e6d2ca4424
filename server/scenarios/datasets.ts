import type { FastifyRequest } from 'fastify';
import { scenarioOfRoute } from '../access/route-access.ts';
import { attributionOf } from '../plans/attribution.ts';
import type { Dataset } from '../plans/dataset.ts';
import type { ScenarioRecord } from './repository.ts';
import type { PlanRecord, PlanRepository } from '../plans/repository.ts';

/** How long what a plan says of itself is remembered, ms: each tile asks for it. */
const freshForMilliseconds = 1_000;

/** Scenarios as datasets, for those who may see them. */
export class ScenarioDatasets {
  readonly #plans: PlanRepository;
  readonly #known = new Map<string, { plan: Promise<PlanRecord | null>; until: number }>();

  constructor(plans: PlanRepository) {
    this.#plans = plans;
  }

  /** The dataset of the scenario that a route has admitted the request to. */
  find(request: FastifyRequest): Promise<Dataset> {
    return this.describe(scenarioOfRoute(request));
  }

  /** A scenario as a dataset, for whoever may see it. */
  async describe({ id, plan, title }: ScenarioRecord): Promise<Dataset> {
    const record = await this.#findPlan(plan);
    if (!record) throw new Error('a scenario is of a plan that is not there');
    return {
      scenario: id,
      plan,
      title,
      description: record.description,
      attribution: attributionOf(record),
      path: `/api/scenarios/${id}`,
    };
  }

  async hasPlan(id: string): Promise<boolean> {
    return (await this.#findPlan(id)) !== null;
  }

  async #findPlan(id: string): Promise<PlanRecord | null> {
    const known = this.#known.get(id);
    if (known && known.until > performance.now()) return known.plan;
    const plan = this.#plans.find(id);
    this.#known.set(id, { plan, until: performance.now() + freshForMilliseconds });
    // names that lead nowhere, and faults, are not kept
    const forget = () => this.#known.delete(id);
    plan.then((found) => found === null && forget(), forget);
    return plan;
  }
}
