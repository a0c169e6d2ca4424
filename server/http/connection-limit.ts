import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { limits } from '../limits.ts';
import { Problem } from './problem.ts';

/**
 * Refuse what one connection asks for beyond its share while earlier answers are under way. Without it, a thousand
 * requests written at once are all worked on and all answers are held until somebody reads them.
 */
export function registerConnectionLimit(app: FastifyInstance): void {
  const underWay = new WeakMap<Socket, number>();
  app.addHook('onRequest', (request, _reply, done) => {
    const { socket } = request.raw;
    const count = (underWay.get(socket) ?? 0) + 1;
    underWay.set(socket, count);
    done(
      count > limits.requestsPerConnection
        ? new Problem(
            429,
            'too-many-at-once',
            'Too many requests at once on one connection. Wait for answers.',
            1,
          )
        : undefined,
    );
  });
  // an answer that is never finished goes with its connection
  app.addHook('onResponse', (request, _reply, done) => {
    const { socket } = request.raw;
    underWay.set(socket, (underWay.get(socket) ?? 1) - 1);
    done();
  });
}
