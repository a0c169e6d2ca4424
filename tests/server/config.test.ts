import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';

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
      logLevel: 'warn',
    };
    expect(readConfig({})).toEqual(expected);
    const empty = { HOST: '', PORT: '', DATABASE_URL: '', DATABASE_READ_URL: '', DAYU_HOME: '' };
    expect(readConfig({ ...empty, DAYU_PUBLIC_URL: '', DAYU_BASEMAPS: '', LOG_LEVEL: '' })).toEqual(expected);
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
  ])('refuses %o in a sentence that names the variable', (environment) => {
    const [name] = Object.keys(environment);
    expect(() => readConfig(environment)).toThrow(
      expect.objectContaining({ name: 'ConfigError', message: expect.stringMatching(`^${name} `) }),
    );
  });
});
