export type RightsListener = (account: number) => void;

/**
 * Tells at once of accounts that may do less, or more, than before: a role, a session or the account itself has changed.
 * Requests look that up each time; what was let in for longer hears of it here.
 */
export class RightsNews {
  readonly #listeners: RightsListener[] = [];

  onChange(listener: RightsListener): void {
    this.#listeners.push(listener);
  }

  /** To be called when the change has been committed, and before it is answered. */
  tell(account: number): void {
    for (const listener of this.#listeners) listener(account);
  }
}
