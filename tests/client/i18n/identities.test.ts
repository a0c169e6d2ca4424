import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { identityMessages, identityTrouble } from '../../../client/i18n/sections/identities.ts';

const server = join(import.meta.dirname, '../../../server/identities');
const code = readdirSync(server)
  .map((file) => readFileSync(join(server, file), 'utf8'))
  .join('\n');
/** Codes of problems that the server has on the way to an identity provider and back. */
const codes = [...code.matchAll(/(?:Problem\(\s*\d+,|notFound\()\s*'([a-z-]+)'/g)].map(([, found]) => found!);

it('says in a sentence of its own how a sign-in through an identity provider failed, in both languages', () => {
  expect(codes).toContain('oidc-unknown-identity');
  // found by pressing a button of a list that was shown a moment ago
  const ofLists = ['identity-not-found', 'account-not-found'];
  for (const language of ['zh', 'en'] as const) {
    const other = identityTrouble(language, { code: 'no-such-code', isUnreachable: false });
    for (const found of codes.filter((one) => !ofLists.includes(one)))
      expect(identityTrouble(language, { code: found, isUnreachable: false }), found).not.toBe(other);
  }
});

it('has the same sentences in both languages', () => {
  const keys = (language: 'zh' | 'en') => Object.keys(identityMessages(language).troubles);
  expect(keys('en')).toEqual(keys('zh'));
});
