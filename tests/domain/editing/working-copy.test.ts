import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decide,
  doStep,
  editBetween,
  emptyCopy,
  hearOf,
  pendingChanges,
  redoStep,
  stateOf,
  takeUp,
  undoStep,
  type Known,
  type WorkingCopy,
} from '../../../domain/editing/working-copy.ts';
import type { FeatureState } from '../../../domain/features/feature-state.ts';

const parcel = (id: string, properties: object = {}, x = 112.7): FeatureState => ({
  ...{ id, collection: 'zone', geometry: { type: 'Point', coordinates: [x, 38.1] } },
  properties: { landUse: '0701', ...properties },
  provenance: { source: 'drawn', precision: 'illustrative' },
  ...{ validFrom: null, validTo: null },
});

const known = (state: FeatureState, version = 1) => ({ version, state });

/** Change a feature in one step; null deletes it. */
function change(copy: WorkingCopy, id: string, state: FeatureState | null): WorkingCopy {
  const edit = editBetween(stateOf(copy, id), state);
  return doStep(copy, { title: 'test', edits: edit ? [edit] : [] });
}

const hear = (copy: WorkingCopy, id: string, version: number, state: FeatureState | null) =>
  hearOf(copy, [[id, { version, state }]]);

describe('what a person has changed and not committed', () => {
  const copy = takeUp(emptyCopy, [known(parcel('a'), 3), known(parcel('b'))]);

  it('is what a changeset says: creates, updates and deletes with the versions that were seen', () => {
    let edited = change(copy, 'a', parcel('a', { landUse: '0901' }));
    edited = change(edited, 'b', null);
    edited = change(edited, 'c', parcel('c'));
    expect(pendingChanges(edited)).toEqual([
      { kind: 'update', state: parcel('a', { landUse: '0901' }), version: 3 },
      { kind: 'delete', id: 'b', version: 1 },
      { kind: 'create', state: parcel('c') },
    ]);
    expect(pendingChanges(copy)).toEqual([]);
  });

  it('is nothing once it is as before', () => {
    const edited = change(change(copy, 'a', parcel('a', { farMax: 2 })), 'a', parcel('a'));
    expect(pendingChanges(edited)).toEqual([]);
    const made = change(change(copy, 'c', parcel('c')), 'c', null);
    expect(pendingChanges(made)).toEqual([]);
    expect(doStep(copy, { title: 'nothing', edits: [] })).toBe(copy);
  });

  it('is taken back and done again step by step, to the last bit', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    const states = fc.option(
      fc.record({ landUse: fc.constantFrom('0701', '0901'), farMax: fc.integer({ min: 0, max: 3 }) }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, states), { maxLength: 12 }), (actions) => {
        const snapshots = [copy];
        for (const [id, properties] of actions) {
          const next = change(snapshots.at(-1)!, id, properties && parcel(id, properties));
          if (next !== snapshots.at(-1)) snapshots.push(next);
        }
        let now = snapshots.at(-1)!;
        const places = (one: WorkingCopy) =>
          Object.fromEntries(
            pendingChanges(one).map((each) => [each.kind === 'delete' ? each.id : each.state.id, each]),
          );
        for (const before of snapshots.slice(0, -1).reverse()) {
          now = undoStep(now);
          expect(places(now)).toEqual(places(before));
        }
        expect(undoStep(now)).toBe(now);
        for (const after of snapshots.slice(1)) {
          now = redoStep(now);
          expect(places(now)).toEqual(places(after));
        }
        expect(redoStep(now)).toBe(now);
      }),
    );
  });

  it('can’t be done again once something else was done instead', () => {
    const edited = change(undoStep(change(copy, 'a', parcel('a', { farMax: 1 }))), 'b', null);
    expect(redoStep(edited)).toBe(edited);
    expect(edited.steps).toHaveLength(1);
  });

  it('can be taken back also after it was committed: it is then to be committed the other way', () => {
    const recoded = parcel('a', { landUse: '0901' });
    let edited = change(change(copy, 'a', recoded), 'b', null);
    edited = hear(hear(edited, 'a', 4, recoded), 'b', 2, null);
    expect(pendingChanges(edited)).toEqual([]);
    edited = undoStep(edited);
    expect(pendingChanges(edited)).toEqual([{ kind: 'create', state: parcel('b') }]);
    edited = undoStep(edited);
    expect(pendingChanges(edited)).toContainEqual({ kind: 'update', state: parcel('a'), version: 4 });
  });
});

