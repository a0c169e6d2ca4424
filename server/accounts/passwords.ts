import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../http/problem.ts';

/** Argon2id with what OWASP's cheat sheet of password storage asks for: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes that are reckoned at once, and that may wait: each takes 19 MiB and tens of milliseconds of a core. */
const atOnce = 2;
const mostWaiting = 50;

let underWay = 0;
const waiting: (() => void)[] = [];

/** Hashes that may wait of one name: they are reckoned one by one, so that nobody fills the queue of all others. */
const mostWaitingOfName = 20;
const ofNames = new Map<string, { count: number; last: Promise<unknown> }>();

/** A hash in PHC form, with a salt of its own; `name` is the folded one of the account. Throws a Problem (503). */
export function hashPassword(name: string, password: string): Promise<string> {
  return inTurn(name, () => hash(password, parameters));
}

/**
 * True where the password is the one. Without a hash it takes just as long, and is never true: how long an answer takes
 * does not tell whether there is such an account. `name` is the folded one, whosever it is. Throws a Problem (503) where
 * too many wait.
 */
export async function verifyPassword(
  name: string,
  stored: string | null,
  password: string,
): Promise<boolean> {
  const against = stored ?? (await (nobody ??= hash('nobody has this password', parameters)));
  const isRight = await inTurn(name, () => verify(against, password));
  return isRight && stored !== null;
}

let nobody: Promise<string> | null = null;

async function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const ofName = ofNames.get(name) ?? { count: 0, last: Promise.resolve() };
  if (ofName.count > mostWaitingOfName) throw busy();
  ofName.count += 1;
  ofNames.set(name, ofName);
  const result = ofName.last.then(() => inTurnOfAll(work));
  // the next one comes however this one ends
  ofName.last = result.catch(() => undefined);
  try {
    return await result;
  } finally {
    ofName.count -= 1;
    if (ofName.count === 0) ofNames.delete(name);
  }
}

async function inTurnOfAll<Result>(work: () => Promise<Result>): Promise<Result> {
  if (underWay >= atOnce) {
    if (waiting.length >= mostWaiting) throw busy();
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else underWay += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // a place is handed on, not given back: nobody slips in between
    if (next) next();
    else underWay -= 1;
  }
}

const busy = () => new Problem(503, 'busy', 'Too many sign in at the moment. Try again shortly.', 2);
