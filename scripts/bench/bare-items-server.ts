/** The least that stands between a browser and a database: Fastify, `pg`, one statement. Prints its port, ends with its parent. */
import Fastify from 'fastify';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { valueTypes } from '../../server/database/value-parsers.ts';

interface Statement {
  text: string;
  values: unknown[];
}

process.once(
  'message',
  async ({ connection, statements }: { connection: pg.PoolConfig; statements: Statement[] }) => {
    const pool = new pg.Pool({ ...connection, types: valueTypes });
    const app = Fastify();
    app.get('/items/:number', async (request, reply) => {
      const { text, values } = statements[Number((request.params as { number: string }).number)]!;
      const { rows } = await pool.query<{ features: string }>(text, values);
      reply.type('application/geo+json');
      return `{"type":"FeatureCollection","features":[${rows[0]!.features}]}`;
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    process.send?.({ port: (app.server.address() as AddressInfo).port });
  },
);
process.on('disconnect', () => process.exit(0));
