import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { actorOf, forWhom } from '../access/route-access.ts';
import { accountOf } from '../accounts/routes.ts';
import { toProblem } from '../http/error-handler.ts';
import { notFound, Problem, problems } from '../http/problem.ts';
import { readSessionCookie } from '../access/credentials.ts';
import { addressOf } from '../http/public-address.ts';
import type { App } from '../http/typed-app.ts';
import { Password, LinkToken, placeOf, sendSession } from '../sessions/routes.ts';
import type { SessionCookie } from '../access/session-cookie.ts';
import { requestMinutes } from './request-cookie.ts';
import type { IdentityRecord } from './repository.ts';
import { requireReturnPath } from './return-path.ts';
import type { Departure, IdentityService } from './service.ts';

const NameBody = Type.Object({ zh: Type.String(), en: Type.String() });
const ProviderBody = Type.Object({
  provider: Type.Unsafe<{ name: Static<typeof NameBody> } | null>({
    type: 'object',
    nullable: true,
    properties: { name: NameBody },
    description: 'The identity provider that people may sign in through; null for none',
  }),
});
const IdentityBody = Type.Object({
  id: Type.Integer(),
  issuer: Type.String(),
  label: Type.Unsafe<string | null>({
    type: 'string',
    nullable: true,
    description: 'What the provider calls its owner',
  }),
  isCurrent: Type.Boolean({ description: 'True at the identity provider that is configured now' }),
  createdAt: Type.String(),
  usedAt: Type.Unsafe<string | null>({ type: 'string', nullable: true }),
});
const ReturnTo = Type.String({
  maxLength: 4_000,
  description: 'Path of the page to come back to, with its query',
});
const DepartureBody = Type.Object({ address: Type.String({ description: 'Where to send the browser' }) });
const nothing = Type.Object({}, { additionalProperties: false });
const noContent = { 204: Type.Null(), ...problems };
const tags = ['people'];

/** Path that the identity provider sends people back to; it is registered there. */
const callbackPath = '/api/oidc/callback';

/** Signing in through an identity provider, and which of its identities are one's own. */
export function identityRoutes(app: App, identities: IdentityService, sessionCookie: SessionCookie): void {
  const { cookie } = identities;
  const depart = (reply: FastifyReply, { address, secret }: Departure) => {
    reply.setCookie(cookie.name, secret, { ...cookie.options, maxAge: requestMinutes * 60 });
    reply.header('cache-control', 'no-store');
    return { address };
  };

  void forWhom(app, 'anyone', (open) => {
    open.get(
      '/api/oidc',
      {
        schema: {
          summary: 'Whether people may sign in through an identity provider',
          tags,
          querystring: nothing,
          response: { 200: ProviderBody, ...problems },
        },
      },
      (_request, reply) => {
        reply.header('cache-control', 'no-cache');
        const name = identities.providerName;
        return { provider: name && { name } };
      },
    );

    open.post(
      '/api/oidc/sign-in',
      {
        schema: {
          summary: 'Begin to sign in through the identity provider, or to accept an invitation so',
          tags,
          body: Type.Object(
            { returnTo: ReturnTo, link: Type.Optional(LinkToken) },
            { additionalProperties: false },
          ),
          response: { 200: DepartureBody, ...problems },
        },
      },
      async (request, reply) => {
        const { link } = request.body;
        const [returnTo, redirectUri] = [requireReturnPath(request.body.returnTo), redirectUriOf(request)];
        const before = readSessionCookie(request, sessionCookie.name)?.hash ?? null;
        const departure = link
          ? identities.beginInvitation(link, returnTo, redirectUri, placeOf(request), before)
          : identities.beginSignIn(returnTo, redirectUri, placeOf(request), before);
        return depart(reply, await departure);
      },
    );

    open.get(
      callbackPath,
      {
        schema: {
          summary: 'Where the identity provider sends people back to',
          description:
            'Leads on to the page that the sign-in began at: signed in, or with `#oidc=` and the code of a problem.',
          tags,
          // whatever else a provider adds is none of our business
          querystring: Type.Object({
            state: Type.Optional(Type.String()),
            code: Type.Optional(Type.String()),
            error: Type.Optional(Type.String()),
          }),
          response: { 303: Type.Null({ description: 'The page to go on with' }), ...problems },
        },
      },
      async (request, reply) => {
        const callback = new URL(addressOf(request, request.url));
        let returnTo = '/';
        let said: string | null = null;
        try {
          const begun = await identities.resume(callback, request.cookies[cookie.name]);
          reply.clearCookie(cookie.name, cookie.options);
          returnTo = begun.returnTo;
          const session = await identities.finish(begun, callback, placeOf(request));
          if (session === null) said = 'oidc-linked';
          else sendSession(reply, sessionCookie, session);
        } catch (error) {
          said = codeOf(error, request);
        }
        // never on to an address of others: this server's own comes first
        const page = addressOf(request, returnTo) + (said === null ? '' : `#oidc=${said}`);
        return reply.header('cache-control', 'no-store').redirect(page, 303);
      },
    );
  });

  void forWhom(app, 'signed-in', (own) => addOwnRoutes(own, identities, depart));
  void forWhom(app, 'administrator', (scoped) => {
    scoped.delete(
      '/api/accounts/:account/identities',
      {
        schema: {
          summary: 'Take away all that somebody signs in with through identity providers',
          tags,
          params: Type.Object({ account: Type.String() }),
          response: noContent,
        },
      },
      async (request, reply) => {
        await identities.removeAll(actorOf(request), accountOf(request.params));
        reply.status(204);
        return null;
      },
    );
  });
}

