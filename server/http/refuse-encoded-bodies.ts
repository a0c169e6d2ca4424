import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Refuse compressed request bodies: nobody knows how much one unpacks to before it has. */
export function refuseEncodedBodies(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const encoding = request.headers['content-encoding'];
    done(
      encoding === undefined || encoding === 'identity'
        ? undefined
        : new Problem(415, 'encoded-body', 'Send the body as it is, without a Content-Encoding.'),
    );
  });
}
