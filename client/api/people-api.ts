import type { Geometry } from 'geojson';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { Role } from '#domain/people/roles.ts';
import type { ScenarioStatus } from '#domain/scenarios/status.ts';
import { ApiError, problemOf } from './api-error.ts';
import { getJson, type Fetch } from './get-json.ts';
import { readComparison, type ComparedScenarios, type ScenarioComparison } from './scenario-comparison.ts';
import { sendJson } from './send-json.ts';
import { readPerson } from './session-api.ts';
import { isRecord, type Shape } from './shapes.ts';
import type { ItemProperties, Person } from './types.ts';

/** Somebody with an account, and what they are. */
export interface Member extends Person {
  /** False until a password has been chosen with a link. */
  hasPassword: boolean;
  /** True for whoever signs in through an identity provider. */
  hasIdentity: boolean;
  isDisabled: boolean;
}

/** Somebody to be given a role; a new account unless there is one of that name. */
export interface Invitation {
  name: string;
  displayName: string;
  role: Role;
}

/** A token for a program, whose secret was shown once. */
export interface PersonalToken {
  id: number;
  title: string;
  scope: 'read' | 'write';
  /** The only plan that it opens; null for all that its owner may see. */
  plan: string | null;
  expiresAt: string;
  usedAt: string | null;
}

/** What a one-time link is for. */
export interface LinkPurpose {
  purpose: 'first' | 'invitation' | 'reset';
  name: string;
  displayName: string;
}

export interface Scenario {
  id: number;
  plan: string;
  title: BilingualText;
  status: ScenarioStatus;
  parent: number | null;
  baseChangeset: number;
  changeset: number;
  createdAt: string;
  createdBy: string | null;
  archivedAt: string | null;
}

export interface Changeset {
  scenario: number;
  number: number;
  author: string;
  message: string;
  createdAt: string;
  inverseOf: number | null;
  changes: number;
}

/** A feature as it was before or after a change. */
export interface HistoricFeature {
  id: string;
  geometry: Geometry;
  properties: ItemProperties;
}

/** What a changeset changed of one feature. */
export interface FeatureChange {
  id: string;
  collection: string;
  kind: 'create' | 'update' | 'delete';
  fields: { field: string; before?: unknown; after?: unknown }[];
  isReshaped: boolean;
  before: HistoricFeature | null;
  after: HistoricFeature | null;
}

export interface DescribedChangeset {
  changeset: Changeset;
  changes: FeatureChange[];
  /** False where it changed more than is told. */
  isWhole: boolean;
}

