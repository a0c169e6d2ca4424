import { mayOn, type Permission } from '#domain/people/roles.ts';
import { ApiError } from '../../api/api-error.ts';
import type { PeopleApi } from '../../api/people-api.ts';
import type { Person } from '../../api/types.ts';

export type PeopleStatus = 'loading' | 'ready' | 'failed';

/** Who is signed in at this page. */
export class People {
  readonly #api: PeopleApi;
  #status = $state<PeopleStatus>('loading');
  #person = $state.raw<Person | null>(null);

  constructor(api: PeopleApi) {
    this.#api = api;
  }

  get status(): PeopleStatus {
    return this.#status;
  }

  /** Null for nobody. */
  get person(): Person | null {
    return this.#person;
  }

  /** True where whoever is signed in may do that on a plan. */
  may(permission: Permission, plan: string): boolean {
    return this.#person !== null && mayOn(this.#person.memberships, plan, permission);
  }

  /** Ask who is signed in; without an answer nobody is. */
  async load(): Promise<void> {
    try {
      this.#person = await this.#api.person();
      this.#status = 'ready';
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#status = 'failed';
    }
  }
}
