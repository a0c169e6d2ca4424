import { exportSPKI, generateKeyPair, exportJWK } from 'jose';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeApi, type TestApi } from '../../helpers/app.ts';
import {
  comeBack,
  depart,
  expectSignedIn,
  expectTurnedAway,
  giveIdentity,
  nameOf,
  oidcOf,
} from '../../helpers/identities.ts';
import { ScriptedProvider } from '../../helpers/scripted-provider.ts';

const provider = await ScriptedProvider.start();
/** Somebody else's server, which nobody must ask for anything. */
const stranger = await ScriptedProvider.start();
afterAll(async () => {
  await provider.stop();
  await stranger.stop();
});

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (from: number) => Math.floor(Date.now() / 1_000) + from;

/** Go to the provider and come back, with the token that is made for the nonce. */
async function signInWith(api: TestApi, make: (nonce: string) => string | Promise<string>) {
  const { address, cookie } = await depart(api);
  const [state, nonce] = ['state', 'nonce'].map((name) => address.searchParams.get(name)!);
  provider.giveToken(() => make(nonce!));
  return comeBack(api, cookie, { state: state!, code: 'any' });
}

describeApi(
  'a token of the identity provider (E5)',
  (api) => {
    beforeAll(async () => {
      const member = await api.member('planner', 'small', 'wang');
      await giveIdentity(api, member.account, provider.issuer, 'wang');
    });
    afterEach(() => {
      expect(stranger.asked).toEqual([]);
      provider.reset();
    });

    const good = (nonce: string) => provider.sign(provider.claims({ nonce }));

    it('lets its owner in when everything is right, by a secret that is not in the address', async () => {
      const cookie = expectSignedIn(await signInWith(api, good));
      expect(await nameOf(api, cookie)).toBe('wang');
      const [request] = provider.tokenRequests;
      expect(request!.form.get('code_verifier')).toMatch(/^[\w-]{43}$/);
      expect(request!.form.get('redirect_uri')).toBe('http://localhost/api/oidc/callback');
      expect(request!.form.has('client_secret')).toBe(false);
      const [id, secret] = Buffer.from(request!.authorization!.slice('Basic '.length), 'base64')
        .toString()
        .split(':');
      expect([id, decodeURIComponent(secret!.replaceAll('+', ' '))]).toEqual([
        'dayu',
        'a secret: of the client%',
      ]);
    });

    it('may be for several, where it names us as the one it was issued to', async () => {
      const aud = ['dayu', 'other'];
      const make = (nonce: string) => provider.sign(provider.claims({ nonce, aud, azp: 'dayu' }));
      expectSignedIn(await signInWith(api, make));
    });

    it('may be signed with a key that is new since the others were fetched', async () => {
      expectSignedIn(await signInWith(api, good));
      const fresh = await generateKeyPair('RS256', { extractable: true });
      provider.jwks = [{ ...(await exportJWK(fresh.publicKey)), kid: 'new', alg: 'RS256' }];
      const make = (nonce: string) =>
        provider.sign(provider.claims({ nonce }), { kid: 'new' }, fresh.privateKey);
      // keys are fetched anew at most once a minute: until then it is refused, and never believed unseen
      expectTurnedAway(await signInWith(api, make), 'oidc-refused');
    });

    it.each<[string, Record<string, unknown>]>([
      ['has expired by a second', { exp: seconds(-1) }],
      ['has expired long ago', { exp: seconds(-86_400) }],
      ['is good from tomorrow on', { nbf: seconds(86_400), exp: seconds(172_800) }],
      ['has no end', { exp: undefined }],
      ['has an end that is a text', { exp: String(seconds(300)) }],
      ['is for somebody else', { aud: 'other' }],
      ['is for several, and was not issued to us', { aud: ['dayu', 'other'] }],
      ['is for several, and was issued to another', { aud: ['dayu', 'other'], azp: 'other' }],
      ['is of another issuer', { iss: 'https://evil.example' }],
      ['is of the issuer with a slash more', { iss: `${provider.issuer}/` }],
      ['is of no issuer', { iss: undefined }],
      ['answers another request', { nonce: 'another' }],
      ['answers no request', { nonce: undefined }],
      ['names nobody', { sub: undefined }],
      ['names an empty text', { sub: '' }],
      ['names a number', { sub: 7 }],
      ['names what no database holds', { sub: 'wang\u0000' }],
      ['names more than 255 characters', { sub: 'w'.repeat(256) }],
    ])('that %s is refused', async (_what, changes) => {
      const make = (nonce: string) => provider.sign(provider.claims({ nonce, ...changes }));
      expectTurnedAway(await signInWith(api, make), 'oidc-refused');
    });

    const forgeries: [string, (claims: Record<string, unknown>) => string | Promise<string>][] = [
      [
        'has no signature (alg none)',
        (claims) => `${base64url({ alg: 'none', kid: 'right' })}.${base64url(claims)}.`,
      ],
      ['has no signature (alg nOnE)', (claims) => `${base64url({ alg: 'nOnE' })}.${base64url(claims)}.`],
      ['has no algorithm', (claims) => `${base64url({ kid: 'right' })}.${base64url(claims)}.AAAA`],
      [
        'has the signature of another',
        async (claims) => {
          const [head, , signature] = (await provider.sign(provider.claims({ sub: 'li' }))).split('.');
          return `${head}.${base64url(claims)}.${signature}`;
        },
      ],
      [
        'has its signature cut off',
        async (claims) => `${(await provider.sign(claims)).split('.').slice(0, 2).join('.')}.`,
      ],
      [
        'is signed with our public key as a shared secret (HS256)',
        async (claims) => {
          const secret = new TextEncoder().encode(await exportSPKI(provider.keys.publicKey));
          return provider.sign(claims, { alg: 'HS256' }, secret);
        },
      ],
      [
        'is signed with the client’s secret, where keys were agreed on (HS256)',
        (claims) =>
          provider.sign(
            claims,
            { alg: 'HS256' },
            new TextEncoder().encode('a secret: of the client%'.repeat(2)),
          ),
      ],
      [
        'is signed by a stranger in the name of our key',
        async (claims) => provider.sign(claims, {}, stranger.keys.privateKey),
      ],
      [
        'says where its own key is (jku)',
        (claims) => stranger.sign(claims, { kid: 'theirs', jku: `${stranger.issuer}/jwks` }),
      ],
      [
        'says where its own certificate is (x5u)',
        (claims) => stranger.sign(claims, { kid: 'theirs', x5u: `${stranger.issuer}/certificate` }),
      ],
      [
        'brings its own key along (jwk)',
        (claims) => stranger.sign(claims, { jwk: { ...stranger.publicKey, kid: 'right' } }),
      ],
      ['names a file as its key', (claims) => stranger.sign(claims, { kid: '../../dev/null' })],
      ['names an address as its key', (claims) => stranger.sign(claims, { kid: `${stranger.issuer}/jwks` })],
      [
        'asks for what must be understood (crit)',
        (claims) => provider.sign(claims, { crit: ['b64'], b64: true } as never),
      ],
      ['is encrypted', () => 'a.b.c.d.e'],
      ['is no token', () => 'wang'],
      ['is empty', () => ''],
    ];
    it.each(forgeries)('that %s is refused', async (_what, make) => {
      expectTurnedAway(await signInWith(api, (nonce) => make(provider.claims({ nonce }))), 'oidc-refused');
    });

    it('of a megabyte is not read to its end', async () => {
      const make = (nonce: string) =>
        provider.sign(provider.claims({ nonce, filler: 'x'.repeat(1_048_576) }));
      expectTurnedAway(await signInWith(api, make), 'oidc-refused');
    });

    it('is not needed to say no: what else the provider may answer is refused in a sentence as well', async () => {
      for (const [answer, code] of [
        [{ status: 400, body: '{"error":"invalid_grant"}' }, 'oidc-refused'],
        [{ status: 401, body: '{"error":"invalid_client"}' }, 'oidc-refused'],
        [{ body: '{"access_token":"x","token_type":"Bearer"}' }, 'oidc-refused'],
        [{ body: '{"access_token":"x","token_type":"Bearer","id_token":7}' }, 'oidc-refused'],
        [{ body: '[]' }, 'oidc-refused'],
        [{ body: 'not json' }, 'oidc-refused'],
        [{ type: 'text/html', body: '<p>' }, 'oidc-refused'],
        [{ status: 302, body: '' }, 'oidc-refused'],
        [{ status: 503, body: '' }, 'oidc-unavailable'],
      ] as const) {
        const { address, cookie } = await depart(api);
        provider.token = () => answer;
        const state = address.searchParams.get('state')!;
        expectTurnedAway(await comeBack(api, cookie, { state, code: 'any' }), code);
      }
    });
  },
  { config: { oidc: oidcOf(provider.issuer) } },
);

/** A fresh server for each: metadata are fetched once. */
const evil = await ScriptedProvider.start();
afterAll(() => evil.stop());

describeApi(
  'a provider whose metadata name unsafe algorithms',
  (api) => {
    beforeAll(async () => {
      const member = await api.member('planner', 'small', 'wang');
      await giveIdentity(api, member.account, evil.issuer, 'wang');
      evil.metadata = {
        ...evil.metadata,
        id_token_signing_alg_values_supported: ['none', 'HS256', 'RS256'],
      };
    });

    it('is believed no more for it', async () => {
      for (const alg of ['none', 'HS256'] as const) {
        const { address, cookie } = await depart(api);
        const [state, nonce] = ['state', 'nonce'].map((name) => address.searchParams.get(name)!);
        const claims = evil.claims({ nonce });
        const secret = new TextEncoder().encode('a secret: of the client%'.repeat(2));
        evil.giveToken(() =>
          alg === 'none' ? `${base64url({ alg })}.${base64url(claims)}.` : evil.sign(claims, { alg }, secret),
        );
        expectTurnedAway(await comeBack(api, cookie, { state: state!, code: 'any' }), 'oidc-refused');
      }
    });
  },
  { config: { oidc: oidcOf(evil.issuer) } },
);
