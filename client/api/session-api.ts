import type { Membership } from '#domain/people/roles.ts';
import { getJson, type Fetch } from './get-json.ts';
import { isSession } from './shapes.ts';

/** Somebody who is signed in. */
export interface Person {
  id: number;
  name: string;
  displayName: string;
  memberships: Membership[];
}

/** Who is signed in with this browser; null for nobody. */
export async function readPerson(fetch: Fetch): Promise<Person | null> {
  const { account, memberships } = await getJson(fetch, '/api/session', isSession);
  return account && { ...account, memberships };
}
