import { sql } from 'kysely';
import { mayAdministerAll, type Membership } from '#domain/people/roles.ts';
import type { Queries } from '../database/database.ts';
import { plannedOnce } from '../database/planned-once.ts';
import { notAllowed, signedOut, type Actor } from './actor.ts';

/**
 * The roles that an actor has by now, looked up in the transaction that writes: since the request began, the session it
 * came with may have ended, the token been taken back, a role been taken away. `isKept` keeps all of it as it is until
 * the transaction ends, which is to be at once: whoever takes something away waits so long. Throws a Problem (401) where
 * the session or token is no more, or the account is kept out.
 *
 * What is kept are rows of sessions, tokens and memberships, and never of accounts: whoever takes something from an
 * account has its row first.
 */
export async function readStanding(
  queries: Queries,
  { account, by }: Actor,
  { isKept }: { isKept: boolean },
): Promise<Membership[]> {
  const kept = isKept ? sql`for share` : sql``;
  const credential =
    by.kind === 'session'
      ? sql`select account from session where token_hash = ${by.tokenHash}::bytea ${kept}`
      : sql`select account from personal_token where id = ${by.id}::integer and expires_at > now() ${kept}`;
  const { rows } = await sql<{ isThere: boolean; memberships: Membership[] }>`${plannedOnce}
    with credential as (${credential}),
      own as (select plan, role from membership where account = ${account}::integer ${kept})
    select exists (select from credential)
        and exists (select from account where id = ${account}::integer and disabled_at is null) as "isThere",
      (select coalesce(jsonb_agg(jsonb_build_object('plan', plan, 'role', role)), '[]') from own) as memberships
    `.execute(queries);
  const [standing] = rows;
  if (!standing?.isThere) throw signedOut();
  return standing.memberships;
}

/** Throws a Problem unless the actor administers the installation by now (403), and is still signed in (401). */
export async function requireAdministrator(queries: Queries, actor: Actor): Promise<void> {
  if (!mayAdministerAll(await readStanding(queries, actor, { isKept: false }))) throw notAllowed(actor);
}
