import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Problem } from '../http/problem.ts';
import type { SessionRepository } from './repository.ts';

const windowMinutes = 15;

/** Sign-ins that may fail within the window. The first locks a guesser out and not the owner, who is somewhere else. */
const mostFailures = { nameAtAddress: 10, address: 50, name: 200 } as const;

/** Ways to the identity provider that may be begun and not finished within the window, from one address. */
const mostDepartures = 300;

/** Wrong passwords within the window by which somebody who is signed in tries to confirm something. */
const mostConfirmations = 10;

/** Counts sign-ins that fail, for all servers on one database. */
export class SignInLimit {
  readonly #sessions: SessionRepository;

  constructor(sessions: SessionRepository) {
    this.#sessions = sessions;
  }

  /**
   * Count an attempt, before it is judged: of a thousand at once no more are judged than of a thousand in a row. Throws
   * a Problem (429) where too many failed for the name or from the address; says when to try again. One that is refused
   * is counted no further, so that an address over its limit writes nothing about names, and keeps nobody out elsewhere.
   */
  async take(name: string, address: string): Promise<void> {
    const keys = keysOf(name, address);
    for (const kind of ['address', 'nameAtAddress', 'name'] as const)
      await this.#count(keys[kind], mostFailures[kind]);
  }

  /** The owner has come: what was counted against the name from here is over, and this was no failure of others. */
  async forget(name: string, address: string): Promise<void> {
    const keys = keysOf(name, address);
    await this.#sessions.forgetAttempts(keys.nameAtAddress, [keys.address, keys.name]);
  }

  /**
   * Count somebody who is signed in and types the password once more, before it is judged. Throws a Problem (429) where
   * too many were wrong, wherever the sessions of the account are.
   */
  async takeConfirmation(account: number): Promise<void> {
    await this.#count(confirmationKey(account), mostConfirmations);
  }

  /** It was the right one. */
  async forgetConfirmations(account: number): Promise<void> {
    await this.#sessions.forgetAttempts(confirmationKey(account), []);
  }

  /** Count somebody who sets out for the identity provider. Throws a Problem (429) where too many did from the address. */
  async takeDeparture(address: string): Promise<void> {
    await this.#count(departureKey(address), mostDepartures);
  }

  /** One of them has come back as somebody. */
  async forgetDeparture(address: string): Promise<void> {
    await this.#sessions.forgetAttempts(null, [departureKey(address)]);
  }

  async #count(key: Buffer, most: number): Promise<void> {
    const { failures, secondsLeft } = await this.#sessions.addAttempt(key, windowMinutes);
    if (failures > most) throw tooMany(secondsLeft);
  }
}

const tooMany = (seconds: number) =>
  new Problem(
    429,
    'too-many-sign-ins',
    'Too many sign-ins failed. Wait a while, then try again. Where you are signed in, you stay so.',
    Math.max(1, seconds),
  );

/** Kept as hashes: what people type as a name is at times their password. */
function keysOf(name: string, address: string) {
  const place = networkOf(address);
  return {
    nameAtAddress: keyOf('name at address', name, place),
    address: keyOf('address', place),
    name: keyOf('name', name),
  };
}

const confirmationKey = (account: number) => keyOf('confirmation', String(account));
const departureKey = (address: string) => keyOf('departure', networkOf(address));
const keyOf = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest();

/** An IPv6 client has as many addresses as it likes within its /64. */
function networkOf(address: string): string {
  return isIPv6(address) && !address.startsWith('::ffff:')
    ? address.split(':').slice(0, 4).join(':')
    : address;
}
