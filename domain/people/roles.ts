/** What someone is in a plan, or in all of them. */
export const roles = ['viewer', 'planner', 'reviewer', 'publisher', 'admin'] as const;
export type Role = (typeof roles)[number];

/**
 * What a role may be needed for: to see drafts; to branch and change them; to return or approve what is in review; to
 * publish what was approved; to say who may do what.
 */
const permissions = ['read', 'edit', 'review', 'publish', 'administer'] as const;
export type Permission = (typeof permissions)[number];

/** Whoever drafts does not approve, and whoever approves does not publish, unless they are the admin. */
const granted: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['read'],
  planner: ['read', 'edit'],
  reviewer: ['read', 'review'],
  publisher: ['read', 'publish'],
  admin: permissions,
};

/** A role that someone has; `plan` null is every plan, those to come included. */
export interface Membership {
  plan: string | null;
  role: Role;
}

/** True where one of the memberships grants what is needed on a plan. */
export function mayOn(memberships: readonly Membership[], plan: string, permission: Permission): boolean {
  return memberships.some(
    (membership) =>
      (membership.plan === null || membership.plan === plan) && granted[membership.role].includes(permission),
  );
}

/** True for whoever administers the installation: accounts are not of one plan. */
export function mayAdministerAll(memberships: readonly Membership[]): boolean {
  return memberships.some(({ plan, role }) => plan === null && granted[role].includes('administer'));
}
