import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Refuse what comes on connections still open once the server has been told to stop. */
export function refuseWhileClosing(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  app.addHook('onRequest', (_request, reply, done) => {
    if (!isClosing) return done();
    reply.header('connection', 'close');
    done(new Problem(503, 'shutting-down', 'This server is being stopped. Try again shortly.', 5));
  });
}