function addOwnRoutes(
  own: App,
  identities: IdentityService,
  depart: (reply: FastifyReply, departure: Departure) => Static<typeof DepartureBody>,
): void {
  own.get(
    '/api/identities',
    {
      schema: {
        summary: 'One’s own identities at identity providers',
        tags,
        querystring: nothing,
        response: { 200: Type.Object({ identities: Type.Array(IdentityBody) }), ...problems },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return {
        identities: (await identities.list(actorOf(request).account)).map((one) =>
          bodyOf(one, identities.isCurrent(one)),
        ),
      };
    },
  );

  own.post(
    '/api/identities',
    {
      schema: {
        summary: 'Begin to link an identity to one’s own account',
        tags,
        body: Type.Object({ password: Password, returnTo: ReturnTo }, { additionalProperties: false }),
        response: { 200: DepartureBody, ...problems },
      },
    },
    async (request, reply) => {
      const { password } = request.body;
      const returnTo = requireReturnPath(request.body.returnTo);
      const departure = identities.beginLink(
        ...([actorOf(request), password, returnTo, redirectUriOf(request), placeOf(request)] as const),
      );
      return depart(reply, await departure);
    },
  );

  own.delete(
    '/api/identities/:identity',
    {
      schema: {
        summary: 'Take one of one’s own identities away',
        tags,
        params: Type.Object({ identity: Type.String() }),
        response: noContent,
      },
    },
    async (request, reply) => {
      const { identity } = request.params;
      const id = /^[1-9]\d{0,8}$/.test(identity) ? Number(identity) : 0;
      if (id === 0) throw notFound('identity-not-found', 'You have no such identity.');
      await identities.remove(actorOf(request), id);
      reply.status(204);
      return null;
    },
  );
}

const redirectUriOf = (request: FastifyRequest) => new URL(addressOf(request, callbackPath)).href;

/** The code of what went wrong; what nobody expected is logged as it is anywhere else. */
function codeOf(error: unknown, request: FastifyRequest): string {
  const { code } = toProblem(error as FastifyError);
  if (!(error instanceof Problem)) request.log.error({ err: error }, 'request failed');
  return code;
}

function bodyOf(
  { createdAt, usedAt, ...rest }: IdentityRecord,
  isCurrent: boolean,
): Static<typeof IdentityBody> {
  return { ...rest, isCurrent, createdAt: createdAt.toISOString(), usedAt: usedAt?.toISOString() ?? null };
}
