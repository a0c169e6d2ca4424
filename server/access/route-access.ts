import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Permission } from '#domain/people/roles.ts';
import { isPlanId } from '#domain/plan-check/plan-id.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { App } from '../http/typed-app.ts';
import type { ScenarioRecord } from '../scenarios/repository.ts';
import { isAdministrator, isAllowed, notAllowed, type Actor } from './actor.ts';
import { requireSameOrigin } from './same-origin.ts';

/**
 * Who a route is for: anyone; whoever is signed in with a browser; whoever administers the installation; or who has a
 * permission on the plan, or on the plan of the scenario, that the path names.
 */
export type Access =
  'anyone' | 'signed-in' | 'administrator' | { permission: Permission; on: 'plan' | 'scenario' };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** Who asks; null where the route is for anyone. */
    actor: Actor | null;
    /** The scenario of the path, where access depends on it. */
    scenario: ScenarioRecord | null;
  }
}

export interface AccessOptions {
  findActor(request: FastifyRequest): Promise<Actor | null>;
  findScenario(id: number): Promise<ScenarioRecord | null>;
  hasPlan(id: string): Promise<boolean>;
}

const signInNeeded = () =>
  new Problem(401, 'sign-in-needed', 'This is for the people who work on the plan. Sign in first.');
const tokenRefused = () =>
  new Problem(
    401,
    'sign-in-needed',
    'The token under «Authorization» is incomplete, was revoked, or has expired.',
  );
const noScenario = () => notFound('scenario-not-found', 'There is no such scenario.');
const noPlan = () => notFound('plan-not-found', 'There is no such plan.');

/** Addresses below which nothing is for strangers. */
const privatePaths = /^\/api\/(scenarios|plans\/[^/?]+\/(scenarios|members))(?=[/?]|$)/;

/**
 * Let requests through to the routes that are for them, before the body is read: a stranger learns nothing from how it
 * would be judged. A route that does not say who it is for does not start.
 */
export function registerAccess(app: FastifyInstance, options: AccessOptions): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', (done) => {
    const open = routes.find(({ config }) => config?.access === undefined);
    done(open && new Error(`the route ${open.url} does not say who it is for`));
  });
  app.decorateRequest('actor', null);
  app.decorateRequest('scenario', null);
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    if (access === undefined) {
      // what there is and what there is not looks alike to strangers
      if (privatePaths.test(request.url) && !(await options.findActor(request))) throw signInNeeded();
      return;
    }
    requireSameOrigin(request);
    if (access !== 'anyone') await admit(request, access, options);
  });
}

async function admit(
  request: FastifyRequest,
  access: Exclude<Access, 'anyone'>,
  { findActor, findScenario, hasPlan }: AccessOptions,
): Promise<void> {
  // looked up beside each other: a change waits for both
  const [actor, scenario] = await Promise.all([
    findActor(request),
    scenarioOf(request, access, findScenario),
  ]);
  if (!actor) throw request.headers.authorization === undefined ? signInNeeded() : tokenRefused();
  request.actor = actor;
  if (access === 'signed-in') {
    if (actor.by.kind !== 'session') throw notAllowed(actor);
  } else if (access === 'administrator') {
    if (!isAdministrator(actor)) throw notAllowed(actor);
  } else if (access.on === 'plan') {
    const plan = planOf(request);
    requireOn(actor, plan, access.permission, noPlan);
    // what can be no id may also be what a database can't hold
    if (!isPlanId(plan) || !(await hasPlan(plan))) throw noPlan();
  } else {
    if (!scenario) throw noScenario();
    requireOn(actor, scenario.plan, access.permission, noScenario);
    request.scenario = scenario;
  }
}

/** Of what somebody may not even see they hear what they would hear if it were not there. */
function requireOn(actor: Actor, plan: string, permission: Permission, missing: () => Problem): void {
  if (!isAllowed(actor, plan, 'read')) throw missing();
  if (!isAllowed(actor, plan, permission)) throw notAllowed(actor);
}

const planOf = (request: FastifyRequest) => (request.params as { plan?: string }).plan ?? '';

/** The scenario that the path names; null for none, or where access depends on no scenario. */
async function scenarioOf(
  request: FastifyRequest,
  access: Exclude<Access, 'anyone'>,
  findScenario: AccessOptions['findScenario'],
): Promise<ScenarioRecord | null> {
  if (typeof access === 'string' || access.on !== 'scenario') return null;
  const id = parseScenarioId((request.params as { scenario?: string }).scenario ?? '');
  return id === null ? null : findScenario(id);
}

/** A scenario's number as it is written; null for what can be none. */
export function parseScenarioId(text: string): number | null {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0;
  return id >= 1 && id <= 2_147_483_647 ? id : null;
}

/** Routes that are all for the same people. */
export function forWhom(
  app: App,
  access: Access,
  addRoutes: (scoped: App) => void | Promise<void>,
): PromiseLike<unknown> {
  return app.register(async (scoped) => {
    scoped.addHook('onRoute', (route) => {
      route.config = { access, ...route.config };
    });
    await addRoutes(scoped as App);
  });
}

/** The actor of a route that is not for anyone. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Error('the route is for anyone, and has no actor');
  return request.actor;
}

/** The scenario of a route whose access depends on it. */
export function scenarioOfRoute(request: FastifyRequest): ScenarioRecord {
  if (!request.scenario) throw new Error('the access of the route does not depend on a scenario');
  return request.scenario;
}
