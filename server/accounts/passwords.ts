import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../http/problem.ts';

/** Argon2id with what OWASP's cheat sheet of password storage asks for: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes that are reckoned at once, and that may wait: each takes 19 MiB and tens of milliseconds of a core. */
const atOnce = 2;
const mostWaiting = 50;

let underWay = 0;
const waiting: (() => void)[] = [];

/** A hash in PHC form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, parameters));
}

/**
 * True where the password is the one. Without a hash it takes just as long, and is never true: how long an answer takes
 * does not tell whether there is such an account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (nobody ??= hash('nobody has this password', parameters)));
  const isRight = await inTurn(() => verify(against, password));
  return isRight && stored !== null;
}

let nobody: Promise<string> | null = null;

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (underWay >= atOnce) {
    if (waiting.length >= mostWaiting)
      throw new Problem(503, 'busy', 'Too many sign in at the moment. Try again shortly.', 2);
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
