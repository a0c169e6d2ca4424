import { describe, expect, it } from 'vitest';
import type { RowsPage, SearchItem } from '../../../../client/api/types.ts';
import { chooseOption } from '../../../../client/panels/palette/choose.ts';
import { AddressBar } from '../../../../client/state/address/address-bar.ts';
import { Workspace } from '../../../../client/state/workspace.svelte.ts';
import { fakeApi, fakeMemory, fakePeopleApi, FakeWindow, settle } from '../../helpers/fakes.ts';

const fields = ['id', 'longitude', 'latitude', 'precision', 'name', 'kind', 'landUse'];
const rowsOf = (...rows: [id: string, name: string | null, kind: string | null, landUse: string | null][]) =>
  ({
    fields,
    rows: rows.map(([id, ...values]) => [id, 112.7, 38.2, 'illustrative', ...values]),
    numberMatched: rows.length,
    next: null,
  }) satisfies RowsPage;

const pages: Record<string, RowsPage> = {
  zone: rowsOf(
    ['z-1', '环城绿带', null, '1401'],
    ['z-2', '环城绿带', null, '1402'],
    ['z-3', '滨河绿带', null, '1401'],
  ),
  infrastructure: rowsOf(
    ['s-1', '大盂路', 'road', null],
    ['s-2', '大盂路', 'road', null],
    ['w-1', '大盂路', 'water', null],
  ),
};

const group: SearchItem = {
  collection: 'zone',
  id: 'z-1',
  title: { zh: '环城绿带', en: 'Green belt' },
  properties: { name: '环城绿带' },
  grouping: 'name',
  count: 2,
  point: [112.7, 38.2],
  bounds: [112.6, 38.1, 112.8, 38.3],
  match: { field: 'name', fit: 'exact' },
};

async function choose(item: SearchItem): Promise<Workspace> {
  const workspace = new Workspace({
    peopleApi: fakePeopleApi(),
    api: fakeApi({ rows: (_plan, collection) => Promise.resolve(pages[collection] ?? rowsOf()) }),
    addressBar: new AddressBar(new FakeWindow()),
    memory: fakeMemory(),
    languages: ['zh-CN'],
    systemIsDark: () => false,
    pageSource: { readPage: () => Promise.resolve(''), script: null, setTimer: () => undefined },
  });
  await workspace.load();
  chooseOption(workspace, { kind: 'feature', key: 'k', item });
  await settle();
  return workspace;
}

describe('what stands for several features', () => {
  it.each([
    ['parcels of one name, of whatever land use', group, ['z-1', 'z-2']],
    [
      'sections of one street, and no pipe that has its name',
      {
        ...group,
        collection: 'infrastructure',
        id: 's-1',
        properties: { name: '大盂路', kind: 'road', class: 'trunk' },
      },
      ['s-1', 's-2'],
    ],
    [
      'parcels of one land use',
      { ...group, grouping: 'landUse', properties: { landUse: '1401' } },
      ['z-1', 'z-3'],
    ],
  ] satisfies [string, SearchItem, string[]][])(
    'is marked as one, and listed: %s',
    async (_what, item, ids) => {
      const { highlight, dock, selection, camera } = await choose(item);
      expect(highlight.current?.ids).toEqual(ids);
      expect(highlight.tableFilter?.ids).toEqual(ids);
      expect(dock.view).toEqual({ kind: 'table', collection: item.collection });
      expect(selection.current).toBeNull();
      expect(camera.wish).toMatchObject({ kind: 'bounds', bounds: item.bounds });
    },
  );
});

describe('a feature', () => {
  it('is selected', async () => {
    const { selection, dock } = await choose({ ...group, grouping: null, count: 1 });
    expect(selection.current).toEqual({ collection: 'zone', id: 'z-1' });
    expect(dock.view).toBeNull();
  });
});
