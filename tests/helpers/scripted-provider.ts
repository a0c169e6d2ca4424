import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTHeaderParameters } from 'jose';

/** What somebody asked a scripted provider for. */
export interface TokenRequest {
  authorization: string | undefined;
  form: URLSearchParams;
}

type Answer = { status?: number; type?: string; body: string | Buffer };

/**
 * An identity provider on this machine that says what a test has it say, good or evil: its metadata, its keys and the
 * answer of its token endpoint. It remembers all that was asked of it.
 */
export class ScriptedProvider {
  readonly issuer: string;
  readonly keys: Awaited<ReturnType<typeof generateKeyPair>>;
  readonly publicKey: JWK;
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  readonly tokenRequests: TokenRequest[] = [];
  metadata: Record<string, unknown> = {};
  jwks: JWK[] = [];
  token: () => Answer | Promise<Answer> = () => ({ status: 400, body: '{"error":"invalid_grant"}' });
  /** Answers nothing at all while it is true. */
  isSilent = false;
  readonly #server: Server;

  private constructor(server: Server, issuer: string, keys: ScriptedProvider['keys'], publicKey: JWK) {
    this.#server = server;
    this.issuer = issuer;
    this.keys = keys;
    this.publicKey = publicKey;
    this.reset();
  }

  static async start(): Promise<ScriptedProvider> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as { port: number };
    const keys = await generateKeyPair('RS256', { extractable: true });
    const publicKey = { ...(await exportJWK(keys.publicKey)), kid: 'right', alg: 'RS256', use: 'sig' };
    const provider = new ScriptedProvider(server, `http://127.0.0.1:${port}`, keys, publicKey);
    server.on('request', (request, response) => void provider.#answer(request, response));
    return provider;
  }

  /** As good a provider as any. */
  reset(): void {
    const { issuer } = this;
    this.metadata = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
    };
    this.jwks = [this.publicKey];
    this.isSilent = false;
    this.asked.length = 0;
    this.tokenRequests.length = 0;
  }

  /** The claims that a good ID token has, but for the nonce. */
  claims(changes: Record<string, unknown> = {}): Record<string, unknown> {
    const now = Math.floor(Date.now() / 1_000);
    return { iss: this.issuer, sub: 'wang', aud: 'dayu', iat: now, exp: now + 300, ...changes };
  }

  /** Sign claims with the right key, and say so in the header, unless told otherwise. */
  sign(
    claims: Record<string, unknown>,
    header: Partial<JWTHeaderParameters> = {},
    key: Parameters<SignJWT['sign']>[0] = this.keys.privateKey,
  ): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'right', ...header }).sign(key);
  }

  /** Answer the next exchanges of a code with an ID token. */
  giveToken(make: () => string | Promise<string>): void {
    this.token = async () => ({
      body: JSON.stringify({
        access_token: 'x',
        token_type: 'Bearer',
        expires_in: 60,
        id_token: await make(),
      }),
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.asked.push(request.url ?? '');
    if (this.isSilent) return;
    const { status = 200, type = 'application/json', body } = await this.#answerTo(request);
    response.writeHead(status, { 'content-type': type }).end(body);
  }

  async #answerTo(request: IncomingMessage): Promise<Answer> {
    switch (request.url) {
      case '/.well-known/openid-configuration':
        return { body: JSON.stringify(this.metadata) };
      case '/jwks':
        return { body: JSON.stringify({ keys: this.jwks }) };
      case '/token': {
        const form = new URLSearchParams(await text(request));
        this.tokenRequests.push({ authorization: request.headers.authorization, form });
        return this.token();
      }
      default:
        return { status: 404, body: '{}' };
    }
  }
}
