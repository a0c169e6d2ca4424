import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { classifyDatabaseError } from '../database/errors.ts';
import { Problem, problemBody } from './problem.ts';

/** Write every error as problem details: known ones as they are, the rest without a word about the inside. */
export function registerErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = toProblem(error);
    // a server that is busy tells so in a line, not in a stack for each who asks
    if (problem.code === 'busy') request.log.warn('refused: busy');
    // whoever asked the provider has said why already
    else if (problem.code === 'oidc-unavailable') request.log.info('refused: the identity provider is down');
    else if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
    return sendProblem(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    const allowed = allowedMethods(app, request);
    if (allowed.length > 0) reply.header('allow', allowed.join(', '));
    return sendProblem(allowed.length > 0 ? wrongMethod : missingRoute, request, reply);
  });
}

const wrongMethod = new Problem(405, 'method-not-allowed', 'This address does not take that method.');
const missingRoute = new Problem(404, 'not-found', 'There is nothing at this address.');

/** Methods that the address takes when it does not take this one; none where there is nothing for any method. */
function allowedMethods(app: FastifyInstance, request: FastifyRequest): string[] {
  const path = request.url.split('?')[0] ?? '/';
  const allowed = app.supportedMethods.filter(
    (method) => app.findRoute({ method: method as HTTPMethods, url: path }) !== null,
  );
  // a route that found nothing, such as a file that is gone
  return allowed.includes(request.method) ? [] : allowed;
}

/** Write a problem as the answer. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter));
  if (problem.status === 401) reply.header('www-authenticate', 'Dayu');
  return reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        ...problemBody(problem.status, problem.code, problem.message, request.id),
        ...problem.members,
      }),
    );
}

/** What an error is to whoever asked. */
export function toProblem(error: FastifyError): Problem {
  if (error instanceof Problem) return error;
  if (error.validation) return new Problem(400, 'invalid-parameter', describeValidation(error));
  // the framework's, such as of a client that went away: its codes may be those of a broken database connection
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return clientFault(status);
  switch (classifyDatabaseError(error)) {
    case 'busy':
      return new Problem(503, 'busy', 'Too many ask for the same at the moment. Try again shortly.', 2);
    case 'timeout':
      return new Problem(
        503,
        'query-timeout',
        'The database took too long. Ask for less, or try again later.',
        5,
      );
    case 'unavailable':
      return new Problem(
        503,
        'database-unavailable',
        'The database is not available at the moment. Try again shortly.',
        2,
      );
    case 'out-of-space':
      return new Problem(507, 'out-of-space', 'The disk of the server is full. Nothing was changed.');
    case 'conflict':
      return new Problem(
        409,
        'conflict',
        'Somebody changed the same thing at the same moment. Nothing was changed; try again.',
      );
    case 'other':
    case null:
      break;
  }
  return new Problem(500, 'internal-error', 'Something went wrong on the server. Nothing was changed.');
}

/** The framework's own refusals: a body too large, a media type unknown, a path that can't be decoded. */
export function clientFault(status: number): Problem {
  if (status === 413)
    return new Problem(413, 'body-too-large', 'The request is larger than the limit in /api/limits.');
  if (status === 415)
    return new Problem(
      415,
      'unsupported-media-type',
      'The media type of the request is not one this address takes.',
    );
  if (status === 404) return missingRoute;
  if (status === 408) return new Problem(408, 'request-timeout', 'The request did not arrive in time.');
  if (status === 414)
    return new Problem(414, 'address-too-long', 'A part of the address is longer than any name here.');
  if (status === 431)
    return new Problem(
      431,
      'headers-too-large',
      'The address and the headers are longer than this server reads.',
    );
  return new Problem(status, 'bad-request', 'The request could not be read.');
}

/** Which parameter failed, and what it may be; never its value. */
function describeValidation(error: FastifyError): string {
  const [first] = error.validation ?? [];
  const where = { querystring: 'query parameter', params: 'path part', body: 'body', headers: 'header' }[
    error.validationContext ?? 'querystring'
  ];
  const isUnknown = error.validation?.some(({ keyword }) => keyword === 'additionalProperties');
  if (isUnknown) return `There is a ${where} that this address does not know.`;
  const name = (first?.instancePath ?? '').replace(/^\//, '');
  return `The ${where}${name ? ` «${name}»` : ''} ${first?.message ?? 'is not valid'}.`;
}
