import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { ConfigError } from './config-error.ts';
import { isLoopback } from './http/loopback.ts';
import { readOidcConfig, type OidcConfig } from './identities/oidc-config.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

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
  /** Addresses and networks (CIDR) of proxies in front, whose word on who is asking is taken; none is trusted by default. */
  trustedProxies: string[];
  /** File that says on what other grounds the plan can be drawn; null for none. */
  basemapsFile: string | null;
  /** The identity provider that people may sign in through; null for none. */
  oidc: OidcConfig | null;
  /** The least serious of what is logged. */
  logLevel: (typeof logLevels)[number];
}

/** Read the configuration; throws a ConfigError that names the variable and what it may be. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const databaseUrl = readUrl('DATABASE_URL', environment.DATABASE_URL, postgresqlProtocols);
  const databaseReadUrl = readUrl('DATABASE_READ_URL', environment.DATABASE_READ_URL, postgresqlProtocols);
  if (databaseReadUrl && !databaseUrl) {
    throw new ConfigError(
      'DATABASE_READ_URL names a replica, and DATABASE_URL does not say of what: set both or neither',
    );
  }
  const publicUrl = readUrl('DAYU_PUBLIC_URL', environment.DAYU_PUBLIC_URL, ['http:', 'https:']);
  const host = readHost(environment.HOST);
  const oidc = readOidcConfig(environment);
  if (oidc && !publicUrl && !isLoopback(host)) {
    throw new ConfigError(
      'DAYU_OIDC_ISSUER needs DAYU_PUBLIC_URL: the identity provider sends people back to that address alone',
    );
  }
  return {
    host,
    port: readPort(environment.PORT),
    databaseUrl,
    databaseReadUrl,
    home: resolve(environment.DAYU_HOME || '.dayu'),
    publicUrl: publicUrl?.replace(/\/+$/, '') ?? null,
    trustedProxies: readNetworks('DAYU_TRUSTED_PROXIES', environment.DAYU_TRUSTED_PROXIES),
    basemapsFile: environment.DAYU_BASEMAPS ? resolve(environment.DAYU_BASEMAPS) : null,
    oidc,
    logLevel: readLogLevel(environment.LOG_LEVEL),
  };
}

const postgresqlProtocols = ['postgres:', 'postgresql:'];

function readHost(value: string | undefined): string {
  if (!value) return '127.0.0.1';
  if (isIP(value) === 0 && !/^[\w.-]+$/.test(value)) {
    throw new ConfigError(
      `HOST must be an address such as 0.0.0.0 or a name, without port or slashes, not «${value}»`,
    );
  }
  return value;
}

function readLogLevel(value: string | undefined): Config['logLevel'] {
  const level = logLevels.find((one) => one === (value || 'warn'));
  if (!level) throw new ConfigError(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not «${value}»`);
  return level;
}

function readPort(value: string | undefined): number {
  if (!value) return 8080;
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
    throw new ConfigError(`PORT must be a number from 0 to 65535, not «${value}»`);
  }
  return Number(value);
}

function readNetworks(name: string, value: string | undefined): string[] {
  const networks = (value ?? '').split(',').map((part) => part.trim());
  return networks.filter(Boolean).map((network) => {
    const [address = '', bits, ...more] = network.split('/');
    const widest = { 0: -1, 4: 32, 6: 128 }[isIP(address)]!;
    // a number of hops would let whoever comes past the proxy say who they are
    if (
      widest < 0 ||
      more.length > 0 ||
      (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= widest))
    )
      throw new ConfigError(
        `${name} must list addresses or networks such as 127.0.0.1, 10.0.0.0/8, not «${network}»`,
      );
    return network;
  });
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
