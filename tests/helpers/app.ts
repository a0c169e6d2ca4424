import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import type { Role } from '#domain/people/roles.ts';
import { buildApp, type RunningApp } from '../../server/app.ts';
import type { Basemap } from '../../server/basemaps/basemap.ts';
import type { Change } from '../../server/changesets/changeset.ts';
import type { Config } from '../../server/config.ts';
import type { Database } from '../../server/database/database.ts';
import { seedPlans } from '../../server/plans/seed-plans.ts';
import { describeOnBothDatabases, type OpenOptions } from './databases.ts';
import { projectFolder } from './project.ts';

/** Folders of plans: the hand-made one of the tests, whose coordinates are round, and the one that is delivered. */
export const fixturePlans = join(projectFolder, 'tests/fixtures/plans');
export const deliveredPlans = join(projectFolder, 'data/plans');

/** Stands in every field of the small plan that may never be published. */
export const secretMarker = 'SECRET-7f3a';

export interface ApiOptions extends OpenOptions {
  /** Folder whose plans are loaded; null for none. */
  plans?: string | null;
  config?: Partial<Config>;
  clientFolder?: string | null;
  basemaps?: readonly Basemap[];
  /** Puts something between the application and its database, to watch what is asked of it. */
  wrap?: (database: Database) => Database;
}

/** A problem's body, or any JSON that a test looks into. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows the document it asked for
export type Json = any;

/** The application over a database of its own, and short ways to talk to it. */
export class TestApi {
  #running: RunningApp | null = null;
  #database: Database | null = null;

