import { ApiError } from '../../api/api-error.ts';

/** Why something was refused: the code of the problem, and whether the server was reached at all. */
export interface Trouble {
  code: string;
  isUnreachable: boolean;
}

/** What a person asks of the server from one place of the page: whether it is under way, and why it was refused. */
export class Attempt {
  #underWay = $state(0);
  #trouble = $state.raw<Trouble | null>(null);

  get isBusy(): boolean {
    return this.#underWay > 0;
  }

  /** Of what was asked last; null while all is well. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** What was refused elsewhere is not told here. */
  forget(): void {
    this.#trouble = null;
  }

  /** Do something; false where it was refused. An error that is none of the server's answers is thrown on. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    this.#trouble = null;
    this.#underWay += 1;
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#trouble = { code: error.code, isUnreachable: error.isUnreachable };
      return false;
    } finally {
      this.#underWay -= 1;
    }
  }
}
