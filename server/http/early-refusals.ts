import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { clientFault, sendProblem } from './error-handler.ts';
import { problemBody } from './problem.ts';

/** Refusals that come before any hook has run carry the strictest headers by themselves. */
const strictHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
};

/** An address that can't be decoded, or has a part too long for any route. */
export function refuseAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void sendProblem(clientFault(error.statusCode ?? 400), request, reply.headers(strictHeaders));
}

const statusOfConnectionError: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** What arrived is no HTTP request, or did not arrive in time: a problem, and the connection is closed. */
export function refuseConnection(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, code, message } = clientFault(statusOfConnectionError[error.code] ?? 400);
  const body = JSON.stringify(problemBody(status, code, message, randomUUID()));
  const headers = {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...strictHeaders,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`;
  if (socket.writable) socket.write(isHeadRequest(error) ? head : head + body);
  socket.destroySoon();
}

/** HEAD is answered without a body; of a request that came in pieces only the last is known. */
function isHeadRequest({ rawPacket }: { rawPacket?: unknown }): boolean {
  return Buffer.isBuffer(rawPacket) && rawPacket.subarray(0, 5).toString('latin1') === 'HEAD ';
}

/** `Expect` with anything but `100-continue`. */
export function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const body = problemBody(
    417,
    'unknown-expectation',
    'The header «expect» asks for what is not offered.',
    randomUUID(),
  );
  response
    .writeHead(417, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...strictHeaders,
    })
    .end(JSON.stringify(body));
}
