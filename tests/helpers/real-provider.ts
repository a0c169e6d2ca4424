import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

/** A certified identity provider on this machine, with one client; whoever names themselves at its page is believed. */
export class RealProvider {
  readonly issuer: string;
  readonly #server: Server;

  private constructor(server: Server, issuer: string) {
    this.#server = server;
    this.issuer = issuer;
  }

  /** `host` is the name it goes by: another than the client's makes it another site to a browser. */
  static async start(
    client: { id: string; secret: string; redirectUri: string },
    host: 'localhost' | '127.0.0.1' = '127.0.0.1',
  ): Promise<RealProvider> {
    const server = createServer();
    await once(server.listen(0, host), 'listening');
    const issuer = `http://${host}:${(server.address() as { port: number }).port}`;
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [client.redirectUri],
        },
      ],
      jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'provider', use: 'sig', alg: 'RS256' }] },
      cookies: { keys: ['a key for the cookies of a test'] },
      claims: { profile: ['preferred_username'] },
      // as most providers do, and the standard leaves to them
      conformIdTokenClaims: false,
      // of no interest here, and told of on the console unless they are set
      ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      pkce: { required: () => true },
      findAccount: (_context: unknown, id: string) => ({
        accountId: id,
        claims: () => ({ sub: id, preferred_username: `${id}@province` }),
      }),
    });
    server.on('request', (request, response) => void provider.callback()(request, response));
    return new RealProvider(server, issuer);
  }

  /**
   * Follow an address to the provider's own pages, sign in there under a name and agree, or call it off: where it sends
   * the browser back to.
   */
  async visit(address: URL, name: string | null): Promise<URL> {
    const jar = new Map<string, string>();
    let at = address;
    let form: URLSearchParams | null = null;
    for (let step = 0; step < 20; step++) {
      const response: Response = await fetch(at, {
        method: form ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') },
        ...(form && { body: form }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, key, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
        jar.set(key!, value!);
      }
      const location = response.headers.get('location');
      const page: string = await response.text();
      form = null;
      if (location) {
        at = new URL(location, at);
        if (at.origin !== this.issuer) return at;
      } else if (name === null) {
        at = new URL(/href="([^"]+\/abort)"/.exec(page)![1]!, at);
      } else {
        const action = /action="([^"]+)"/.exec(page)?.[1];
        if (!action) throw new Error(`the provider says ${response.status}: ${page.slice(0, 500)}`);
        at = new URL(action, at);
        form = new URLSearchParams(
          page.includes('name="login"')
            ? { prompt: 'login', login: name, password: 'any' }
            : { prompt: 'consent' },
        );
      }
    }
    throw new Error('the provider leads in circles');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
