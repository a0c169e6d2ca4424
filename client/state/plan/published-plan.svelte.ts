import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import type { Plan, TileSet } from '../../api/types.ts';

export type PlanStatus =
  | { kind: 'loading' }
  | { kind: 'ready'; plan: Plan; tileSet: TileSet }
  | { kind: 'unpublished'; plan: Plan }
  | { kind: 'missing'; wanted: string | null }
  | { kind: 'failed'; isUnreachable: boolean };

/** The published plan: the one the address names, else the first that is published. */
export class PublishedPlan {
  readonly #api: Api;
  readonly #wanted: string | null;
  #status = $state.raw<PlanStatus>({ kind: 'loading' });
  #choices = $state.raw<readonly Plan[]>([]);

  constructor(api: Api, wanted: string | null) {
    this.#api = api;
    this.#wanted = wanted;
  }

  get status(): PlanStatus {
    return this.#status;
  }

  get plan(): Plan | null {
    return 'plan' in this.#status ? this.#status.plan : null;
  }

  /** The plans that can be shown, this one among them if it can be. */
  get choices(): readonly Plan[] {
    return this.#choices;
  }

  async load(): Promise<void> {
    this.#status = { kind: 'loading' };
    try {
      this.#status = await this.#ask();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#status = { kind: 'failed', isUnreachable: error.isUnreachable };
    }
  }

  async #ask(): Promise<PlanStatus> {
    const plans = await this.#api.plans();
    this.#choices = plans.filter(({ published }) => published);
    const plan = this.#wanted
      ? plans.find(({ id }) => id === this.#wanted)
      : (plans.find(({ published }) => published) ?? plans[0]);
    if (!plan) return { kind: 'missing', wanted: this.#wanted };
    if (!plan.published) return { kind: 'unpublished', plan };
    return { kind: 'ready', plan, tileSet: await this.#api.tileSet(plan.id) };
  }
}
