import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import type { PendingChange } from '#domain/editing/working-copy.ts';
import { ApiError } from '../../../../client/api/api-error.ts';
import type { EditApi } from '../../../../client/api/edit-api.ts';
import type { KeptWork } from '../../../../client/state/editing/kept-work.ts';
import { EditedPlan } from '../../../../client/state/editing/edited-plan.svelte.ts';
import { EditSession } from '../../../../client/state/editing/edit-session.svelte.ts';
import { areaOf, box, featureOf } from '../../../domain/topology/features.ts';

const west = featureOf('zone', 'west', areaOf(box(0, 0, 1, 1)), { landUse: '1401' });
const outline = featureOf(
  'boundary',
  'outline',
  areaOf([...box(0, 0, 1, 1).slice(0, 2), [2, 0], [2, 1], ...box(0, 0, 1, 1).slice(2)]),
);
const place = (x: number, y: number): [number, number] => [110 + x / 100, 38 + y / 100];

/** A session over a planned area of two squares, of which the western one is a parcel. */
async function open(more: Partial<EditApi> = {}, found: KeptWork | null = null) {
  const committed: { message: string; changes: readonly PendingChange[]; key: string }[] = [];
  const features: FeatureState[] = [west, outline];
  let keys = 0;
  let kept: KeptWork | null = null;
  const makeKey = () => `key${++keys}`;
  const plan = new EditedPlan({
    api: {
      features: (_scenario, collection) =>
        Promise.resolve(
          features.filter((one) => one.collection === collection).map((state) => ({ version: 1, state })),
        ),
      featuresById: () => Promise.resolve([]),
      commit: (_scenario, message, changes, key) => {
        committed.push({ message, changes, key });
        const idOf = (change: PendingChange) => (change.kind === 'delete' ? change.id : change.state.id);
        return Promise.resolve({ number: 2, versions: new Map(changes.map((change) => [idOf(change), 2])) });
      },
      ...more,
    },
    ...{ scenario: 2, boundary: 'outline', makeKey },
    place: { found, keep: (work) => Promise.resolve(((kept = work), true)), clear: () => (kept = null) },
  });
  const session = new EditSession({ plan, day: () => null, makeKey });
  await plan.load();
  return { plan, session, committed, kept: () => kept };
}

function draw(session: EditSession, corners: [number, number][]): void {
  session.take('polygon');
  for (const [x, y] of corners) session.drawTo(place(x, y));
  session.finish();
}

