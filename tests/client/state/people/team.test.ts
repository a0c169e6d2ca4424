import { describe, expect, it } from 'vitest';
import type { LiveChangeset, LiveMessage } from '../../../../client/live/live-link.ts';
import type { Scenario } from '../../../../client/api/people-api.ts';
import { Team } from '../../../../client/state/people/team.svelte.ts';
import { fakePeopleApi, settle } from '../../helpers/fakes.ts';

const scenario = (more: Partial<Scenario>): Scenario => ({
  ...{ id: 2, plan: 'taixin', title: { zh: '方案', en: 'Scenario' }, status: 'draft', parent: 1 },
  ...{ baseChangeset: 1, changeset: 4, createdAt: '', createdBy: null, archivedAt: null },
  ...more,
});

const changesetOf = (number: number, ids: string[], isWhole = true): LiveChangeset => ({
  ...{ type: 'changeset', scenario: 2, number, author: '李工', message: '修改', createdAt: '' },
  ...{ inverseOf: null, changes: ids.length, isWhole, bounds: [] },
  features: ids.map((id) => ({ id, collection: 'zone', version: 2, kind: 'update' as const })),
});

/** A team that looks at a scenario, or at what is published, and what its page is told. */
async function open(shown: number | null = 2) {
  const told: unknown[] = [];
  const said: unknown[] = [];
  let links = 0;
  let scenarios = [scenario({ id: 2 }), scenario({ id: 1, status: 'published' })];
  let say: (message: LiveMessage) => void = () => undefined;
  const team = new Team(
    {
      api: fakePeopleApi({
        scenarios: () => Promise.resolve(scenarios),
        changeset: (_scenario, number) =>
          Promise.resolve({
            changeset: { ...changesetOf(number, ['a']), changes: 1 },
            changes: [
              {
                ...{ id: 'a', collection: 'zone', kind: 'update' as const },
                ...{ fields: [], isReshaped: false, before: null, after: null },
              },
            ],
            isWhole: true,
          }),
      }),
      openLive: (tell) => {
        say = tell;
        links++;
        return { say: (request) => said.push(request), close: () => links-- };
      },
      onChangeset: ({ number }) => told.push(number),
      onResync: () => told.push('resync'),
      onChangeBeside: (changeset) => told.push(`beside ${changeset?.number ?? 'anywhere'}`),
      onClosed: (isSignedOut) => told.push(isSignedOut ? 'signed out' : 'closed'),
      onClosedBeside: () => told.push('closed beside'),
      onRights: () => told.push('rights'),
    },
    'taixin',
    shown,
  );
  await team.start();
  return {
    team,
    told,
    said,
    say: (message: LiveMessage) => say(message),
    change: (to: Scenario[]) => (scenarios = to),
    links: () => links,
  };
}

