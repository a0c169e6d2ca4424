import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import { scenarioDataset, type DatasetName } from '../../api/dataset.ts';
import type { Plan, TileSet } from '../../api/types.ts';

export type PlanStatus =
  | { kind: 'loading' }
  | { kind: 'ready'; plan: Plan; tileSet: TileSet }
  | { kind: 'unpublished'; plan: Plan }
  | { kind: 'missing'; wanted: string | null }
  /** A scenario that is for those who work on the plan. */
  | { kind: 'closed'; isSignedOut: boolean }
  | { kind: 'failed'; isUnreachable: boolean };

/**
 * The plan that is shown, as it is published or as a scenario of it: the one the address names, else the first that is
 * published.
 */
export class ShownPlan {
  readonly #api: Api;
  readonly #wanted: string | null;
  readonly #scenario: number | null;
  #status = $state.raw<PlanStatus>({ kind: 'loading' });
  #choices = $state.raw<readonly Plan[]>([]);

  constructor(api: Api, wanted: string | null, scenario: number | null = null) {
    this.#api = api;
    this.#wanted = wanted;
    this.#scenario = scenario;
  }

  get status(): PlanStatus {
    return this.#status;
  }

  get plan(): Plan | null {
    return 'plan' in this.#status ? this.#status.plan : null;
  }

  /** What the features of it are read from; null while there is no plan. */
  get dataset(): DatasetName | null {
    if (!this.plan) return null;
    return this.#scenario === null ? this.plan.id : scenarioDataset(this.#scenario);
  }

  /** Number of the scenario that is shown; null for what is published. */
  get scenario(): number | null {
    return this.#scenario;
  }

  /** The plans that can be shown, this one among them if it can be. */
  get choices(): readonly Plan[] {
    return this.#choices;
  }

  /** Whoever looks at the scenario may do so no more: they are signed out, or have another role. */
  close(isSignedOut: boolean): void {
    if (this.#scenario !== null) this.#status = { kind: 'closed', isSignedOut };
  }

  async load(): Promise<void> {
    this.#status = { kind: 'loading' };
    try {
      this.#status = await this.#ask();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#status = this.#failure(error);
    }
  }

  async #ask(): Promise<PlanStatus> {
    const plans = await this.#api.plans();
    this.#choices = plans.filter(({ published }) => published);
    const plan = this.#wanted
      ? plans.find(({ id }) => id === this.#wanted)
      : (plans.find(({ published }) => published) ?? plans[0]);
    if (!plan) return { kind: 'missing', wanted: this.#wanted };
    if (!plan.published && this.#scenario === null) return { kind: 'unpublished', plan };
    const dataset = this.#scenario === null ? plan.id : scenarioDataset(this.#scenario);
    return { kind: 'ready', plan, tileSet: await this.#api.tileSet(dataset) };
  }

  #failure(error: ApiError): PlanStatus {
    if (this.#scenario === null || error.isUnreachable)
      return { kind: 'failed', isUnreachable: error.isUnreachable };
    if (error.status === 401) return { kind: 'closed', isSignedOut: true };
    if (error.isMissing) return { kind: 'closed', isSignedOut: false };
    return { kind: 'failed', isUnreachable: false };
  }
}
