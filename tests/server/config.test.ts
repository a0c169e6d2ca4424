import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';

/** An identity provider as the environment names it. */
const provider = (issuer: string, secret: string | null = 'a secret') => ({
  DAYU_OIDC_ISSUER: issuer,
  DAYU_OIDC_CLIENT_ID: 'dayu',
  ...(secret !== null && { DAYU_OIDC_CLIENT_SECRET: secret }),
});

describe('the configuration', () => {
  it('needs nothing', () => {
    const expected = {
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: null,
      databaseReadUrl: null,
      home: resolve('.dayu'),
      publicUrl: null,
      trustedProxies: [],
      basemapsFile: null,
      oidc: null,
      logLevel: 'warn',
    };
    expect(readConfig({})).toEqual(expected);
    const empty = { HOST: '', PORT: '', DATABASE_URL: '', DATABASE_READ_URL: '', DAYU_HOME: '' };
    const noProvider = { DAYU_OIDC_ISSUER: '', DAYU_OIDC_CLIENT_ID: '', DAYU_OIDC_CLIENT_SECRET: '' };
    expect(
      readConfig({ ...empty, ...noProvider, DAYU_PUBLIC_URL: '', DAYU_BASEMAPS: '', LOG_LEVEL: '' }),
    ).toEqual(expected);
  });

  it('is what the environment says', () => {
    const environment = {
      HOST: '::',
      PORT: '0',
      DATABASE_URL: 'postgres://one/dayu',
      DATABASE_READ_URL: 'postgresql://two/dayu',
      DAYU_HOME: '/srv/dayu',
      DAYU_PUBLIC_URL: 'https://dayu.example/map//',
      DAYU_BASEMAPS: '/etc/dayu/basemaps.json',
      DAYU_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8,',
      DAYU_OIDC_ISSUER: 'https://id.example/realms/province',
      DAYU_OIDC_CLIENT_ID: 'dayu',
      DAYU_OIDC_CLIENT_SECRET: 'a secret',
      DAYU_OIDC_NAME: '省统一认证',
      DAYU_OIDC_NAME_EN: 'Province ID',
      LOG_LEVEL: 'silent',
    };
    expect(readConfig(environment)).toEqual({
      host: '::',
      port: 0,
      databaseUrl: 'postgres://one/dayu',
      databaseReadUrl: 'postgresql://two/dayu',
      home: resolve('/srv/dayu'),
      publicUrl: 'https://dayu.example/map',
      trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'],
      basemapsFile: resolve('/etc/dayu/basemaps.json'),
      oidc: {
        issuer: 'https://id.example/realms/province',
        clientId: 'dayu',
        clientSecret: 'a secret',
        name: { zh: '省统一认证', en: 'Province ID' },
      },
      logLevel: 'silent',
    });
  });

  it.each(['0.0.0.0', '::1', 'fe80::1%eth0', 'localhost', 'map-1.example', 'dayu_web'])(
    'listens at %s',
    (host) => {
      expect(readConfig({ HOST: host }).host).toBe(host);
    },
  );

  it.each(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])('logs at %s', (level) => {
    expect(readConfig({ LOG_LEVEL: level }).logLevel).toBe(level);
  });

  it.each(['http://127.0.0.1:3000', 'http://localhost:3000/realm', 'http://[::1]:3000'])(
    'takes an identity provider on this machine: %s',
    (issuer) => {
      expect(readConfig(provider(issuer)).oidc).toEqual({
        ...{ issuer, clientId: 'dayu', clientSecret: 'a secret' },
        name: { zh: '统一身份认证', en: 'single sign-on' },
      });
    },
  );

  it('knows the identity provider by one name where it has but one', () => {
    const environment = { ...provider('https://id.example'), DAYU_OIDC_NAME: '省统一认证' };
    expect(readConfig(environment).oidc!.name).toEqual({ zh: '省统一认证', en: '省统一认证' });
  });

  it('takes the secret of the identity provider from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dayu-config-'));
    try {
      const file = join(folder, 'secret');
      const environment = { ...provider('https://id.example', null), DAYU_OIDC_CLIENT_SECRET_FILE: file };
      await writeFile(file, 'from a file\n');
      expect(readConfig(environment).oidc!.clientSecret).toBe('from a file');
      await writeFile(file, '\n');
      expect(() => readConfig(environment)).toThrow(/^DAYU_OIDC_CLIENT_SECRET_FILE .+ empty$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    { PORT: '65536' },
    { PORT: '-1' },
    { PORT: '80a' },
    { HOST: 'two words' },
    { HOST: 'http://map.example' },
    { HOST: 'map.example/' },
    { HOST: 'localhost:8080' },
    { HOST: '[::1]' },
    { LOG_LEVEL: 'verbose' },
    { LOG_LEVEL: 'WARN' },
    { DATABASE_URL: 'mysql://one/dayu' },
    { DATABASE_URL: 'one/dayu' },
    { DATABASE_READ_URL: 'http://two', DATABASE_URL: 'postgres://one' },
    { DATABASE_READ_URL: 'postgres://two' },
    { DAYU_PUBLIC_URL: 'dayu.example' },
    { DAYU_TRUSTED_PROXIES: '1' },
    { DAYU_TRUSTED_PROXIES: 'true' },
    { DAYU_TRUSTED_PROXIES: 'loopback' },
    { DAYU_TRUSTED_PROXIES: '10.0.0.0/33' },
    { DAYU_TRUSTED_PROXIES: '10.0.0.1, proxy.example' },
    { DAYU_TRUSTED_PROXIES: '::1/129' },
    { DAYU_TRUSTED_PROXIES: '10.0.0.0/8/8' },
    // half of an identity provider
    { DAYU_OIDC_ISSUER: 'https://id.example' },
    { DAYU_OIDC_ISSUER: 'https://id.example', DAYU_OIDC_CLIENT_ID: 'dayu' },
    { DAYU_OIDC_CLIENT_ID: 'dayu' },
    { DAYU_OIDC_CLIENT_ID: 'dayu', DAYU_OIDC_CLIENT_SECRET: 'a secret' },
    { DAYU_OIDC_CLIENT_SECRET: 'a secret' },
    { DAYU_OIDC_NAME: '省统一认证' },
    { DAYU_OIDC_NAME_EN: 'Province ID' },
    // what would send secrets into the open, or is no issuer
    ...['http://id.example', 'ftp://id.example', 'id.example', 'http://127.0.0.1.evil.example']
      .concat(['https://id.example/?a=b', 'https://id.example/#a', 'https://a:b@id.example/'])
      .map((issuer) => provider(issuer)),
    { ...provider('https://id.example'), HOST: '0.0.0.0' },
    { DAYU_OIDC_NAME: '很长的名称'.repeat(10), ...provider('https://id.example') },
    { DAYU_OIDC_CLIENT_SECRET_FILE: '/nowhere/secret', ...provider('https://id.example', null) },
    { DAYU_OIDC_CLIENT_SECRET: 'a secret', DAYU_OIDC_CLIENT_SECRET_FILE: '/nowhere/secret' },
  ])('refuses %o in a sentence that names the variable', (environment) => {
    const [name] = Object.keys(environment);
    expect(() => readConfig(environment)).toThrow(
      expect.objectContaining({ name: 'ConfigError', message: expect.stringMatching(`^${name} `) }),
    );
  });
});
