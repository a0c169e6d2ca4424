import { isSameJson } from '../comparison/same-json.ts';
import type { FeatureState } from '../features/feature-state.ts';
import { differingParts, readPart, withPart, type FeaturePart } from './feature-parts.ts';

/** A feature as the server has it: its newest version, or that there is none under its id. */
export interface Known {
  /** 0 where there is none. */
  version: number;
  state: FeatureState | null;
}

/** What an action made of a part of a feature. */
export interface PartEdit {
  part: FeaturePart;
  before: unknown;
  after: unknown;
}

/** What an action made of a feature. */
export type FeatureEdit =
  | { kind: 'create'; id: string; state: FeatureState }
  | { kind: 'delete'; id: string; state: FeatureState }
  | { kind: 'change'; id: string; parts: readonly PartEdit[] };

/** One action of a person, however many features it touched: what one undo takes back. */
export interface EditStep {
  /** What was done, for a list of steps: a key of the interface's texts. */
  title: string;
  edits: readonly FeatureEdit[];
}

/** What is to become of a feature, as a changeset says it. */
export type PendingChange =
  | { kind: 'create'; state: FeatureState }
  | { kind: 'update'; state: FeatureState; version: number }
  | { kind: 'delete'; id: string; version: number };

/**
 * A part that somebody else has changed as well, and not to the same; null for the feature as a whole, which one has
 * deleted and the other changed. Until it is decided the feature stays as it is here.
 */
export interface PartConflict {
  part: FeaturePart | null;
  mine: unknown;
  theirs: unknown;
}

/**
 * What somebody has done to features and not yet committed, over what the server has of them, with every step to take
 * back and to do again. Values are never changed in place, so that a copy of the whole is a snapshot.
 */
export interface WorkingCopy {
  /** Of each feature that was touched, what the server had when it was last heard of. */
  known: ReadonlyMap<string, Known>;
  /** Features as they are here, null for those deleted; those that are as the server has them are left out. */
  states: ReadonlyMap<string, FeatureState | null>;
  /** What is to be decided before features can be committed, by their ids. */
  conflicts: ReadonlyMap<string, readonly PartConflict[]>;
  /** Steps in order; those from `done` on were taken back. */
  steps: readonly EditStep[];
  done: number;
}

export const emptyCopy: WorkingCopy = {
  ...{ known: new Map(), states: new Map(), conflicts: new Map() },
  ...{ steps: [], done: 0 },
};

/** Steps that are kept: older ones can't be taken back any more. */
const mostSteps = 1_000;

/** A feature as it is here; null where there is none, or it was never taken up. */
export function stateOf(copy: WorkingCopy, id: string): FeatureState | null {
  const state = copy.states.get(id);
  return state === undefined ? (copy.known.get(id)?.state ?? null) : state;
}

/** Take up features of the server, to change them. Those that are taken up already stay as they are. */
export function takeUp(copy: WorkingCopy, features: Iterable<Known & { state: FeatureState }>): WorkingCopy {
  const known = new Map(copy.known);
  for (const feature of features) if (!known.has(feature.state.id)) known.set(feature.state.id, feature);
  return { ...copy, known };
}

/** What leads from one state of a feature to another; null where they are the same. */
export function editBetween(before: FeatureState | null, after: FeatureState | null): FeatureEdit | null {
  if (!before || !after) {
    if (after) return { kind: 'create', id: after.id, state: after };
    return before && { kind: 'delete', id: before.id, state: before };
  }
  const parts = differingParts(before, after).map((part) => ({
    ...{ part, before: readPart(before, part), after: readPart(after, part) },
  }));
  return parts.length === 0 ? null : { kind: 'change', id: before.id, parts };
}

/** Do something anew: what was taken back before can't be done again. A step without edits is none. */
export function doStep(copy: WorkingCopy, step: EditStep): WorkingCopy {
  if (step.edits.length === 0) return copy;
  const steps = [...copy.steps.slice(0, copy.done), step].slice(-mostSteps);
  return { ...applyEdits(copy, step.edits), steps, done: steps.length };
}

/** Take the last step back. What somebody else has changed since stays as they left it. */
export function undoStep(copy: WorkingCopy): WorkingCopy {
  const step = copy.steps[copy.done - 1];
  if (!step) return copy;
  return { ...applyEdits(copy, step.edits.map(reversed).reverse()), done: copy.done - 1 };
}

/** Do again what was taken back last. */
export function redoStep(copy: WorkingCopy): WorkingCopy {
  const step = copy.steps[copy.done];
  return step ? { ...applyEdits(copy, step.edits), done: copy.done + 1 } : copy;
}

function reversed(edit: FeatureEdit): FeatureEdit {
  if (edit.kind !== 'change') return { ...edit, kind: edit.kind === 'create' ? 'delete' : 'create' };
  const parts = edit.parts.map(({ part, before, after }) => ({ part, before: after, after: before }));
  return { ...edit, parts };
}

