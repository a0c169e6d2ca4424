import compress from '@fastify/compress';
import swagger from '@fastify/swagger';
import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, {
  type FastifyRequest,
  type FastifyServerOptions,
  type HTTPMethods,
  type onRequestHookHandler,
} from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Basemap } from './basemaps/basemap.ts';
import { basemapRoutes } from './basemaps/routes.ts';
import { BasemapService } from './basemaps/service.ts';
import { ChangesetRepository } from './changesets/repository.ts';
import { ChangesetService } from './changesets/service.ts';
import { registerClient } from './client-files.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { CursorSeal } from './features/cursor.ts';
import { FeatureRepository } from './features/repository.ts';
import { featureRoutes } from './features/routes.ts';
import { FeatureService } from './features/service.ts';
import { registerConnectionLimit } from './http/connection-limit.ts';
import { refuseAddress, refuseConnection, refuseExpectation } from './http/early-refusals.ts';
import { registerErrorHandler } from './http/error-handler.ts';
import { Problem } from './http/problem.ts';
import { registerPublicAddress } from './http/public-address.ts';
import { refuseWhileClosing } from './http/refuse-while-closing.ts';
import { registerQueryLimit } from './http/query-limit.ts';
import { refuseEncodedBodies } from './http/refuse-encoded-bodies.ts';
import { registerSecurityHeaders } from './http/security-headers.ts';
import type { App } from './http/typed-app.ts';
import { limits } from './limits.ts';
import { PublishedPlans } from './plans/published-plans.ts';
import { PlanRepository } from './plans/repository.ts';
import { planRoutes } from './plans/routes.ts';
import { SearchRepository } from './search/repository.ts';
import { searchRoutes } from './search/routes.ts';
import { SearchService } from './search/service.ts';
import { SettingRepository } from './settings/repository.ts';
import { styleRoutes } from './styles/routes.ts';
import { systemRoutes } from './system/routes.ts';
import { TableRepository } from './tables/repository.ts';
import { tableRoutes } from './tables/routes.ts';
import { TableService } from './tables/service.ts';
import { TileRepository } from './tiles/repository.ts';
import { tileRoutes } from './tiles/routes.ts';
import { TileService } from './tiles/service.ts';

export interface AppOptions {
  config: Config;
  database: Database;
  /** Folder of the built client; null serves the API alone. */
  clientFolder: string | null;
  /** Grounds from elsewhere; none unless they are configured. */
  basemaps?: readonly Basemap[];
  logger?: FastifyServerOptions['logger'];
}

/** An application with what stands behind it, for those who start it and for tests. */
export interface RunningApp {
  app: App;
  changesets: ChangesetService;
}

/** Memory for tiles, bytes of compressed bodies. */
const tileCacheBytes = 256 * 1024 * 1024;

/** Build the application: plugins, then resources by name, then the client. */
export async function buildApp({
  config,
  database,
  clientFolder,
  basemaps = [],
  logger = false,
}: AppOptions): Promise<RunningApp> {
  const app = createApp(logger);
  registerErrorHandler(app);
  // before all that may refuse: refusals carry them too
  registerSecurityHeaders(app, config);
  registerConnectionLimit(app);
  refuseWhileClosing(app);
  registerPublicAddress(app, config);
  registerQueryLimit(app);
  refuseEncodedBodies(app);
  await app.register(compress, {
    threshold: 1_024,
    encodings: ['gzip', 'identity'],
    // a body that unpacks to anything is refused instead: see refuse-encoded-bodies.ts
    globalDecompression: false,
  });
  await app.register(swagger, { openapi: { openapi: '3.0.3', info: { title: 'Dayu', version: '1' } } });

  const plans = new PublishedPlans(new PlanRepository(database));
  const changesets = new ChangesetService(new ChangesetRepository(database));
  const seal = new CursorSeal(await new SettingRepository(database).secret('cursor'));
  const features = new FeatureService(new FeatureRepository(database), seal);
  const tables = new TableService(new TableRepository(database), seal);
  const tiles = new TileService(new TileRepository(database), tileCacheBytes);
  const search = new SearchService(new SearchRepository(database));
  changesets.onCommit(({ scenario }) => search.forget(scenario));
  changesets.onCommit(({ scenario, number, bounds }) => tiles.invalidate(scenario, number, bounds));

  app.after(() => {
    systemRoutes(app, () => database.ping());
    planRoutes(app, plans);
    const published = {
      prefix: '/api/published/:plan',
      findDataset: (request: FastifyRequest) => plans.find((request.params as { plan: string }).plan),
      cacheControl: 'public, max-age=0, must-revalidate',
    };
    featureRoutes(app, features, published);
    tableRoutes(app, tables, published);
    searchRoutes(app, search, published);
    tileRoutes(app, { ...published, tiles, readBounds: (dataset) => plans.readDatasetBounds(dataset) });
    styleRoutes(app, published);
    basemapRoutes(app, new BasemapService(basemaps));
    refuseScenarios(app);
    app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) => {
      reply.type('application/vnd.oai.openapi+json;version=3.0').send(app.swagger());
    });
  });
  if (clientFolder !== null) await registerClient(app, clientFolder);
  await app.ready();
  return { app, changesets };
}

function createApp(logger: NonNullable<AppOptions['logger']>): App {
  const app = Fastify({
    logger,
    bodyLimit: limits.bodyBytes,
    requestTimeout: 30_000,
    // nothing sent, nothing taken: whoever stops reading does not keep an answer in memory
    connectionTimeout: 60_000,
    // a Host that is missing is refused like one that is wrong; late requests are looked for every few seconds
    http: { requireHostHeader: false, connectionsCheckingInterval: 5_000 },
    // refused in our own words: see refuse-while-closing.ts
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    // links come from the configuration or a checked Host, never from forwarded headers
    trustProxy: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    forceCloseConnections: 'idle',
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.server.on('checkExpectation', refuseExpectation);
  return app.setValidatorCompiler(TypeBoxValidatorCompiler) as unknown as App;
}

/** Scenarios are for members; until someone can sign in, nobody is one. */
function refuseScenarios(app: App): void {
  // before the body is read: a stranger learns nothing from how it would be judged
  const onRequest: onRequestHookHandler = (_request, _reply, done) => {
    done(
      new Problem(401, 'sign-in-needed', 'Scenarios are for the people who work on the plan. Sign in first.'),
    );
  };
  for (const url of ['/api/scenarios', '/api/scenarios/*', '/api/plans/:plan/scenarios']) {
    app.route({
      method: app.supportedMethods as HTTPMethods[],
      url,
      schema: { hide: true },
      onRequest,
      handler: () => undefined,
    });
  }
}
