import { Type, type Static } from 'typebox';
import { actorOf, forWhom } from '../access/route-access.ts';
import { addressOf } from '../http/public-address.ts';
import { notFound, problems } from '../http/problem.ts';
import { KeptText } from '../http/text-schema.ts';
import type { App } from '../http/typed-app.ts';
import { MembershipBody, RoleBody } from '../sessions/routes.ts';
import type { AccountRecord } from './repository.ts';
import type { AccountService } from './service.ts';

const AccountBody = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  displayName: Type.String(),
  hasPassword: Type.Boolean({ description: 'False until a password has been chosen with a link' }),
  hasIdentity: Type.Boolean({ description: 'True for whoever signs in through an identity provider' }),
  isDisabled: Type.Boolean(),
  createdAt: Type.String(),
  memberships: Type.Array(MembershipBody),
});
const AccountList = Type.Object({ accounts: Type.Array(AccountBody) });
const Person = Type.Object(
  { name: Type.String({ maxLength: 256 }), displayName: KeptText(100), role: RoleBody.properties.role },
  { additionalProperties: false },
);
const InvitedBody = Type.Object({
  account: Type.Integer(),
  link: Type.Unsafe<string | null>({
    type: 'string',
    nullable: true,
    description: 'To hand over to the person, shown this once; null where they can sign in already',
  }),
});
const AccountPath = Type.Object({ account: Type.String() });
const MemberPath = Type.Object({ plan: Type.String(), account: Type.String() });
const PlanPath = Type.Object({ plan: Type.String() });
const nothing = Type.Object({}, { additionalProperties: false });
const noContent = { 204: Type.Null(), ...problems };
const tags = ['people'];

/** Who has an account, for whoever administers the installation; and who is what in a plan, for its admins. */
export function accountRoutes(app: App, accounts: AccountService): void {
  void forWhom(app, 'administrator', (scoped) => addAccountRoutes(scoped, accounts));
  void forWhom(app, { permission: 'administer', on: 'plan' }, (scoped) => addMemberRoutes(scoped, accounts));
}

function addAccountRoutes(app: App, accounts: AccountService): void {
  app.get(
    '/api/accounts',
    {
      schema: {
        summary: 'All accounts',
        tags,
        querystring: nothing,
        response: { 200: AccountList, ...problems },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return { accounts: (await accounts.list(null)).map(bodyOf) };
    },
  );

  app.post(
    '/api/accounts',
    {
      schema: {
        summary: 'Invite somebody, with a role in every plan',
        tags,
        body: Person,
        response: { 201: InvitedBody, ...problems },
      },
    },
    async (request, reply) => {
      const invited = await accounts.invite(actorOf(request), { ...request.body, plan: null });
      reply.status(201).header('cache-control', 'no-store');
      return { account: invited.account, link: linkAddress(addressOf(request, ''), invited.link) };
    },
  );

  app.patch(
    '/api/accounts/:account',
    {
      schema: {
        summary: 'Rename somebody, or keep them out',
        tags,
        params: AccountPath,
        body: Type.Object(
          { displayName: Type.Optional(KeptText(100)), isDisabled: Type.Optional(Type.Boolean()) },
          { additionalProperties: false },
        ),
        response: { 200: AccountBody, ...problems },
      },
    },
    async (request) =>
      bodyOf(await accounts.change(actorOf(request), accountOf(request.params), request.body)),
  );

  app.post(
    '/api/accounts/:account/link',
    {
      schema: {
        summary: 'A link with which somebody chooses a new password',
        tags,
        params: AccountPath,
        response: { 201: Type.Object({ link: Type.String() }), ...problems },
      },
    },
    async (request, reply) => {
      const token = await accounts.makeLink(actorOf(request), accountOf(request.params));
      reply.status(201).header('cache-control', 'no-store');
      return { link: linkAddress(addressOf(request, ''), token)! };
    },
  );

  app.delete(
    '/api/accounts/:account/sessions',
    {
      schema: {
        summary: 'Sign somebody out everywhere',
        tags,
        params: AccountPath,
        response: noContent,
      },
    },
    async (request, reply) => {
      await accounts.endSessions(actorOf(request), accountOf(request.params));
      reply.status(204);
      return null;
    },
  );

  app.put(
    '/api/accounts/:account/role',
    {
      schema: {
        summary: 'What somebody is in every plan',
        tags,
        params: AccountPath,
        body: RoleBody,
        response: noContent,
      },
    },
    async (request, reply) => {
      await accounts.setRole(actorOf(request), accountOf(request.params), null, request.body.role);
      reply.status(204);
      return null;
    },
  );

  app.delete(
    '/api/accounts/:account/role',
    {
      schema: {
        summary: 'Take away what somebody is in every plan',
        tags,
        params: AccountPath,
        response: noContent,
      },
    },
    async (request, reply) => {
      await accounts.setRole(actorOf(request), accountOf(request.params), null, null);
      reply.status(204);
      return null;
    },
  );
}

function addMemberRoutes(app: App, accounts: AccountService): void {
  app.get(
    '/api/plans/:plan/members',
    {
      schema: {
        summary: 'Who has a role of their own in a plan',
        tags,
        params: PlanPath,
        querystring: nothing,
        response: { 200: AccountList, ...problems },
      },
    },
    async (request, reply) => {
      const { plan } = request.params;
      reply.header('cache-control', 'no-store');
      // a plan's admin learns nothing of other plans
      const ofPlan = ({ memberships, ...rest }: AccountRecord) =>
        bodyOf({ ...rest, memberships: memberships.filter((one) => one.plan === plan) });
      return { accounts: (await accounts.list(plan)).map(ofPlan) };
    },
  );

  app.post(
    '/api/plans/:plan/members',
    {
      schema: {
        summary: 'Give somebody a role in a plan',
        tags,
        params: PlanPath,
        body: Person,
        response: { 201: InvitedBody, ...problems },
      },
    },
    async (request, reply) => {
      const { plan } = request.params;
      const invited = await accounts.invite(actorOf(request), { ...request.body, plan });
      reply.status(201).header('cache-control', 'no-store');
      return { account: invited.account, link: linkAddress(addressOf(request, ''), invited.link) };
    },
  );

  app.put(
    '/api/plans/:plan/members/:account',
    {
      schema: {
        summary: 'What somebody is in a plan',
        tags,
        params: MemberPath,
        body: RoleBody,
        response: noContent,
      },
    },
    async (request, reply) => {
      const { plan } = request.params;
      await accounts.setRole(actorOf(request), accountOf(request.params), plan, request.body.role);
      reply.status(204);
      return null;
    },
  );

  app.delete(
    '/api/plans/:plan/members/:account',
    {
      schema: {
        summary: 'Take somebody’s role in a plan away',
        tags,
        params: MemberPath,
        response: noContent,
      },
    },
    async (request, reply) => {
      await accounts.setRole(actorOf(request), accountOf(request.params), request.params.plan, null);
      reply.status(204);
      return null;
    },
  );
}

/** The secret stands after the hash: browsers send that to nobody, and no log holds it. */
export function linkAddress(base: string, token: string | null): string | null {
  return token === null ? null : `${base}/#link=${token}`;
}

/** The number of an account in a path; throws a Problem (404) for what can be none. */
export function accountOf({ account }: { account: string }): number {
  const id = /^[1-9]\d{0,8}$/.test(account) ? Number(account) : 0;
  if (id === 0) throw notFound('account-not-found', 'There is no such account.');
  return id;
}

function bodyOf({ createdAt, ...rest }: AccountRecord): Static<typeof AccountBody> {
  return { ...rest, createdAt: createdAt.toISOString() };
}
