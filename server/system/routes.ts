import { setTimeout as after } from 'node:timers/promises';
import { Type } from 'typebox';
import type { App } from '../http/typed-app.ts';
import { Problem, problems } from '../http/problem.ts';
import { limits } from '../limits.ts';

const Status = Type.Object({ status: Type.Literal('ok') });
/** Longest that the database may take to say that it is there, ms. */
const pingMilliseconds = 2_000;

const noQuery = Type.Object({}, { additionalProperties: false });

/** Health, readiness, limits. `ping` resolves when the database answers. */
export function systemRoutes(app: App, ping: () => Promise<void>): void {
  app.get(
    '/healthz',
    { schema: { summary: 'The server runs', tags: ['system'], response: { 200: Status } } },
    (_request, reply) => {
      reply.header('cache-control', 'no-store').send({ status: 'ok' });
    },
  );

  app.get(
    '/readyz',
    {
      schema: {
        summary: 'The server can answer: its database does',
        tags: ['system'],
        response: { 200: Status, '5xx': problems['5xx'] },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      const isThere = ping().then(
        () => true,
        () => false,
      );
      if (!(await Promise.race([isThere, after(pingMilliseconds, false, { ref: false })])))
        throw new Problem(503, 'database-unavailable', 'The database does not answer.', 2);
      return { status: 'ok' as const };
    },
  );

  app.get(
    '/api/limits',
    {
      schema: {
        summary: 'What one request may ask for or bring',
        tags: ['system'],
        querystring: noQuery,
        response: { 200: Type.Unsafe<object>({ type: 'object', additionalProperties: true }) },
      },
    },
    (_request, reply) => {
      reply.header('cache-control', 'no-cache').send(limits);
    },
  );
}
