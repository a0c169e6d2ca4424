import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { roles } from '#domain/people/roles.ts';
import { actorOf, forWhom } from '../access/route-access.ts';
import type { Actor } from '../access/actor.ts';
import type { SessionCookie } from '../access/session-cookie.ts';
import type { AccountService } from '../accounts/service.ts';
import { problems } from '../http/problem.ts';
import { KeptText } from '../http/text-schema.ts';
import type { App } from '../http/typed-app.ts';
import { sessionDays } from './repository.ts';
import type { SessionService, SignInPlace } from './service.ts';

const RoleName = Type.Unsafe<(typeof roles)[number]>({ type: 'string', enum: [...roles] });
/** What somebody is in a plan; `plan` null is every plan. */
export const MembershipBody = Type.Object({
  plan: Type.Unsafe<string | null>({ type: 'string', nullable: true }),
  role: RoleName,
});
export const RoleBody = Type.Object({ role: RoleName }, { additionalProperties: false });

const SessionBody = Type.Object({
  account: Type.Unsafe<{ id: number; name: string; displayName: string } | null>({
    type: 'object',
    nullable: true,
    properties: { id: { type: 'integer' }, name: { type: 'string' }, displayName: { type: 'string' } },
    description: 'Who is signed in; null for nobody',
  }),
  memberships: Type.Array(MembershipBody),
});

/** Passwords are read as they come: any text, cut nowhere; the rules for new ones are the server's own. */
export const Password = Type.String({ maxLength: 1_024 });
export const LinkToken = Type.String({ minLength: 1, maxLength: 100 });
const nothing = Type.Object({}, { additionalProperties: false });
const noContent = { 204: Type.Null(), ...problems };

/** Signing in and out, one's own sessions and password, and the links that let somebody in once. */
export function sessionRoutes(app: App, sessions: SessionService, accounts: AccountService): void {
  const { cookie } = sessions;
  const send = (reply: FastifyReply, token: string) => sendSession(reply, cookie, token);
  const forget = (reply: FastifyReply) => reply.clearCookie(cookie.name, cookie.options);
  const tags = ['people'];

  void forWhom(app, 'anyone', (open) => {
    open.get(
      '/api/session',
      {
        schema: {
          summary: 'Who is signed in',
          tags,
          querystring: nothing,
          response: { 200: SessionBody, ...problems },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return describe(await sessions.findActor(request));
      },
    );

    open.post(
      '/api/session',
      {
        schema: {
          summary: 'Sign in',
          tags,
          body: Type.Object(
            { name: Type.String({ maxLength: 256 }), password: Password },
            { additionalProperties: false },
          ),
          response: noContent,
        },
      },
      async (request, reply) => {
        const { name, password } = request.body;
        const token = await sessions.signIn(name, password, placeOf(request));
        await sessions.endOf(request);
        send(reply, token).status(204);
        return null;
      },
    );

    open.post(
      '/api/links/look',
      {
        schema: {
          summary: 'What a one-time link is for',
          tags,
          body: Type.Object({ token: LinkToken }, { additionalProperties: false }),
          response: {
            200: Type.Object({ purpose: Type.String(), name: Type.String(), displayName: Type.String() }),
            ...problems,
          },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const { purpose, name, displayName } = await accounts.findLink(request.body.token);
        return { purpose, name, displayName };
      },
    );

    open.post(
      '/api/links/use',
      {
        schema: {
          summary: 'Choose a password with a one-time link, and sign in',
          tags,
          body: Type.Object(
            {
              token: LinkToken,
              password: Password,
              name: Type.Optional(Type.String({ maxLength: 256 })),
              displayName: Type.Optional(KeptText(100)),
            },
            { additionalProperties: false },
          ),
          response: noContent,
        },
      },
      async (request, reply) => {
        const { token, password, name = null, displayName = null } = request.body;
        const used = await accounts.useLink(token, { password, name, displayName });
        const session = await sessions.begin(used.account, placeOf(request), used.passwordHash);
        await sessions.endOf(request);
        send(reply, session).status(204);
        return null;
      },
    );
  });

  void forWhom(app, 'signed-in', (own) => {
    own.delete(
      '/api/session',
      { schema: { summary: 'Sign out', tags, response: noContent } },
      async (request, reply) => {
        const { by } = actorOf(request);
        if (by.kind === 'session') await sessions.end(by.tokenHash);
        forget(reply).status(204);
        return null;
      },
    );

    own.get(
      '/api/sessions',
      {
        schema: {
          summary: 'Where one is signed in',
          tags,
          querystring: nothing,
          response: { 200: Type.Object({ sessions: Type.Array(SessionPlace) }), ...problems },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const { account, by } = actorOf(request);
        const list = await sessions.list(account);
        const isOwn = (hash: Buffer) => by.kind === 'session' && by.tokenHash.equals(hash);
        return { sessions: list.map((one) => placeBody(one, isOwn(one.tokenHash))) };
      },
    );

    own.delete(
      '/api/sessions',
      {
        schema: {
          summary: 'Sign out everywhere',
          description: 'Personal tokens stay: they are listed and taken back one by one.',
          tags,
          response: noContent,
        },
      },
      async (request, reply) => {
        await sessions.endAll(actorOf(request).account, null);
        forget(reply).status(204);
        return null;
      },
    );

    own.put(
      '/api/session/password',
      {
        schema: {
          summary: 'Change one’s own password',
          tags,
          body: Type.Object({ current: Password, next: Password }, { additionalProperties: false }),
          response: noContent,
        },
      },
      async (request, reply) => {
        const { current, next } = request.body;
        await accounts.changePassword(actorOf(request), current, next);
        reply.status(204);
        return null;
      },
    );
  });
}

const SessionPlace = Type.Object({
  userAgent: Type.String(),
  createdAt: Type.String(),
  seenAt: Type.String(),
  isThis: Type.Boolean({ description: 'True for the one that asks' }),
});

function placeBody(
  { userAgent, createdAt, seenAt }: { userAgent: string; createdAt: Date; seenAt: Date },
  isThis: boolean,
): Static<typeof SessionPlace> {
  return { userAgent, createdAt: createdAt.toISOString(), seenAt: seenAt.toISOString(), isThis };
}

function describe(actor: Actor | null): Static<typeof SessionBody> {
  if (!actor) return { account: null, memberships: [] };
  const { account: id, name, displayName, memberships } = actor;
  return { account: { id, name, displayName }, memberships: [...memberships] };
}

/** Give a browser the session that it is signed in with from now on. */
export function sendSession(reply: FastifyReply, cookie: SessionCookie, token: string): FastifyReply {
  return reply.setCookie(cookie.name, token, { ...cookie.options, maxAge: sessionDays.whole * 86_400 });
}

/** Where a request comes from. */
export function placeOf(request: FastifyRequest): SignInPlace {
  // what a browser calls itself is kept for people to tell their sessions apart; any header can be anything
  const userAgent = (request.headers['user-agent'] ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 300);
  return { address: request.ip, userAgent };
}