function applyEdits(copy: WorkingCopy, edits: readonly FeatureEdit[]): WorkingCopy {
  const states = new Map(copy.states);
  for (const edit of edits) {
    const state = applied(stateOf({ ...copy, states }, edit.id), edit);
    keep(states, copy.known, edit.id, state);
  }
  return { ...copy, states };
}

/** A part that is no longer as the edit found it was changed by somebody else, and stays. */
function applied(state: FeatureState | null, edit: FeatureEdit): FeatureState | null {
  if (edit.kind === 'create') return state ?? edit.state;
  if (edit.kind === 'delete') return null;
  return edit.parts.reduce<FeatureState | null>(
    (changed, { part, before, after }) =>
      changed && isSameJson(readPart(changed, part), before) ? withPart(changed, part, after) : changed,
    state,
  );
}

/** What is as the server has it is not kept twice. */
function keep(
  states: Map<string, FeatureState | null>,
  known: ReadonlyMap<string, Known>,
  id: string,
  state: FeatureState | null,
): void {
  if (editBetween(known.get(id)?.state ?? null, state) === null) states.delete(id);
  else states.set(id, state);
}

/** What is to be committed, in the order in which features were first touched. */
export function pendingChanges({ known, states }: WorkingCopy): PendingChange[] {
  return [...states].map(([id, state]) => {
    const { version, state: before } = known.get(id) ?? nowhere;
    if (!before) return { kind: 'create', state: state! };
    return state ? { kind: 'update', state, version } : { kind: 'delete', id, version };
  });
}

const nowhere: Known = { version: 0, state: null };

/**
 * Others, or this very person, have committed features: they are known as they are now, null for deleted. What was
 * changed here and not there stays changed; what was changed in both places and not to the same is a conflict.
 */
export function hearOf(copy: WorkingCopy, news: Iterable<readonly [id: string, now: Known]>): WorkingCopy {
  const [known, states, conflicts] = [new Map(copy.known), new Map(copy.states), new Map(copy.conflicts)];
  for (const [id, now] of news) {
    const before = known.get(id) ?? nowhere;
    if (now.version <= before.version) continue;
    const mine = stateOf(copy, id);
    const merged = merge(before.state, mine, now.state, conflicts.get(id) ?? []);
    known.set(id, now);
    keep(states, known, id, merged.state);
    if (merged.conflicts.length > 0) conflicts.set(id, merged.conflicts);
    else conflicts.delete(id);
  }
  return { ...copy, known, states, conflicts };
}

interface Merged {
  state: FeatureState | null;
  conflicts: readonly PartConflict[];
}

/** `open` are the conflicts that are there already: what is mine in them was never theirs. */
function merge(
  base: FeatureState | null,
  mine: FeatureState | null,
  theirs: FeatureState | null,
  open: readonly PartConflict[],
): Merged {
  const whole: Merged = { state: mine, conflicts: [{ part: null, mine, theirs }] };
  if (open.some(({ part }) => part === null))
    return editBetween(mine, theirs) ? whole : { state: theirs, conflicts: [] };
  if (!editBetween(base, mine) && open.length === 0) return { state: theirs, conflicts: [] };
  if (!mine || !theirs || !base) return editBetween(mine, theirs) ? whole : { state: theirs, conflicts: [] };
  const changed = new Set([...differingParts(base, mine), ...open.map(({ part }) => part!)]);
  const conflicts: PartConflict[] = [];
  let state = theirs;
  for (const part of changed) {
    const values = { mine: readPart(mine, part), theirs: readPart(theirs, part) };
    state = withPart(state, part, values.mine);
    const isTheirsToo =
      !isSameJson(readPart(base, part), values.theirs) || open.some((one) => one.part === part);
    if (isTheirsToo && !isSameJson(values.mine, values.theirs)) conflicts.push({ part, ...values });
  }
  return { state, conflicts };
}

/** Decide a conflict for what is here or for what somebody else has made of it. Taking theirs can be taken back. */
export function decide(
  copy: WorkingCopy,
  id: string,
  part: FeaturePart | null,
  choice: 'mine' | 'theirs',
): WorkingCopy {
  const open = copy.conflicts.get(id) ?? [];
  const conflict = open.find((one) => one.part === part);
  if (!conflict) return copy;
  const conflicts = new Map(copy.conflicts);
  const left = open.filter((one) => one !== conflict);
  if (left.length > 0) conflicts.set(id, left);
  else conflicts.delete(id);
  const decided = { ...copy, conflicts };
  if (choice === 'mine') return decided;
  const mine = stateOf(copy, id);
  const theirs =
    part === null ? (copy.known.get(id)?.state ?? null) : mine && withPart(mine, part, conflict.theirs);
  const edit = editBetween(mine, theirs);
  return doStep(decided, { title: 'take-theirs', edits: edit ? [edit] : [] });
}
