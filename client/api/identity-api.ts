import type { BilingualText } from '#domain/collections/definition.ts';
import { getJson, type Fetch } from './get-json.ts';
import { sendJson } from './send-json.ts';

/** Who somebody is at an identity provider. */
export interface Identity {
  id: number;
  issuer: string;
  /** What the provider calls them; null where it does not say. */
  label: string | null;
  /** False at a provider of before. */
  isCurrent: boolean;
}

/** Signing in through an identity provider, which the server leads to and back from. */
export interface IdentityApi {
  /** What people call the provider; null where there is none. */
  providerName(): Promise<BilingualText | null>;
  /** Where to go to sign in, or to accept the invitation of a link; the server leads back to a path of its own. */
  beginSignIn(returnTo: string, link: string | null): Promise<string>;
  /** Where to go for a further way to sign in. */
  beginLink(returnTo: string, password: string): Promise<string>;
  identities(): Promise<Identity[]>;
  removeIdentity(id: number): Promise<void>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isProvider = (value: unknown): value is { provider: { name: BilingualText } | null } =>
  isObject(value) &&
  (value['provider'] === null || (isObject(value['provider']) && 'name' in value['provider']));
const isList = (value: unknown): value is { identities: Identity[] } =>
  isObject(value) && Array.isArray(value['identities']);

/** The API of the server this page came from. */
function createIdentityApi(fetch: Fetch): IdentityApi {
  const begin = async (path: string, body: object) =>
    ((await sendJson(fetch, 'POST', path, body)) as { address: string }).address;
  return {
    providerName: async () => (await getJson(fetch, '/api/oidc', isProvider)).provider?.name ?? null,
    beginSignIn: (returnTo, link) => begin('/api/oidc/sign-in', { returnTo, ...(link && { link }) }),
    beginLink: (returnTo, password) => begin('/api/identities', { returnTo, password }),
    identities: async () => (await getJson(fetch, '/api/identities', isList)).identities,
    removeIdentity: async (id) => {
      await sendJson(fetch, 'DELETE', `/api/identities/${id}`);
    },
  };
}

/** The one that pages use; in a file of its own, it comes with the parts that need it. */
export const identityApi = createIdentityApi((...request) => fetch(...request));
