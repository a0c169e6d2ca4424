import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { ScenarioDifferences } from '../../../client/state/people/scenario-differences.svelte.ts';
import { PlanAreas } from '../../../client/state/plan/plan-areas.svelte.ts';
import { PlanRows } from '../../../client/state/plan/plan-rows.svelte.ts';
import { fakeApi, fakePeopleApi, gone, settle } from '../helpers/fakes.ts';

describe('a panel that asks for what it shows', () => {
  let stop = () => undefined as void;
  afterEach(() => stop());

  /** Open a panel whose effect asks; gives back how often the server was asked once all has settled. */
  async function openPanel(panelOf: (api: ReturnType<typeof fakeApi>) => { load: () => Promise<void> }) {
    let asked = 0;
    const refuse = () => {
      asked += 1;
      return Promise.reject(gone);
    };
    const panel = panelOf(fakeApi({ rows: refuse, items: refuse }));
    stop = $effect.root(() => {
      $effect(() => void panel.load());
    });
    for (let turn = 0; turn < 10; turn++) {
      flushSync();
      await settle();
    }
    return asked;
  }

  it('asks once for rows that do not come', async () => {
    const asked = await openPanel((api) => {
      const rows = new PlanRows(api, () => 'taixin');
      return { load: () => rows.load('zone') };
    });
    expect(asked).toBe(1);
  });

  it('asks once what two scenarios make different', async () => {
    const asked = await openPanel(({ rows }) => {
      const compare = () => rows('', '', null) as never;
      const differences = new ScenarioDifferences(fakePeopleApi({ compare }));
      return { load: () => Promise.resolve(differences.ask({ before: 1, after: 2, day: null })) };
    });
    expect(asked).toBe(1);
  });

  it('asks once for areas that do not come, each collection', async () => {
    expect(await openPanel((api) => new PlanAreas(api, () => 'taixin'))).toBe(2);
  });
});
