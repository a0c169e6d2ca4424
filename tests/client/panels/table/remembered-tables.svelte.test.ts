import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { rememberedTable } from '../../../../client/panels/table/remembered-tables.ts';
import type { TableState } from '../../../../client/panels/table/table-state.svelte.ts';
import { AddressBar } from '../../../../client/state/address/address-bar.ts';
import { Workspace } from '../../../../client/state/workspace.svelte.ts';
import { fakeApi, fakeMemory, fakePeopleApi, FakeWindow } from '../../helpers/fakes.ts';

const fields = ['id', 'validFrom', 'validTo', 'size', 'longitude', 'latitude', 'landUse', 'precision'];
const row = (id: string, size: number) => [id, null, null, size, 112.7, 38.1, '0901', 'illustrative'];

/** A page whose plan has two parcels. */
async function openPage(): Promise<Workspace> {
  const rows = [row('small', 1), row('large', 2)];
  const workspace = new Workspace({
    peopleApi: fakePeopleApi(),
    api: fakeApi({ rows: () => Promise.resolve({ fields, rows, numberMatched: 2, next: null }) }),
    addressBar: new AddressBar(new FakeWindow()),
    memory: fakeMemory(),
    languages: ['zh'],
    systemIsDark: () => false,
    pageSource: { readPage: () => Promise.resolve(''), script: null, setTimer: () => null },
  });
  await workspace.load();
  await workspace.rows.load('zone');
  return workspace;
}

/** The panel of a table, which is open until it is closed, and shows what the table lists. */
function openPanel(workspace: Workspace) {
  let table: TableState | null = null;
  let listed: readonly string[] = [];
  const close = $effect.root(() => {
    const its = $derived(rememberedTable(workspace, 'zone'));
    $effect(() => {
      table = its;
      listed = Array.from(its!.matching, (at) => its!.table!.rows[at]!.id);
    });
  });
  flushSync();
  return { table: table!, listed: () => listed, close };
}

describe('a table that is closed and opened again', () => {
  it('lists anew what is asked of it since', async () => {
    const workspace = await openPage();
    const first = openPanel(workspace);
    await first.table.arrange();
    flushSync();
    expect([...first.listed()].sort()).toEqual(['large', 'small']);
    first.close();
    const again = openPanel(workspace);
    again.table.sortBy('size', false);
    await again.table.arrange();
    flushSync();
    const ascending = [...again.listed()];
    again.table.sortBy('size', false);
    await again.table.arrange();
    flushSync();
    expect([...again.listed()]).toEqual(ascending.toReversed());
    again.close();
  });
});
