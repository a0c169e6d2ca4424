import websocket from '@fastify/websocket';
import { actorOf, forWhom } from '../access/route-access.ts';
import { isSameOrigin } from '../access/same-origin.ts';
import { Problem } from '../http/problem.ts';
import type { App } from '../http/typed-app.ts';
import { limits } from '../limits.ts';
import type { SessionService } from '../sessions/service.ts';
import type { LiveService } from './live-service.ts';

/** `/api/live`: one WebSocket for each browser. */
export async function liveRoutes(app: App, live: LiveService, sessions: SessionService): Promise<void> {
  await app.register(websocket, {
    options: {
      maxPayload: limits.liveMessageBytes,
      // small messages, and memory for each connection: not worth compressing
      perMessageDeflate: false,
    },
    // a message that is none, or a line that breaks, is the client's doing, and would fill the log
    errorHandler: (error, socket, request) => {
      const isClients = /^(WS_ERR_|ECONNRESET|EPIPE)/.test((error as NodeJS.ErrnoException).code ?? '');
      request.log[isClients ? 'debug' : 'error'](error);
      socket.terminate();
    },
    // let go in order: see LiveService.stop
    preClose: (done) => {
      live.stop();
      done();
    },
  });
  app.addHook('onResponse', (request, reply, done) => {
    // Node lets go of a connection that asked for another protocol: one that was refused it nobody else would close
    if (request.headers.upgrade !== undefined && reply.raw.headersSent) request.raw.socket.destroySoon();
    done();
  });
  await forWhom(app, 'signed-in', (scoped) => {
    scoped.get(
      '/api/live',
      {
        websocket: true,
        schema: { hide: true },
        preValidation: (request, _reply, done) => {
          // a cookie goes along wherever a connection is opened from: the page it comes from must be ours
          done(isSameOrigin(request) ? undefined : crossSite());
        },
      },
      (socket, request) => {
        live.serve(socket, actorOf(request), () => sessions.findActor(request));
      },
    );
  });
}

const crossSite = () => new Problem(403, 'cross-site', 'This came from a page of another site.');
