import { describe, expect, it } from 'vitest';
import { AddressBar } from '../../../client/state/address/address-bar.ts';
import type { Item } from '../../../client/api/types.ts';
import type { Candidate } from '../../../client/state/plan/candidate.ts';
import { Workspace } from '../../../client/state/workspace.svelte.ts';
import {
  deferred,
  fakeApi,
  fakeMemory,
  fakePeopleApi,
  FakeWindow,
  gone,
  itemOf,
  plan,
  settle,
} from '../helpers/fakes.ts';

const view = { zoom: 14, latitude: 38.17, longitude: 112.71, bearing: 0, pitch: 0 };
const place = { collection: 'zone', position: [112.7, 38.1] };
const candidate = (id: string): Candidate => ({ ref: { collection: 'zone', id }, properties: {} });

async function open(search = '', api = fakeApi()) {
  const window = new FakeWindow(search);
  const workspace = new Workspace({
    peopleApi: fakePeopleApi(),
    api,
    addressBar: new AddressBar(window),
    memory: fakeMemory(),
    languages: ['zh-CN'],
    systemIsDark: () => false,
    pageSource: { readPage: () => Promise.resolve(''), script: null, setTimer: () => undefined },
  });
  await workspace.load();
  return { window, workspace };
}

describe('Workspace', () => {
  it('restores from the address what it says', async () => {
    const { workspace } = await open(
      '?v=14/38.17/112.71&hide=roads&feature=zone/zone-1&lang=en&colors=exact',
    );
    expect(workspace.camera.view).toEqual(view);
    expect(workspace.layers.hidden).toEqual(['roads']);
    expect(workspace.layers.colors).toBe('exact');
    expect(workspace.selection.current).toEqual({ collection: 'zone', id: 'zone-1' });
    expect(workspace.language.current).toBe('en');
  });

  it('goes to a feature that an address names without a view, and stays where it names one', async () => {
    expect((await open('?feature=zone/a')).workspace.camera.wish).toMatchObject({ kind: 'bounds' });
    expect((await open('?feature=zone/a&v=14/38.17/112.71')).workspace.camera.wish).toBeNull();
  });

  it('keeps the pin in the address, goes to it where no view is named, and pulls it by Back', async () => {
    const pinned = await open('?pin=38.17/112.68');
    expect(pinned.workspace.pin.position).toEqual([112.68, 38.17]);
    expect(pinned.workspace.camera.wish).toMatchObject({ bounds: [112.68, 38.17, 112.68, 38.17] });
    const { window, workspace } = await open();
    workspace.guide.pinAt([112.7, 38.2]);
    expect(window.entries.at(-1)).toBe('/?pin=38.2/112.7');
    window.go(-1);
    await settle();
    expect(workspace.pin.position).toBeNull();
    window.go(1);
    await settle();
    expect(workspace.pin.position).toEqual([112.7, 38.2]);
    workspace.guide.unpin();
    expect(window.entries.at(-1)).toBe('/');
  });

  it('makes a step that Back undoes of each selection, and none of moving about', async () => {
    const { window, workspace } = await open();
    workspace.moved(view);
    await workspace.guide.pick([candidate('a')]);
    workspace.moved({ ...view, zoom: 15 });
    await workspace.guide.pick([candidate('b')]);
    expect(window.entries).toEqual([
      '/?v=14.00/38.17000/112.71000',
      '/?v=15.00/38.17000/112.71000&feature=zone/a',
      '/?v=15.00/38.17000/112.71000&feature=zone/b',
    ]);
  });

  it('follows Back and Forward', async () => {
    const { window, workspace } = await open();
    workspace.moved(view);
    await workspace.guide.pick([candidate('a')]);
    await workspace.guide.pick([candidate('b')]);
    window.go(-1);
    await settle();
    expect(workspace.selection.current?.id).toBe('a');
    window.go(-1);
    await settle();
    expect(workspace.selection.current).toBeNull();
    expect(workspace.camera.wish).toMatchObject({ kind: 'view', view: { zoom: 14 } });
    window.go(2);
    await settle();
    expect(workspace.selection.current?.id).toBe('b');
    expect(window.entries).toHaveLength(3);
  });

  it('selects the parcel under a click on merged ones, as one step', async () => {
    const { window, workspace } = await open(
      '',
      fakeApi({ itemsAt: () => Promise.resolve([itemOf('zone-1')]) }),
    );
    const cluster: Candidate = { ref: { collection: 'cluster', id: 'town' }, properties: {} };
    await workspace.guide.pick([cluster], place);
    expect(workspace.selection.current).toEqual({ collection: 'zone', id: 'zone-1' });
    expect(workspace.selection.candidates).toHaveLength(2);
    expect(window.entries).toEqual(['/', '/?feature=zone/zone-1']);
  });

  it('shows at once what comes before a parcel, and lists the parcel when it is known', async () => {
    const slow = deferred<Item[]>();
    const { workspace } = await open('', fakeApi({ itemsAt: () => slow.promise }));
    const project: Candidate = { ref: { collection: 'project', id: 'p' }, properties: {} };
    const picked = workspace.guide.pick([project], place);
    expect(workspace.selection.current).toEqual(project.ref);
    slow.resolve([itemOf('zone-1')]);
    await picked;
    expect(workspace.selection.candidates.map(({ ref }) => ref.id)).toEqual(['p', 'zone-1']);
  });

  it('lets the last click win, whichever answer comes first', async () => {
    const answers = [deferred<Item[]>(), deferred<Item[]>()];
    let asked = 0;
    const { window, workspace } = await open('', fakeApi({ itemsAt: () => answers[asked++]!.promise }));
    const first = workspace.guide.pick([], place);
    const second = workspace.guide.pick([], place);
    answers[1]!.resolve([itemOf('b')]);
    await second;
    answers[0]!.resolve([itemOf('a')]);
    await first;
    expect(workspace.selection.current?.id).toBe('b');
    expect(window.entries).toEqual(['/', '/?feature=zone/b']);
  });

  it('asks again about a place when told to', async () => {
    let isGone = true;
    const itemsAt = () => (isGone ? Promise.reject(gone) : Promise.resolve([itemOf('zone-1')]));
    const { workspace } = await open('', fakeApi({ itemsAt }));
    await workspace.guide.pick([], place);
    expect(workspace.selection.detail.kind).toBe('failed');
    isGone = false;
    await workspace.guide.retry();
    expect(workspace.selection.current?.id).toBe('zone-1');
  });

  it('goes with Back where opening an address without a view would go: to its feature, else to the whole plan', async () => {
    const { window, workspace } = await open();
    await workspace.guide.visit({ collection: 'cluster', id: 'town' });
    window.go(-1);
    await settle();
    expect(workspace.camera.wish).toMatchObject({ kind: 'bounds', bounds: plan.bounds });
    window.entries.push('/?feature=zone/a');
    window.go(2);
    await settle();
    expect(workspace.camera.wish).toMatchObject({ kind: 'bounds', bounds: [112.7, 38.1, 112.7, 38.1] });
  });

  it('keeps out of the address the end of a move that Back cut short', async () => {
    const { window, workspace } = await open('?v=14/38.17/112.71');
    await workspace.guide.pick([candidate('a')]);
    window.go(-1);
    workspace.moved({ ...view, longitude: 112.9 });
    expect(window.entries[0]).toBe('/?v=14/38.17/112.71');
    workspace.camera.setOut();
    workspace.moved(view);
    expect(window.entries[0]).toBe('/?v=14.00/38.17000/112.71000');
  });

  it('stays where Back led, though the feature visited before is found only then', async () => {
    const slow = deferred<Item>();
    const { window, workspace } = await open('?v=14/38.17/112.71', fakeApi({ item: () => slow.promise }));
    const visited = workspace.guide.visit({ collection: 'cluster', id: 'town' });
    window.go(-1);
    slow.resolve(itemOf('town'));
    await visited;
    expect(workspace.camera.wish).toMatchObject({ kind: 'view', view });
  });

  it('adds no step for clearing what is clear', async () => {
    const { window, workspace } = await open();
    workspace.guide.deselect();
    await workspace.guide.pick([]);
    expect(window.entries).toEqual(['/']);
  });

  it('writes layers, colours and language into the same step', async () => {
    const { window, workspace } = await open();
    workspace.toggleLayer('roads');
    workspace.toggleColors();
    workspace.speak('en');
    expect(window.entries).toEqual(['/?hide=roads&colors=exact&lang=en']);
  });

  it('keeps the plan that the address named', async () => {
    const { window, workspace } = await open('?plan=taixin');
    workspace.moved(view);
    expect(window.entries).toEqual(['/?plan=taixin&v=14.00/38.17000/112.71000']);
  });

  it('goes to a feature of the directory, and to the whole plan', async () => {
    const { workspace } = await open();
    await workspace.guide.visit({ collection: 'cluster', id: 'town' });
    expect(workspace.camera.wish).toMatchObject({ kind: 'bounds', bounds: [112.7, 38.1, 112.7, 38.1] });
    workspace.showPlan();
    expect(workspace.camera.wish).toMatchObject({ kind: 'bounds', bounds: plan.bounds });
  });

  it('goes to a feature that is selected already, and still on its way', async () => {
    const { promise, resolve } = deferred<Item>();
    const { workspace } = await open('', fakeApi({ item: () => promise }));
    const town = { collection: 'cluster', id: 'town' };
    void workspace.guide.select(town);
    const gone = workspace.guide.visit(town);
    expect(workspace.camera.wish).toBeNull();
    resolve(itemOf('town'));
    await gone;
    expect(workspace.camera.wish).toMatchObject({ kind: 'bounds', bounds: [112.7, 38.1, 112.7, 38.1] });
  });

  it('asks for nothing more while there is no published plan', async () => {
    const rows = () => Promise.reject(new Error('must not be asked'));
    const plans = () => Promise.resolve([{ ...plan, published: false }]);
    const { workspace } = await open('?feature=zone/a', fakeApi({ plans, rows }));
    expect(workspace.plan.status.kind).toBe('unpublished');
    expect(workspace.selection.current).toBeNull();
  });
});
