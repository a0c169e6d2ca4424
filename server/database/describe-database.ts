import pg from 'pg';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { Config } from '../config.ts';

/**
 * Which database the configuration names, in words that stand within a sentence: a folder, or name and host. Never a
 * user or a password.
 */
export function describeDatabase({ databaseUrl, home }: Pick<Config, 'databaseUrl' | 'home'>): BilingualText {
  if (databaseUrl === null) return { zh: `内置数据库 ${home}`, en: `the embedded database in ${home}` };
  // the driver's own reading of the address, which may leave out what the environment says
  const { database, host, port } = new pg.Client({ connectionString: databaseUrl });
  const at = host.startsWith('/') ? host : `${host}:${port}`;
  return {
    zh: `PostgreSQL ${at} 上的 ${database}`,
    en: `the PostgreSQL database ${database} at ${at}`,
  };
}
