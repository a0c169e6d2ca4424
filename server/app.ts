import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyRequest, type FastifyServerOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { RightsNews } from './access/rights-news.ts';
import { actorOf, forWhom, registerAccess } from './access/route-access.ts';
import { sessionCookie } from './access/session-cookie.ts';
import { AccountRepository } from './accounts/repository.ts';
import { accountRoutes } from './accounts/routes.ts';
import { AccountService } from './accounts/service.ts';
import type { Audience } from '#domain/collections/registry.ts';
import type { Basemap } from './basemaps/basemap.ts';
import { basemapRoutes } from './basemaps/routes.ts';
import { BasemapService } from './basemaps/service.ts';
import type { CommittedChangeset } from './changesets/changeset.ts';
import { EditService } from './changesets/edit-service.ts';
import { HistoryRepository } from './changesets/history-repository.ts';
import { HistoryService } from './changesets/history-service.ts';
import { IdempotencyRepository } from './changesets/idempotency-repository.ts';
import { itemRoutes } from './changesets/item-routes.ts';
import { ChangesetRepository } from './changesets/repository.ts';
import { changesetRoutes } from './changesets/routes.ts';
import { ChangesetService } from './changesets/service.ts';
import { registerClient } from './client-files.ts';
import { ComparisonRepository } from './comparisons/repository.ts';
import { comparisonRoutes } from './comparisons/routes.ts';
import { ComparisonService } from './comparisons/service.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { CursorSeal } from './features/cursor.ts';
import { FeatureRepository } from './features/repository.ts';
import { featureRoutes } from './features/routes.ts';
import { FeatureService } from './features/service.ts';
import { registerConnectionLimit } from './http/connection-limit.ts';
import { refuseAddress, refuseConnection, refuseExpectation } from './http/early-refusals.ts';
import { registerErrorHandler } from './http/error-handler.ts';
import { registerJsonBodies } from './http/json-bodies.ts';
import { registerPublicAddress } from './http/public-address.ts';
import { refuseWhileClosing } from './http/refuse-while-closing.ts';
import { registerQueryLimit } from './http/query-limit.ts';
import { refuseEncodedBodies } from './http/refuse-encoded-bodies.ts';
import { registerSecurityHeaders } from './http/security-headers.ts';
import type { App } from './http/typed-app.ts';
import { IdentityProvider } from './identities/provider.ts';
import { IdentityRepository } from './identities/repository.ts';
import { requestCookie } from './identities/request-cookie.ts';
import { identityRoutes } from './identities/routes.ts';
import { IdentityService } from './identities/service.ts';
import { limits } from './limits.ts';
import { ChangeFeed } from './live/change-feed.ts';
import { FeedRepository } from './live/feed-repository.ts';
import { LiveService } from './live/live-service.ts';
import { liveRoutes } from './live/routes.ts';
import type { Dataset } from './plans/dataset.ts';
import { PublishedPlans } from './plans/published-plans.ts';
import { PlanRepository } from './plans/repository.ts';
import { planRoutes } from './plans/routes.ts';
import { ScenarioDatasets } from './scenarios/datasets.ts';
import { ScenarioRepository } from './scenarios/repository.ts';
import { scenarioRoutes } from './scenarios/routes.ts';
import { ScenarioService } from './scenarios/service.ts';
import { SearchRepository } from './search/repository.ts';
import { searchRoutes } from './search/routes.ts';
import { SearchService } from './search/service.ts';
import { SessionRepository } from './sessions/repository.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { SessionService } from './sessions/service.ts';
import { SettingRepository } from './settings/repository.ts';
import { styleRoutes } from './styles/routes.ts';
import { systemRoutes } from './system/routes.ts';
import { TableRepository } from './tables/repository.ts';
import { tableRoutes } from './tables/routes.ts';
import { TableService } from './tables/service.ts';
import { TileRepository } from './tiles/repository.ts';
import { tileRoutes } from './tiles/routes.ts';
import { TileService } from './tiles/service.ts';
import { TokenRepository } from './tokens/repository.ts';
import { tokenRoutes } from './tokens/routes.ts';

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
  accounts: AccountService;
  sessions: SessionService;
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
  const app = createApp(logger, config.trustedProxies);
  registerErrorHandler(app);
  // before all that may refuse: refusals carry them too
  registerSecurityHeaders(app, config);
  registerConnectionLimit(app);
  refuseWhileClosing(app);
  registerPublicAddress(app, config);
  registerQueryLimit(app);
  refuseEncodedBodies(app);
  registerJsonBodies(app);
  await app.register(compress, {
    threshold: 1_024,
    encodings: ['gzip', 'identity'],
    // a body that unpacks to anything is refused instead: see refuse-encoded-bodies.ts
    globalDecompression: false,
  });
  await app.register(cookie);
  await app.register(swagger, { openapi: { openapi: '3.0.3', info: { title: 'Dayu', version: '1' } } });

  const planRepository = new PlanRepository(database);
  const plans = new PublishedPlans(planRepository);
  const changesetRepository = new ChangesetRepository(database);
  const changesets = new ChangesetService(changesetRepository);
  const seal = new CursorSeal(await new SettingRepository(database).secret('cursor'));
  const featuresFor = (audience: Audience) =>
    new FeatureService(new FeatureRepository(database, audience), seal);
  const tablesFor = (audience: Audience) => new TableService(new TableRepository(database, audience), seal);
  const tiles = new TileService(new TileRepository(database), tileCacheBytes);
  const search = new SearchService(new SearchRepository(database));
  const feedRepository = new FeedRepository(database);
  const feed = new ChangeFeed(database, feedRepository, changesets);
  const forget = ({ scenario, number, bounds }: CommittedChangeset) => {
    search.forget(scenario);
    tiles.invalidate(scenario, number, bounds);
  };
  // at once for what was committed here; and what others committed, when it is heard of
  changesets.onCommit(forget);
  feed.onChangeset(forget);

  const accountRepository = new AccountRepository(database);
  const sessionRepository = new SessionRepository(database);
  const tokens = new TokenRepository(database);
  const rights = new RightsNews();
  const accounts = new AccountService(accountRepository, sessionRepository, tokens, rights);
  const sessions = new SessionService(
    sessionRepository,
    accountRepository,
    tokens,
    rights,
    sessionCookie(config),
  );
  const warn = (reason: string) => app.log.warn({ reason }, 'the identity provider is of no use');
  const identities = new IdentityService({
    ...{ accounts, accountRepository, sessions, sessionRepository, rights },
    provider: config.oidc && new IdentityProvider(config.oidc, warn),
    cookie: requestCookie(config),
    identities: new IdentityRepository(database),
  });
  const scenarios = new ScenarioService(new ScenarioRepository(database));
  const datasets = new ScenarioDatasets(planRepository);
  const history = new HistoryRepository(database);
  const edits = new EditService({
    ...{ changesets, history, repository: changesetRepository },
    requests: new IdempotencyRepository(),
  });
  const findScenario = (id: number) => scenarios.find(id);
  const live = new LiveService({ feed, repository: feedRepository, findScenario });
  scenarios.onChange(({ id }) => live.tellScenario(id));
  rights.onChange((account) => live.tellRights(account));
  const hasPlan = (id: string) => datasets.hasPlan(id);
  registerAccess(app, {
    findActor: (request) => sessions.findActor(request),
    findScenario,
    hasPlan,
  });

  app.after(() => {
    const published = {
      prefix: '/api/published/:plan',
      features: featuresFor('public'),
      tables: tablesFor('public'),
      findDataset: (request: FastifyRequest) => plans.find((request.params as { plan: string }).plan),
      cacheControl: 'public, max-age=0, must-revalidate',
    };
    const ofScenarios = {
      prefix: '/api/scenarios/:scenario',
      features: featuresFor('members'),
      tables: tablesFor('members'),
      findDataset: (request: FastifyRequest) => datasets.find(request),
      // kept by the browser of whoever may see it, and asked for again each time
      cacheControl: 'private, no-cache',
    };
    const addDataset = (scoped: App, { features, tables, ...options }: typeof published) => {
      featureRoutes(scoped, features, options);
      tableRoutes(scoped, tables, options);
      searchRoutes(scoped, search, options);
      const readBounds = (dataset: Dataset) => plans.readDatasetBounds(dataset);
      tileRoutes(scoped, { ...options, tiles, readBounds });
      styleRoutes(scoped, options);
    };
    void forWhom(app, 'anyone', (open) => {
      systemRoutes(open, () => database.ping());
      planRoutes(open, plans);
      addDataset(open, published);
      basemapRoutes(open, new BasemapService(basemaps));
      open.get('/openapi.json', { schema: { hide: true } }, (_request, reply) => {
        // as bytes, to which Fastify adds no charset: GDAL knows the media type by its very letters
        const document = Buffer.from(JSON.stringify(app.swagger()));
        reply.type('application/vnd.oai.openapi+json;version=3.0').send(document);
      });
    });
    sessionRoutes(app, sessions, accounts);
    identityRoutes(app, identities, sessions.cookie);
    accountRoutes(app, accounts);
    tokenRoutes(app, tokens, hasPlan);
    scenarioRoutes(app, scenarios);
    changesetRoutes(app, edits, new HistoryService(history));
    itemRoutes(app, edits, history);
    const comparisons = new ComparisonService(new ComparisonRepository(database));
    void forWhom(app, { permission: 'read', on: 'scenario' }, (readers) => {
      addDataset(readers, ofScenarios);
      comparisonRoutes(readers, comparisons, {
        ...ofScenarios,
        findOther: async (request, other) =>
          datasets.describe(await scenarios.findReadable(actorOf(request), other)),
      });
    });
  });
  if (clientFolder !== null) await forWhom(app, 'anyone', (open) => registerClient(open, clientFolder));
  await liveRoutes(app, live, sessions);
  app.addHook('onClose', () => feed.stop());
  await app.ready();
  await feed.start();
  return { app, changesets, accounts, sessions };
}

function createApp(logger: NonNullable<AppOptions['logger']>, trustedProxies: readonly string[]): App {
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
    // who is asking is taken from those proxies alone; links come from the configuration or a checked Host, never from
    // forwarded headers
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    forceCloseConnections: 'idle',
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.server.on('checkExpectation', refuseExpectation);
  return app.setValidatorCompiler(TypeBoxValidatorCompiler) as unknown as App;
}
