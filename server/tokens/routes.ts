import { Type, type Static } from 'typebox';
import { personalTokenPrefix } from '../access/credentials.ts';
import { hashSecretToken, makeSecretToken } from '../access/secret-token.ts';
import { actorOf, forWhom } from '../access/route-access.ts';
import { notFound, Problem, problems } from '../http/problem.ts';
import { KeptText } from '../http/text-schema.ts';
import type { App } from '../http/typed-app.ts';
import { mayOn } from '#domain/people/roles.ts';
import { isPlanId } from '#domain/plan-check/plan-id.ts';
import { mostTokens, type TokenRecord, type TokenRepository } from './repository.ts';

const Scope = Type.Unsafe<TokenRecord['scope']>({
  type: 'string',
  enum: ['read', 'write'],
  description: 'To see drafts, or to change them too',
});
const PlanOrNull = Type.Unsafe<string | null>({ type: 'string', nullable: true });

const TokenBody = Type.Object({
  id: Type.Integer(),
  title: Type.String(),
  scope: Scope,
  plan: PlanOrNull,
  createdAt: Type.String(),
  expiresAt: Type.String(),
  usedAt: Type.Unsafe<string | null>({ type: 'string', nullable: true }),
});
const NewTokenBody = Type.Object(
  {
    title: KeptText(100),
    scope: Scope,
    plan: Type.Optional(PlanOrNull),
    days: Type.Integer({ minimum: 1, maximum: 366 }),
  },
  { additionalProperties: false },
);
const tags = ['people'];

/** One's own tokens for programs such as QGIS: made, listed and taken back with a browser alone. */
export function tokenRoutes(
  app: App,
  tokens: TokenRepository,
  hasPlan: (id: string) => Promise<boolean>,
): void {
  void forWhom(app, 'signed-in', (own) => {
    own.get(
      '/api/tokens',
      {
        schema: {
          summary: 'One’s own tokens',
          tags,
          querystring: Type.Object({}, { additionalProperties: false }),
          response: { 200: Type.Object({ tokens: Type.Array(TokenBody) }), ...problems },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return { tokens: (await tokens.list(actorOf(request).account)).map(bodyOf) };
      },
    );

    own.post(
      '/api/tokens',
      {
        schema: {
          summary: 'Make a token; its secret is shown this once',
          tags,
          body: NewTokenBody,
          response: {
            201: Type.Object({ token: TokenBody, secret: Type.String() }),
            ...problems,
          },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request);
        const { title, scope, plan = null, days } = request.body;
        const isOpen = (id: string) => isPlanId(id) && mayOn(actor.memberships, id, 'read');
        if (plan !== null && !(isOpen(plan) && (await hasPlan(plan))))
          throw notFound('plan-not-found', 'There is no such plan.');
        const secret = makeSecretToken(personalTokenPrefix);
        const tokenHash = hashSecretToken(secret);
        const token = await tokens.add(actor, { title, scope, plan, days, tokenHash });
        if (!token)
          throw new Problem(
            409,
            'too-many-tokens',
            `You have ${mostTokens} tokens that have not run out. Take one back before you make another.`,
          );
        reply.status(201).header('cache-control', 'no-store');
        return { token: bodyOf(token), secret };
      },
    );

    own.delete(
      '/api/tokens/:token',
      {
        schema: {
          summary: 'Take a token back',
          tags,
          params: Type.Object({ token: Type.String() }),
          response: { 204: Type.Null(), ...problems },
        },
      },
      async (request, reply) => {
        const { token } = request.params;
        const id = /^[1-9]\d{0,8}$/.test(token) ? Number(token) : 0;
        if (!(await tokens.remove(actorOf(request).account, id)))
          throw notFound('token-not-found', 'You have no such token.');
        reply.status(204);
        return null;
      },
    );
  });
}

function bodyOf({ createdAt, expiresAt, usedAt, ...rest }: TokenRecord): Static<typeof TokenBody> {
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  };
}