describe('what somebody else commits meanwhile', () => {
  const copy = takeUp(emptyCopy, [known(parcel('a')), known(parcel('b'))]);

  it('is taken over where nothing was changed here, and clears no step', () => {
    const edited = hear(change(copy, 'a', parcel('a', { farMax: 2 })), 'b', 2, parcel('b', { farMax: 9 }));
    expect(stateOf(edited, 'b')).toEqual(parcel('b', { farMax: 9 }));
    expect(edited.conflicts.size).toBe(0);
    expect(pendingChanges(undoStep(edited))).toEqual([]);
  });

  it('joins what was changed here, where those are other parts of a feature', () => {
    const edited = hear(
      change(copy, 'a', parcel('a', { farMax: 2 })),
      ...(['a', 2, parcel('a', { landUse: '0901' }, 112.8)] as const),
    );
    const joined = parcel('a', { landUse: '0901', farMax: 2 }, 112.8);
    expect(pendingChanges(edited)).toEqual([{ kind: 'update', state: joined, version: 2 }]);
    expect(edited.conflicts.size).toBe(0);
    // taking back what was done here leaves what was done there
    expect(stateOf(undoStep(edited), 'a')).toEqual(parcel('a', { landUse: '0901' }, 112.8));
  });

  it('is no conflict where both came to the same', () => {
    const both = parcel('a', { farMax: 2 });
    const edited = hear(change(copy, 'a', both), 'a', 2, both);
    expect([edited.conflicts.size, pendingChanges(edited)]).toEqual([0, []]);
    const gone = hear(change(copy, 'a', null), 'a', 2, null);
    expect([gone.conflicts.size, pendingChanges(gone)]).toEqual([0, []]);
  });

  it('is a conflict part by part, to be decided for one or the other', () => {
    const mine = parcel('a', { farMax: 2, landUse: '0901' });
    const edited = hear(change(copy, 'a', mine), 'a', 2, parcel('a', { farMax: 3, landUse: '0802' }));
    expect(edited.conflicts.get('a')).toEqual([
      { part: 'properties/landUse', mine: '0901', theirs: '0802' },
      { part: 'properties/farMax', mine: 2, theirs: 3 },
    ]);
    expect(stateOf(edited, 'a')).toEqual(mine);
    const first = decide(edited, 'a', 'properties/farMax', 'theirs');
    expect(first.conflicts.get('a')).toHaveLength(1);
    const second = decide(first, 'a', 'properties/landUse', 'mine');
    expect(second.conflicts.size).toBe(0);
    expect(pendingChanges(second)).toEqual([
      { kind: 'update', state: parcel('a', { farMax: 3, landUse: '0901' }), version: 2 },
    ]);
    // taking theirs was a step like any other
    expect(stateOf(undoStep(second), 'a')).toEqual(mine);
  });

  it('stays to be decided however often they commit, until both have come to the same', () => {
    let edited = change(copy, 'a', parcel('a', { farMax: 2 }));
    edited = hear(edited, 'a', 2, parcel('a', { farMax: 3 }));
    edited = hear(edited, 'a', 3, parcel('a', { farMax: 3, landUse: '0901' }));
    expect(edited.conflicts.get('a')).toEqual([{ part: 'properties/farMax', mine: 2, theirs: 3 }]);
    expect(stateOf(edited, 'a')).toEqual(parcel('a', { farMax: 2, landUse: '0901' }));
    edited = hear(edited, 'a', 4, parcel('a', { farMax: 2, landUse: '0901' }));
    expect([edited.conflicts.size, pendingChanges(edited)]).toEqual([0, []]);
  });

  it('is a conflict of the whole where one deleted what the other changed', () => {
    const theirs = parcel('a', { farMax: 3 });
    const deleted = hear(change(copy, 'a', null), 'a', 2, theirs);
    expect(deleted.conflicts.get('a')).toEqual([{ part: null, mine: null, theirs }]);
    expect(pendingChanges(decide(deleted, 'a', null, 'theirs'))).toEqual([]);
    expect(pendingChanges(decide(deleted, 'a', null, 'mine'))).toEqual([
      { kind: 'delete', id: 'a', version: 2 },
    ]);
    const mine = parcel('b', { farMax: 1 });
    const gone = hear(change(copy, 'b', mine), 'b', 2, null);
    expect(gone.conflicts.get('b')).toEqual([{ part: null, mine, theirs: null }]);
    expect(pendingChanges(decide(gone, 'b', null, 'mine'))).toEqual([{ kind: 'create', state: mine }]);
    expect(pendingChanges(decide(gone, 'b', null, 'theirs'))).toEqual([]);
  });

  it('is heard once, and never an older version after a newer', () => {
    const newest: Known = { version: 5, state: parcel('a', { farMax: 5 }) };
    const edited = hearOf(copy, [['a', newest]]);
    expect(stateOf(hear(edited, 'a', 4, parcel('a', { farMax: 4 })), 'a')).toEqual(newest.state);
  });
});
