import type { FastifyInstance } from 'fastify';
import { limits } from '../limits.ts';
import { Problem } from './problem.ts';

/**
 * Refuse queries longer than /api/limits says, before anything reads them. The link to a next page repeats the query, and
 * is as much longer as its cursor.
 */
export function registerQueryLimit(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const start = request.url.indexOf('?');
    const length = start < 0 ? 0 : request.url.length - start - 1;
    const hasCursor = /[?&]cursor=/.test(request.url);
    done(
      length > limits.queryLength + (hasCursor ? '&cursor='.length + limits.cursorLength : 0)
        ? new Problem(414, 'query-too-long', 'The query is longer than the limit in /api/limits.')
        : undefined,
    );
  });
}