/** What people who work on plans ask the server. */
export interface PeopleApi {
  person(): Promise<Person | null>;
  signIn(name: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  signOutEverywhere(): Promise<void>;
  changePassword(current: string, next: string): Promise<void>;
  lookAtLink(token: string): Promise<LinkPurpose>;
  useLink(token: string, chosen: { password: string; name?: string; displayName?: string }): Promise<void>;
  /** Who has a role of their own in a plan; null for all accounts. */
  members(plan: string | null): Promise<Member[]>;
  /** Give somebody a role in a plan, null for every plan; a link to hand over where they had no account. */
  invite(plan: string | null, person: Invitation): Promise<string | null>;
  /** What somebody is in a plan from now on, null for every plan; a role of null for nothing. */
  setRole(plan: string | null, account: number, role: Role | null): Promise<void>;
  changeAccount(account: number, change: { isDisabled: boolean }): Promise<void>;
  /** Sign somebody out everywhere. */
  endSessions(account: number): Promise<void>;
  /** A link with which somebody chooses a new password. */
  makeLink(account: number): Promise<string>;
  tokens(): Promise<PersonalToken[]>;
  /** A new token: its secret. */
  makeToken(token: Pick<PersonalToken, 'title' | 'scope' | 'plan'>, days: number): Promise<string>;
  removeToken(id: number): Promise<void>;
  /** All of a plan, also what was put away; the newest first. */
  scenarios(plan: string): Promise<Scenario[]>;
  scenario(id: number): Promise<Scenario>;
  /** A draft that begins as a copy; `progress` hears the share that is copied, and aborting the signal leaves nothing. */
  branch(
    from: Scenario,
    title: BilingualText,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Scenario>;
  changeScenario(
    id: number,
    change: { title?: BilingualText; status?: ScenarioStatus; isArchived?: boolean },
  ): Promise<Scenario>;
  compare(compared: ComparedScenarios, signal: AbortSignal): Promise<ScenarioComparison>;
  /** A page of the history, the newest first; before a number, or from the newest on. */
  changesets(scenario: number, before: number | null): Promise<Changeset[]>;
  changeset(scenario: number, number: number): Promise<DescribedChangeset>;
  takeBack(scenario: number, number: number): Promise<void>;
  restore(scenario: number, number: number, ids?: readonly string[]): Promise<void>;
}

/** True for an object with members of these names, as far as the page relies on it. */
const has =
  <Answer>(...members: string[]): Shape<Answer> =>
  (value): value is Answer =>
    isRecord(value) && members.every((member) => member in value);

const isScenario = has<Scenario>('id', 'plan', 'title', 'status', 'changeset');
const isList =
  <Name extends string, Item>(name: Name, isItem: Shape<Item>): Shape<Record<Name, Item[]>> =>
  (value): value is Record<Name, Item[]> =>
    isRecord(value) && Array.isArray(value[name]) && (value[name] as unknown[]).every(isItem);
const isChangeset = has<Changeset>('number', 'author', 'message', 'createdAt', 'changes');

/** How many changesets a page of the history has. */
export const historyPage = 50;

/** The API of the server this page came from. */
export function createPeopleApi(fetch: Fetch): PeopleApi {
  const send = async (...request: [Parameters<typeof sendJson>[1], string, object?]) => {
    await sendJson(fetch, ...request);
  };
  return {
    person: () => readPerson(fetch),
    signIn: (name, password) => send('POST', '/api/session', { name, password }),
    signOut: () => send('DELETE', '/api/session'),
    signOutEverywhere: () => send('DELETE', '/api/sessions'),
    changePassword: (current, next) => send('PUT', '/api/session/password', { current, next }),
    lookAtLink: async (token) => (await sendJson(fetch, 'POST', '/api/links/look', { token })) as LinkPurpose,
    useLink: (token, chosen) => send('POST', '/api/links/use', { token, ...chosen }),
    members: async (plan) =>
      (
        await getJson(
          fetch,
          membersPath(plan),
          isList('accounts', has<Member>('id', 'name', 'displayName', 'memberships')),
        )
      ).accounts,
    invite: async (plan, person) => {
      const { link } = (await sendJson(fetch, 'POST', membersPath(plan), person)) as {
        link: string | null;
      };
      return link;
    },
    setRole: (plan, account, role) => {
      const path = plan === null ? `/api/accounts/${account}/role` : `${membersPath(plan)}/${account}`;
      return role === null ? send('DELETE', path) : send('PUT', path, { role });
    },
    changeAccount: (account, change) => send('PATCH', `/api/accounts/${account}`, change),
    endSessions: (account) => send('DELETE', `/api/accounts/${account}/sessions`),
    makeLink: async (account) =>
      ((await sendJson(fetch, 'POST', `/api/accounts/${account}/link`)) as { link: string }).link,
    tokens: async () =>
      (
        await getJson(
          fetch,
          '/api/tokens',
          isList('tokens', has<PersonalToken>('id', 'title', 'scope', 'expiresAt')),
        )
      ).tokens,
    makeToken: async (token, days) =>
      ((await sendJson(fetch, 'POST', '/api/tokens', { ...token, days })) as { secret: string }).secret,
    removeToken: (id) => send('DELETE', `/api/tokens/${id}`),
    scenarios: async (plan) =>
      (await getJson(fetch, `/api/plans/${plan}/scenarios?archived=true`, isList('scenarios', isScenario)))
        .scenarios,
    scenario: (id) => getJson(fetch, `/api/scenarios/${id}/status`, isScenario),
    branch: (from, title, progress, signal) => branch(fetch, from, title, progress, signal),
    changeScenario: async (id, change) =>
      (await sendJson(fetch, 'PATCH', `/api/scenarios/${id}`, change)) as Scenario,
    compare: (compared, signal) => readComparison(fetch, compared, signal),
    changesets: async (scenario, before) => {
      const query = before === null ? '' : `&before=${before}`;
      const path = `/api/scenarios/${scenario}/changesets?limit=${historyPage}${query}`;
      return (await getJson(fetch, path, isList('changesets', isChangeset))).changesets;
    },
    changeset: (scenario, number) =>
      getJson(
        fetch,
        `/api/scenarios/${scenario}/changesets/${number}`,
        has<DescribedChangeset>('changeset', 'changes', 'isWhole'),
      ),
    takeBack: (scenario, number) =>
      send('POST', `/api/scenarios/${scenario}/changesets/${number}/inverse`, {}),
    restore: (scenario, changeset, ids) =>
      send('POST', `/api/scenarios/${scenario}/restorations`, { changeset, ...(ids && { ids }) }),
  };
}

const membersPath = (plan: string | null) => (plan === null ? '/api/accounts' : `/api/plans/${plan}/members`);

/** What a line of the answer to a branch says. */
type BranchLine =
  | { done: number; of: number }
  | { scenario: Scenario }
  | { problem: { status: number; code: string; detail?: string } };

async function branch(
  fetch: Fetch,
  from: Scenario,
  title: BilingualText,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Scenario> {
  try {
    const response = await fetch(`/api/plans/${from.plan}/scenarios`, {
      method: 'POST',
      headers: { accept: 'application/x-ndjson', 'content-type': 'application/json' },
      body: JSON.stringify({ from: from.id, title }),
      signal,
    });
    if (!response.ok || !response.body) throw await problemOf(response);
    return await readBranch(response.body, progress);
  } catch (error) {
    throw error instanceof ApiError || signal.aborted ? error : new ApiError(0, 'unreachable', String(error));
  }
}

async function readBranch(
  body: ReadableStream<Uint8Array>,
  progress: (share: number) => void,
): Promise<Scenario> {
  for await (const line of linesOf(body)) {
    const said = JSON.parse(line) as BranchLine;
    if ('scenario' in said) return said.scenario;
    if ('problem' in said)
      throw new ApiError(said.problem.status, said.problem.code, said.problem.detail ?? '');
    progress(said.of === 0 ? 1 : said.done / said.of);
  }
  throw new ApiError(0, 'unreachable', 'the answer ended before it was whole');
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>;
  for (let rest = ''; ;) {
    const { done, value = '' } = await reader.read();
    const lines = (rest + value).split('\n');
    rest = lines.pop()!;
    yield* lines.filter(Boolean);
    if (done) return;
  }
}
