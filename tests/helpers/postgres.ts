import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Run a statement that can't be in a transaction, such as `create database`. */
async function runAsAdministrator(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Make a database of its own on the server, empty or a copy of the database `template`. Returns its address. */
export async function createDatabase(serverUrl: string, template: string | null): Promise<string> {
  const name = `dayu_test_${randomBytes(6).toString('hex')}`;
  await runAsAdministrator(serverUrl, `create database ${name}${template ? ` template ${template}` : ''}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Drop a database and whoever is still connected to it. */
export async function dropDatabase(serverUrl: string, url: string): Promise<void> {
  await runAsAdministrator(serverUrl, `drop database if exists ${databaseName(url)} with (force)`);
}

export function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}
