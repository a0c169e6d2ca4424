import { mayAdministerAll, mayOn, type Membership, type Permission } from '#domain/people/roles.ts';
import { Problem } from '../http/problem.ts';

/** Who asks, as the database knows them at this moment. */
export interface Actor {
  account: number;
  name: string;
  displayName: string;
  memberships: readonly Membership[];
  by: ActorSession | ActorToken;
}

/** Somebody who signed in with a browser. */
export interface ActorSession {
  kind: 'session';
  tokenHash: Buffer;
}

/** A program with a personal token, which may do less than its owner. */
export interface ActorToken {
  kind: 'token';
  id: number;
  scope: 'read' | 'write';
  /** Null: every plan of the owner. */
  plan: string | null;
}

/** True where the actor may do on a plan what the permission stands for. Programs never administer. */
export function isAllowed({ memberships, by }: Actor, plan: string, permission: Permission): boolean {
  return permissionOfToken(by, plan, permission) && mayOn(memberships, plan, permission);
}

/** True for whoever may say who has an account. */
export function isAdministrator({ memberships, by }: Actor): boolean {
  return by.kind === 'session' && mayAdministerAll(memberships);
}

function permissionOfToken(by: Actor['by'], plan: string, permission: Permission): boolean {
  if (by.kind === 'session') return true;
  if (by.plan !== null && by.plan !== plan) return false;
  return permission === 'read' || (by.scope === 'write' && permission === 'edit');
}

/** The refusal (401) of whoever was somebody when the request began, and is nobody any more. */
export const signedOut = () =>
  new Problem(
    401,
    'sign-in-needed',
    'You were signed out meanwhile, or your token was taken back. Sign in first.',
  );

/** The refusal (403) of what somebody may not do; a token may do less than its owner, who is told that it may be why. */
export function notAllowed({ by }: Actor): Problem {
  const sentence =
    by.kind === 'session'
      ? 'Your role does not allow this.'
      : 'This token does not allow this, or the role of its owner does not. Accounts, roles and tokens are for who signs in.';
  return new Problem(403, 'not-allowed', sentence);
}