  async start(
    database: Database,
    {
      plans = fixturePlans,
      config = {},
      clientFolder = null,
      basemaps = [],
      wrap = (same) => same,
    }: ApiOptions,
  ) {
    this.#database = wrap(database);
    this.#running = await buildApp({
      config: { ...defaultConfig, ...config },
      database: this.#database,
      clientFolder,
      basemaps,
    });
    if (plans !== null) await seedPlans(database, this.changesets, plans);
  }

  get app() {
    return this.#running!.app;
  }

  get changesets() {
    return this.#running!.changesets;
  }

  get accounts() {
    return this.#running!.accounts;
  }

  get sessions() {
    return this.#running!.sessions;
  }

  get database(): Database {
    return this.#database!;
  }

  /** Any request; without a Host header of its own it comes to `localhost:80`. */
  request(options: InjectOptions): Promise<LightMyRequestResponse> {
    return this.app.inject(options);
  }

  get(url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    return this.request({ method: 'GET', url, headers });
  }

  /** A document that must be there. */
  async json(url: string): Promise<Json> {
    const response = await this.get(url);
    expect(response.statusCode, `${url} ${response.body.slice(0, 300)}`).toBe(200);
    return JSON.parse(response.body);
  }

  /** The bytes of a tile, not compressed; none for a tile that shows nothing. */
  async tile(plan: string, z: number, y: number, x: number): Promise<Buffer> {
    const response = await this.get(`/api/published/${plan}/tiles/WebMercatorQuad/${z}/${y}/${x}`, {
      'accept-encoding': 'gzip',
    });
    expect([200, 204]).toContain(response.statusCode);
    return response.rawPayload.length > 0 ? gunzipSync(response.rawPayload) : response.rawPayload;
  }

  /** Commit changes to a scenario, by default the only published one. */
  async commit(changes: Change[], scenario?: number) {
    return this.changesets.commit(scenario ?? (await this.scenario()), {
      author: 'test',
      message: 'a change',
      changes,
    });
  }

  /** Somebody with a role in a plan (null: in every plan), signed in; without a role, somebody with an account. */
  async member(role: Role | null, plan: string | null = 'small', name = `p${++members}`): Promise<Member> {
    // whoever administers all must be able to come back; nothing that is typed has this hash
    const password_hash = role === 'admin' && plan === null ? unguessedHash : null;
    const { id } = await this.database.queries
      .insertInto('account')
      .values({ name, display_name: name.toUpperCase(), password_hash, disabled_at: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (role)
      await this.database.queries.insertInto('membership').values({ account: id, plan, role }).execute();
    const token = await this.sessions.begin(id, { address: '127.0.0.1', userAgent: 'test' });
    return new Member(this, id, name, `dayu-session=${token}`);
  }

  /** Number of a plan's published scenario. */
  async scenario(plan = 'small'): Promise<number> {
    const { id } = await this.database.queries
      .selectFrom('scenario')
      .select('id')
      .where('plan', '=', plan)
      .where('status', '=', 'published')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** A scenario of a plan that nobody has published. */
  async createDraft(plan = 'small'): Promise<number> {
    const { id } = await this.database.queries
      .insertInto('scenario')
      .values({ plan, title: '{"zh":"草案","en":"Draft"}', status: 'draft', parent: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** Listen on a free port of this machine. Returns the address, without a slash at the end. */
  listen(): Promise<string> {
    return this.app.listen({ host: '127.0.0.1', port: 0 });
  }

  async expectHealthy(): Promise<void> {
    const { statusCode, body } = await this.get('/healthz');
    expect([statusCode, body]).toEqual([200, '{"status":"ok"}']);
  }

  async close(): Promise<void> {
    await this.#running?.app.close();
  }
}

let members = 0;
const unguessedHash = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Somebody who is signed in, and what they ask for. */
export class Member {
  readonly #api: TestApi;
  readonly account: number;
  readonly name: string;
  readonly cookie: string;

  constructor(api: TestApi, account: number, name: string, cookie: string) {
    this.#api = api;
    this.account = account;
    this.name = name;
    this.cookie = cookie;
  }

  send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    return this.#api.request({
      ...{ method, url, headers: { cookie: this.cookie, ...headers } },
      ...(payload !== undefined && { payload }),
    });
  }

  /** A document that must be there. */
  async json(url: string): Promise<Json> {
    const response = await this.send('GET', url);
    expect(response.statusCode, `${url} ${response.body.slice(0, 300)}`).toBe(200);
    return JSON.parse(response.body);
  }

  /** A draft that branches from the plan's published scenario. */
  async branch(plan = 'small'): Promise<number> {
    const from = await this.#api.scenario(plan);
    const title = { zh: '方案', en: 'Scenario' };
    const response = await this.send('POST', `/api/plans/${plan}/scenarios`, { from, title });
    expect(response.statusCode, response.body.slice(0, 300)).toBe(201);
    return (JSON.parse(response.body) as { id: number }).id;
  }
}

const defaultConfig: Config = {
  host: '127.0.0.1',
  port: 0,
  databaseUrl: null,
  databaseReadUrl: null,
  home: '/nowhere',
  publicUrl: null,
  trustedProxies: [],
  basemapsFile: null,
  oidc: null,
  logLevel: 'warn',
};

/** A suite over the application, once on each database. After each of its tests the server must still be well. */
export function describeApi(
  name: string,
  suite: (api: TestApi, engine: Database['engine']) => void,
  options: ApiOptions = {},
): void {
  describeOnBothDatabases(name, (open, engine) => {
    const api = new TestApi();
    beforeAll(async () => api.start(await open(options), options));
    afterAll(() => api.close());
    afterEach(() => api.expectHealthy());
    suite(api, engine);
  });
}

/** A place of a plan, for tests that need many features or need one to move. */
export function placeAt(
  id: string,
  longitude: number,
  latitude: number,
  properties: Record<string, unknown> = {},
): FeatureState {
  return {
    id,
    collection: 'place',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { kind: 'village', ...properties },
    provenance: { source: 'drawn', precision: 'illustrative' },
    validFrom: null,
    validTo: null,
  };
}

/** What a test looks at of an answer, however it came. */
export type Answer = Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'>;

/** Ask a server that listens for a path just as it is written; other clients resolve its dots before they send it. */
export function getUnchanged(address: string, path: string): Promise<Answer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, agent: false }, (answer) => {
      text(answer).then(
        (body) => resolve({ statusCode: answer.statusCode ?? 0, headers: answer.headers, body }),
        reject,
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** What every answer that refuses must be: problem details with a code, and not a word about the inside or of the request. */
export function expectProblem(response: Answer, status: number | number[], code?: string): void {
  const at = `${response.statusCode} ${response.body.slice(0, 500)}`;
  expect([status].flat(), at).toContain(response.statusCode);
  expect(response.headers['content-type'], at).toMatch(/^application\/problem\+json/);
  expect(response.headers['cache-control'], at).toBe('no-store');
  const body = JSON.parse(response.body) as Record<string, unknown>;
  expect(Object.keys(body).sort()).toEqual(['code', 'detail', 'instance', 'status', 'title', 'type']);
  expect(body['status']).toBe(response.statusCode);
  expect(body['code']).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(body['type']).toBe(`urn:dayu:problem:${String(body['code'])}`);
  if (code !== undefined) expect(body['code'], at).toBe(code);
  expect(response.body).not.toMatch(insideWords);
  expect(response.body.length).toBeLessThan(1_000);
}

/** Words that tell how the server is made: a stack, SQL, paths, libraries. */
const insideWords =
  /\bat \/|\.ts\b|\.js\b|node_modules|select |insert |kysely|pglite|postgres|postgis|fastify|FST_ERR|find-my-way|ST_[A-Z]|\bpg_|relation "|syntax error|ECONN|undefined|\/(home|root|usr|tmp|srv|opt)\//i;
