import { getJson, type Fetch } from './get-json.ts';
import { isSession } from './shapes.ts';
import type { Person } from './types.ts';

/** Who is signed in with this browser; null for nobody. */
export async function readPerson(fetch: Fetch): Promise<Person | null> {
  const { account, memberships } = await getJson(fetch, '/api/session', isSession);
  return account && { ...account, memberships };
}