describe('a planner who draws', () => {
  it('fills a gap beside another parcel, names its use, commits, and takes it back', async () => {
    const { session, committed } = await open();
    expect(session.plan.status).toEqual({ kind: 'ready' });
    expect(session.plan.faults.map(({ code }) => code)).toEqual(['boundary-uncovered']);
    draw(session, box(1, 0, 2, 1));
    expect(session.plan.faults).toEqual([]);
    const [id] = session.selected;
    session.set([id!], 'landUse', '0901');
    expect(session.plan.feature(id!)?.properties).toEqual({ landUse: '0901' });
    expect(await session.plan.commit('东区')).toBe(true);
    expect(committed).toMatchObject([
      { message: '东区', changes: [{ kind: 'create', state: { id, properties: { landUse: '0901' } } }] },
    ]);
    expect(session.plan.copy.states.size).toBe(0);
    session.undo();
    session.undo();
    expect(session.plan.feature(id!)).toBeNull();
    expect(session.plan.faults.map(({ code }) => code)).toEqual(['boundary-uncovered']);
    await session.plan.commit('取消');
    expect(committed[1]!.changes).toEqual([{ kind: 'delete', id, version: 2 }]);
    session.redo();
    session.redo();
    expect(session.plan.feature(id!)?.properties).toEqual({ landUse: '0901' });
  });

  it('is told of an overlap as soon as it is there, and has it clipped to the neighbour', async () => {
    const { session } = await open();
    draw(session, box(0.9, 0, 2, 1));
    expect(session.plan.faults.map(({ code, feature, other }) => [code, feature, other])).toEqual([
      ['overlap', 'west', session.selected[0]],
    ]);
    session.clip(session.selected[0]!);
    expect(session.plan.faults).toEqual([]);
    session.undo();
    expect(session.plan.faults.map(({ code }) => code)).toEqual(['overlap']);
  });

  it('mends what is wrong in a step that can be taken back', async () => {
    const { plan, session } = await open();
    draw(session, box(0.9, 0, 2, 1));
    const [overlap] = plan.faults;
    session.mend(overlap!, 'clip');
    expect(plan.faults).toEqual([]);
    // what was there keeps its place
    expect(plan.feature('west')?.geometry).toMatchObject({
      coordinates: [expect.arrayContaining([place(1, 0)])],
    });
    // pressed twice
    session.mend(overlap!, 'clip');
    expect(plan.faults).toEqual([]);
    session.remove(session.selected);
    const [uncovered] = plan.faults;
    session.mend(uncovered!, 'fill');
    expect([plan.faults, session.selected.length]).toEqual([[], 1]);
    session.undo();
    session.mend(uncovered!, 'absorb');
    expect([plan.faults, session.selected]).toEqual([[], ['west']]);
  });

  it('shows what a step would do while the mouse moves, and forgets it again', async () => {
    const { plan, session } = await open();
    session.take('rectangle');
    session.drawTo(place(1, 0));
    session.drawTo(place(2, 0));
    const pretend = (at: [number, number]) =>
      plan.pretend(() => {
        const result = session.resultTo(place(...at));
        return result && 'features' in result ? result : null;
      });
    pretend([2, 1]);
    expect(plan.faults.every(({ code }) => code !== 'boundary-uncovered')).toBe(true);
    pretend([2, 0.5]);
    expect(plan.faults.map(({ code }) => code)).toContain('boundary-uncovered');
    expect(plan.pending.states.size).toBeGreaterThan(0);
    plan.pretend(() => null);
    expect([plan.pending.states.size, plan.faults.length]).toEqual([0, 1]);
  });

  it('gives the neighbour a corner where theirs lies on its side, in the same step', async () => {
    const { session } = await open();
    draw(session, box(1, 0, 2, 0.4));
    const sides = () => (session.plan.feature('west')!.geometry as Polygon).coordinates[0]!.length - 1;
    expect(sides()).toBe(5);
    const outlineSides = () =>
      (session.plan.feature('outline')!.geometry as Polygon).coordinates[0]!.length - 1;
    expect(outlineSides()).toBe(7);
    // what is left is one gap, and no corner without a vertex
    expect(session.plan.faults.map(({ code }) => code)).toEqual(['boundary-uncovered']);
    session.undo();
    expect([sides(), outlineSides()]).toEqual([4, 6]);
  });

  it('makes no parcel of a ring that crosses itself or of a line, and keeps what was drawn', async () => {
    const { session } = await open();
    draw(session, [
      [1, 0],
      [2, 1],
      [2, 0],
      [1, 1],
    ]);
    expect(session.fault).toMatchObject({ kind: 'invalid', fault: { reason: 'self-intersection' } });
    expect(session.sketch.places).toHaveLength(4);
    session.undo();
    expect(session.sketch.places).toHaveLength(3);
    draw(session, [
      [1, 0],
      [2, 0],
    ]);
    expect([session.selected, session.plan.copy.states.size]).toEqual([[], 0]);
  });

  it('keeps all that was done when it can’t be committed, and hears why', async () => {
    const { session } = await open({
      commit: () => Promise.reject(new ApiError(409, 'rule-broken', 'overlap')),
    });
    draw(session, box(1, 0, 2, 1));
    expect(await session.plan.commit('东区')).toBe(false);
    expect(session.plan.committing.trouble).toMatchObject({ code: 'rule-broken' });
    expect(session.plan.copy.states.size).toBe(1);
  });

  it('sees what others commit meanwhile, and keeps what is being done', async () => {
    const { session } = await open();
    session.set(['west'], 'farMax', 2);
    const theirs = { ...west, geometry: areaOf(box(0, 0, 0.5, 1)) };
    session.plan.hear([['west', { version: 2, state: theirs }]]);
    expect(session.plan.feature('west')).toMatchObject({
      geometry: theirs.geometry,
      properties: { farMax: 2 },
    });
    session.remove(['west']);
    expect(session.plan.parcelsAt(place(0.2, 0.5))).toEqual([]);
    session.undo();
    expect(session.plan.parcelsAt(place(0.2, 0.5)).map(({ id }) => id)).toEqual(['west']);
    expect(session.plan.parcelsAt(place(0.7, 0.5))).toEqual([]);
  });

  it('is told when the parcels can’t be read, and can try again', async () => {
    let isThere = false;
    const { session } = await open({
      features: () => (isThere ? Promise.resolve([]) : Promise.reject(new ApiError(0, 'unreachable', ''))),
    });
    expect(session.plan.status).toEqual({ kind: 'failed' });
    isThere = true;
    await session.plan.load();
    expect(session.plan.status).toEqual({ kind: 'ready' });
  });

  it('goes on after a crash where it was, over what others have done since', async () => {
    const first = await open();
    draw(first.session, box(1, 0, 2, 1));
    first.session.set(['west'], 'farMax', 2);
    const theirs = { ...west, properties: { landUse: '1402' } };
    const features = (_scenario: number, collection: string) =>
      Promise.resolve(
        collection === 'zone' ? [{ version: 2, state: theirs }] : [{ version: 1, state: outline }],
      );
    const { plan, session } = await open({ features }, structuredClone(first.kept()));
    expect(plan.faults).toEqual([]);
    expect(plan.feature('west')?.properties).toEqual({ landUse: '1402', farMax: 2 });
    session.undo();
    session.undo();
    expect(plan.faults.map(({ code }) => code)).toEqual(['boundary-uncovered']);
    expect(plan.feature('west')?.properties).toEqual({ landUse: '1402' });
  });

  it('sends what it could not when the server is there again, under the same key', async () => {
    let isThere = false;
    const keys: string[] = [];
    const { plan, session, kept } = await open({
      commit: (_scenario, _message, _changes, key) => {
        keys.push(key);
        return isThere
          ? Promise.resolve({ number: 2, versions: new Map() })
          : Promise.reject(new ApiError(0, 'unreachable', 'failed'));
      },
    });
    draw(session, box(1, 0, 2, 1));
    expect(await plan.commit('东区')).toBe(false);
    expect([plan.isWaiting, kept()?.sending?.message]).toEqual([true, '东区']);
    session.set(['west'], 'farMax', 2);
    isThere = true;
    await plan.resend();
    expect(keys[0]).toBe(keys[1]);
    expect(plan.isWaiting).toBe(false);
    // what was done meanwhile is still to be committed
    expect([...plan.copy.states.keys()]).toEqual(['west']);
  });

  it('sees what is in conflict when somebody else was first', async () => {
    const theirs = { ...west, properties: { landUse: '1402' } };
    const { plan, session } = await open({
      commit: () => Promise.reject(new ApiError(409, 'stale-version', 'stale')),
      featuresById: () => Promise.resolve([{ version: 2, state: theirs }]),
    });
    session.set(['west'], 'landUse', '0901');
    expect(await plan.commit('改')).toBe(false);
    expect([...plan.copy.conflicts.values()].flat()).toMatchObject([{ mine: '0901', theirs: '1402' }]);
  });
});
