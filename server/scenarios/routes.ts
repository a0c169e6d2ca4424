import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { scenarioStatuses } from '#domain/scenarios/status.ts';
import { actorOf, forWhom, parseScenarioId, scenarioOfRoute } from '../access/route-access.ts';
import { toProblem } from '../http/error-handler.ts';
import { notFound, Problem, problemBody, problems } from '../http/problem.ts';
import { KeptText } from '../http/text-schema.ts';
import type { App } from '../http/typed-app.ts';
import type { ScenarioRecord } from './repository.ts';
import type { ScenarioService } from './service.ts';

const Title = Type.Object({ zh: KeptText(100), en: KeptText(100) }, { additionalProperties: false });
const Status = Type.Unsafe<ScenarioRecord['status']>({ type: 'string', enum: [...scenarioStatuses] });
const ScenarioBody = Type.Object({
  id: Type.Integer(),
  plan: Type.String(),
  title: Title,
  status: Status,
  parent: Type.Unsafe<number | null>({ type: 'integer', nullable: true }),
  baseChangeset: Type.Integer({ description: 'Changeset of the parent that the branch began at' }),
  changeset: Type.Integer({ description: 'Number of the newest changeset' }),
  createdAt: Type.String(),
  createdBy: Type.Unsafe<string | null>({ type: 'string', nullable: true }),
  archivedAt: Type.Unsafe<string | null>({ type: 'string', nullable: true }),
});
const PlanPath = Type.Object({ plan: Type.String() });
const ScenarioPath = Type.Object({ scenario: Type.String() });
const tags = ['scenarios'];

/** A body that tells how far the work is, a line of JSON at a time; the last line is the scenario, or a problem. */
const progressType = 'application/x-ndjson';
/** How often a line is written, ms. */
const progressMilliseconds = 200;

/** `/api/plans/{plan}/scenarios` and what a scenario itself is. */
export function scenarioRoutes(app: App, scenarios: ScenarioService): void {
  void forWhom(app, { permission: 'read', on: 'plan' }, (readers) => addListRoute(readers, scenarios));
  void forWhom(app, { permission: 'edit', on: 'plan' }, (editors) => addBranchRoute(editors, scenarios));
  // which permission a change of status needs depends on the status: the service looks at it
  void forWhom(app, { permission: 'read', on: 'scenario' }, (readers) => {
    readers.get(
      '/api/scenarios/:scenario/status',
      {
        schema: {
          summary: 'What a scenario is and how far it has come',
          tags,
          params: ScenarioPath,
          querystring: Type.Object({}, { additionalProperties: false }),
          response: { 200: ScenarioBody, ...problems },
        },
      },
      (request, reply) => {
        void reply.header('cache-control', 'no-store').send(bodyOf(scenarioOfRoute(request)));
      },
    );
    readers.patch(
      '/api/scenarios/:scenario',
      {
        schema: {
          summary: 'Rename a scenario, hand it in or return it, put it away',
          tags,
          params: ScenarioPath,
          body: Type.Object(
            {
              title: Type.Optional(Title),
              status: Type.Optional(Status),
              isArchived: Type.Optional(Type.Boolean()),
            },
            { additionalProperties: false, minProperties: 1 },
          ),
          response: { 200: ScenarioBody, ...problems },
        },
      },
      async (request) =>
        bodyOf(await scenarios.change(actorOf(request), scenarioOfRoute(request).id, request.body)),
    );
  });
}

function addListRoute(app: App, scenarios: ScenarioService): void {
  app.get(
    '/api/plans/:plan/scenarios',
    {
      schema: {
        summary: 'The scenarios of a plan, the newest first',
        tags,
        params: PlanPath,
        querystring: Type.Object(
          { archived: Type.Optional(Type.Enum(['true', 'false'])) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ scenarios: Type.Array(ScenarioBody) }), ...problems },
      },
    },
    async (request, reply) => {
      const list = await scenarios.list(request.params.plan, request.query.archived === 'true');
      reply.header('cache-control', 'no-store');
      return { scenarios: list.map(bodyOf) };
    },
  );
}

function addBranchRoute(app: App, scenarios: ScenarioService): void {
  app.post(
    '/api/plans/:plan/scenarios',
    {
      schema: {
        summary: 'A draft that begins as a copy of a scenario',
        description: `Asked for as ${progressType}, the answer tells how far the copying is: lines «{"done","of"}», then the scenario or a problem. Whoever hangs up ends it, and nothing is left.`,
        tags,
        params: PlanPath,
        body: Type.Object({ from: Type.Integer(), title: Title }, { additionalProperties: false }),
        response: { 201: ScenarioBody, ...problems },
      },
    },
    async (request, reply) => {
      const { from, title } = request.body;
      const origin = parseScenarioId(String(from)) === null ? null : await scenarios.find(from);
      if (origin?.plan !== request.params.plan)
        throw notFound('scenario-not-found', 'There is no such scenario.');
      const branch = (progress: (done: number, of: number) => void) =>
        scenarios.branch(actorOf(request), origin, title, progress);
      if (request.headers.accept?.includes(progressType)) return sendProgress(request, reply, branch);
      const scenario = await branch(() => stopWhenGone(request));
      reply.status(201).header('location', `/api/scenarios/${scenario.id}/`);
      return bodyOf(scenario);
    },
  );
}

/** Whoever asked has hung up: nobody would know of what is made. */
function stopWhenGone({ raw }: FastifyRequest): void {
  if (raw.socket.destroyed)
    throw new Problem(400, 'hung-up', 'Whoever asked for the copy has hung up. Nothing was made.');
}

function sendProgress(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (progress: (done: number, of: number) => void) => Promise<ScenarioRecord>,
): FastifyReply {
  const lines = new Readable({ read: () => undefined });
  const write = (line: object) => lines.push(`${JSON.stringify(line)}\n`);
  let toldAt = 0;
  const progress = (done: number, of: number) => {
    stopWhenGone(request);
    const now = performance.now();
    if (now - toldAt < progressMilliseconds && done < of) return;
    toldAt = now;
    write({ done, of });
  };
  work(progress)
    .then(
      (scenario) => write({ scenario: bodyOf(scenario) }),
      (error: Error) => {
        const { status, code, message } = toProblem(error as Parameters<typeof toProblem>[0]);
        if (status >= 500) request.log.error({ err: error }, 'a branch was not made');
        write({ problem: problemBody(status, code, message, request.id) });
      },
    )
    .finally(() => lines.push(null));
  // kept together by what stands between, the lines would all come at the end
  return reply
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .type(progressType)
    .send(lines);
}

function bodyOf({ createdAt, archivedAt, ...rest }: ScenarioRecord): Static<typeof ScenarioBody> {
  return { ...rest, createdAt: createdAt.toISOString(), archivedAt: archivedAt?.toISOString() ?? null };
}
