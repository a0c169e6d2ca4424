import fastifyStatic from '@fastify/static';
import { join } from 'node:path';
import type { App } from './http/typed-app.ts';

/** The pages of the client: each address answers the same document, which shows what the address says. */
const pages = ['/'];

/** Serve the built client. Files under `assets/` carry a hash in their name and never change. */
export async function registerClient(app: App, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    serve: true,
    dotfiles: 'ignore',
    // the build has packed the texts once and small; here they are only what another file is sent as
    preCompressed: true,
    globIgnore: ['**/*.gz', '**/*.br'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(folder, 'assets'));
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  for (const page of pages) {
    app.get(page, { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'));
  }
}