describe('those who work on a plan', () => {
  it('see at once what a scenario is called now, and that it was handed in', async () => {
    const { team, say, change } = await open();
    change([scenario({ status: 'in-review', title: { zh: '新名', en: 'New' } })]);
    say({ type: 'scenario', scenario: 2 });
    await settle();
    expect(team.scenario).toMatchObject({ status: 'in-review', title: { zh: '新名' } });
    expect(team.trouble).toBeNull();
  });

  it('hear when they may do more or less, and know an outage from what has not begun', async () => {
    const { team, told, say } = await open();
    expect([team.isConnected, team.hasBeenConnected]).toEqual([false, false]);
    say({ type: 'subscribed', scenario: 2, changeset: 4, others: [] });
    say({ type: 'rights' });
    say({ type: 'connection', isOpen: false });
    expect([team.isConnected, team.hasBeenConnected]).toEqual([false, true]);
    expect(told).toEqual(['rights']);
  });

  it('are shown no longer what they may see no longer', async () => {
    const { told, say } = await open();
    say({ type: 'error', code: 'scenario-not-found', scenario: 2 });
    say({ type: 'error', code: 'scenario-not-found', scenario: 7 });
    say({ type: 'connection', isOpen: false });
    say({ type: 'connection', isOpen: false, isSignedOut: true });
    expect(told).toEqual(['closed', 'signed out']);
  });

  it('see a change on the map until what it changed is changed again', async () => {
    const { team, say } = await open();
    await team.show(4);
    say(changesetOf(5, ['b']));
    expect(team.described).not.toBeNull();
    say(changesetOf(6, ['b', 'a']));
    expect(team.described).toBeNull();
    await team.show(6);
    say(changesetOf(7, ['c'], false));
    expect(team.described).toBeNull();
  });

  it('hear of the scenario that is laid beside theirs, from where they know it to be', async () => {
    const { team, told, said, say } = await open();
    team.listenBeside(1);
    expect(said.at(-1)).toEqual({ type: 'subscribe', scenario: 1, after: 4 });
    say({ ...changesetOf(5, ['a']), scenario: 1 });
    expect(told).toEqual(['beside 5']);
    expect(team.scenarios?.map(({ id, changeset }) => [id, changeset])).toEqual([
      [2, 4],
      [1, 5],
    ]);
    // what the page knows already is not had anew
    say({ type: 'subscribed', scenario: 1, changeset: 5, others: [] });
    say({ type: 'resync', scenario: 1, changeset: 300 });
    expect(told).toEqual(['beside 5', 'beside anywhere']);
    expect([team.news, team.others]).toEqual([null, []]);
    team.listenBeside(null);
    expect(said.at(-1)).toEqual({ type: 'unsubscribe', scenario: 1 });
    say({ ...changesetOf(301, ['a']), scenario: 1 });
    expect(told).toHaveLength(2);
  });

  it('hear of a draft beside what is published, and need no connection before and after', async () => {
    const { team, told, said, say, links } = await open(null);
    expect(links()).toBe(0);
    team.listenBeside(2);
    expect([links(), said.at(-1)]).toEqual([1, { type: 'subscribe', scenario: 2, after: 4 }]);
    say({ type: 'connection', isOpen: true });
    say(changesetOf(5, ['a']));
    expect([told, team.news, team.others]).toEqual([['beside 5'], null, []]);
    // what is published is beside nothing: it is what is shown
    team.listenBeside(1);
    expect([links(), team.isConnected]).toEqual([0, false]);
    team.listenBeside(2);
    expect(links()).toBe(1);
    team.listenBeside(null);
    expect(links()).toBe(0);
  });

  it('lose from the map what lies beside it, when they may see that no more', async () => {
    const { team, told, say } = await open(null);
    team.listenBeside(2);
    say({ type: 'error', code: 'scenario-not-found', scenario: 2 });
    say({ type: 'connection', isOpen: false, isSignedOut: true });
    expect(told).toEqual(['closed beside', 'signed out', 'closed beside']);
  });

  it('hear of what was changed last, and how much before it, until they take note', async () => {
    const { team, say } = await open();
    expect(team.news).toBeNull();
    say(changesetOf(5, ['a']));
    say(changesetOf(6, ['a', 'b']));
    expect(team.news).toMatchObject({ newest: { number: 6, author: '李工', changes: 2 }, count: 2 });
    team.forgetNews();
    expect(team.news).toBeNull();
    say(changesetOf(7, ['a']));
    expect(team.news).toMatchObject({ newest: { number: 7 }, count: 1 });
  });

  it('compare with what was not put away, and never with what is shown', async () => {
    const { team, say, change } = await open();
    expect(team.comparable.map(({ id }) => id)).toEqual([1]);
    change([scenario({ id: 2 }), scenario({ id: 1 }), scenario({ id: 3, archivedAt: '2026-01-01' })]);
    say({ type: 'scenario', scenario: 2 });
    await settle();
    expect(team.comparable.map(({ id }) => id)).toEqual([1]);
  });
});
