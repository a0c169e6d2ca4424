import { resolve } from 'node:path';

/** What the environment says about how this server runs. */
export interface Config {
  host: string;
  port: number;
  /** `postgres://…`; null means the embedded database in `home`. */
  databaseUrl: string | null;
  /** A streaming replica for reads; null means that reads go to the primary. */
  databaseReadUrl: string | null;
  /** Folder of everything this server keeps on disk. */
  home: string;
  /** Address people reach this server under, without a slash at the end; null means host and port. */
  publicUrl: string | null;
}

/** A setting that can't be used, told in a sentence. */
class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Read the configuration; throws a ConfigError that names the variable and what it may be. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  return {
    host: environment.HOST || '127.0.0.1',
    port: readPort(environment.PORT),
    databaseUrl: readUrl('DATABASE_URL', environment.DATABASE_URL, ['postgres:', 'postgresql:']),
    databaseReadUrl: readUrl('DATABASE_READ_URL', environment.DATABASE_READ_URL, [
      'postgres:',
      'postgresql:',
    ]),
    home: resolve(environment.DAYU_HOME || '.dayu'),
    publicUrl:
      readUrl('DAYU_PUBLIC_URL', environment.DAYU_PUBLIC_URL, ['http:', 'https:'])?.replace(/\/+$/, '') ??
      null,
  };
}

function readPort(value: string | undefined): number {
  if (!value) return 8080;
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
    throw new ConfigError(`PORT must be a number from 0 to 65535, not «${value}»`);
  }
  return Number(value);
}

function readUrl(name: string, value: string | undefined, protocols: string[]): string | null {
  if (!value) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !protocols.includes(url.protocol)) {
    throw new ConfigError(
      `${name} must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    );
  }
  return value;
}
