/** Serves the plan in DATABASE_URL as the product does, for the bench: prints its port, ends with its parent. */
import type { AddressInfo } from 'node:net';
import { buildApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { openPostgresql } from '../../server/database/postgresql/open-postgresql.ts';

const config = { ...readConfig(process.env), port: 0 };
const database = openPostgresql(config.databaseUrl!, null);
const { app } = await buildApp({ config, database, clientFolder: null, logger: { level: 'warn' } });
await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ port: (app.server.address() as AddressInfo).port });
process.on('disconnect', () => process.exit(0));
