/** The least Fastify can do: one route that answers bytes from memory. Prints its port, ends with its parent. */
import Fastify from 'fastify';
import type { AddressInfo } from 'node:net';

process.once('message', async ({ body, headers }: { body: string; headers: Record<string, string> }) => {
  const bytes = Buffer.from(body, 'base64');
  const app = Fastify();
  app.get('/tile', (_request, reply) => {
    reply.headers(headers).send(bytes);
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  process.send?.({ port: (app.server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit(0));
