import { readFileSync } from 'node:fs';
import type { BilingualText } from '#domain/collections/definition.ts';
import { ConfigError } from '../config-error.ts';
import { isLoopback } from '../http/loopback.ts';

/** The identity provider that people may sign in through, and as what Dayu is registered there. */
export interface OidcConfig {
  /** The provider's own name for itself, an address; its metadata is found below it. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call the provider. */
  name: BilingualText;
}

const longestName = 40;

/**
 * Read what the environment says about an identity provider; null where it says nothing. Throws a ConfigError for half
 * of it: a button that leads nowhere is worse than none.
 */
export function readOidcConfig(environment: NodeJS.ProcessEnv): OidcConfig | null {
  const { DAYU_OIDC_ISSUER, DAYU_OIDC_CLIENT_ID } = environment;
  const settings = {
    DAYU_OIDC_ISSUER,
    DAYU_OIDC_CLIENT_ID,
    'DAYU_OIDC_CLIENT_SECRET or DAYU_OIDC_CLIENT_SECRET_FILE': readSecret(environment),
  };
  const missing = Object.entries(settings).find(([, value]) => !value)?.[0];
  const present = [...Object.entries(settings), ...namesOf(environment)].find(([, value]) => value)?.[0];
  if (present === undefined) return null;
  if (missing !== undefined) {
    throw new ConfigError(`${present} is set, and ${missing} is not: an identity provider needs both`);
  }
  return {
    issuer: readIssuer(DAYU_OIDC_ISSUER!),
    clientId: DAYU_OIDC_CLIENT_ID!,
    clientSecret: settings['DAYU_OIDC_CLIENT_SECRET or DAYU_OIDC_CLIENT_SECRET_FILE']!,
    name: readName(environment),
  };
}

/** From the environment, or from a file, which other programs of the machine can't read so easily. */
function readSecret({
  DAYU_OIDC_CLIENT_SECRET: secret,
  DAYU_OIDC_CLIENT_SECRET_FILE: file,
}: NodeJS.ProcessEnv): string | null {
  if (!file) return secret || null;
  if (secret) {
    throw new ConfigError(
      'DAYU_OIDC_CLIENT_SECRET and DAYU_OIDC_CLIENT_SECRET_FILE are both set: one of them is enough',
    );
  }
  let content: string;
  try {
    content = readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(`DAYU_OIDC_CLIENT_SECRET_FILE names «${file}», which can't be read (${code})`);
  }
  if (content === '') throw new ConfigError(`DAYU_OIDC_CLIENT_SECRET_FILE names «${file}», which is empty`);
  return content;
}

/** Tokens and secrets travel to the issuer: in the open on this machine alone. */
function readIssuer(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !isSafe) {
    throw new ConfigError(
      'DAYU_OIDC_ISSUER must be an address that begins with https:// (http:// only for this machine itself)',
    );
  }
  if (url.search || url.hash || url.username || url.password) {
    throw new ConfigError(
      'DAYU_OIDC_ISSUER must be the address of the issuer alone, without a query, a hash or a user',
    );
  }
  return value;
}

const namesOf = ({ DAYU_OIDC_NAME, DAYU_OIDC_NAME_EN }: NodeJS.ProcessEnv) =>
  Object.entries({ DAYU_OIDC_NAME, DAYU_OIDC_NAME_EN });

function readName(environment: NodeJS.ProcessEnv): BilingualText {
  for (const [variable, value] of namesOf(environment)) {
    if (value && value.length > longestName)
      throw new ConfigError(`${variable} must fit on a button: ${longestName} characters at most`);
  }
  const { DAYU_OIDC_NAME: zh, DAYU_OIDC_NAME_EN: en } = environment;
  if (zh || en) return { zh: (zh || en)!, en: (en || zh)! };
  return { zh: '统一身份认证', en: 'single sign-on' };
}
