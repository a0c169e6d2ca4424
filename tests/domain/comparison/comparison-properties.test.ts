import type { Polygon, Position } from 'geojson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFeatures } from '#domain/comparison/compare-features.ts';
import type { ComparisonEntry, NamedChange } from '#domain/comparison/comparison.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { parcel, place, polygon } from './states.ts';

const size = 3;
const uses = ['0701', '0901', '1401', '1207', '100101'];

/** A tiling of three by three parcels whose corners are moved together by up to a fifth of a side. */
const tilings = fc
  .tuple(
    fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 32, maxLength: 32 }),
    fc.array(fc.constantFrom(...uses), { minLength: 9, maxLength: 9 }),
  )
  .map(([moves, landUses]) => {
    const corner = (column: number, row: number): [number, number] => {
      const at = (column * 4 + row) * 2;
      return [column + moves[at]! / 1_000, row + moves[at + 1]! / 1_000];
    };
    return landUses.map((landUse, at) => {
      const [column, row] = [at % size, Math.floor(at / size)];
      const ring = [
        corner(column, row),
        corner(column + 1, row),
        corner(column + 1, row + 1),
        corner(column, row + 1),
      ];
      return parcel(`p${at}`, polygon(ring), { landUse, farMax: at });
    });
  });

/** Where a line enters and leaves a parcel of four sides: two sides, and how far along each. */
const cuts = fc.record({
  parcel: fc.nat(size * size - 1),
  enters: fc.nat(3),
  leaves: fc.integer({ min: 1, max: 3 }),
  entry: fc.integer({ min: 50, max: 950 }),
  exit: fc.integer({ min: 50, max: 950 }),
  staysAs: fc.constantFrom(null, 0, 1),
});
type Cut = typeof cuts extends fc.Arbitrary<infer Value> ? Value : never;

describe('compareFeatures, on any plan', () => {
  it('finds nothing between a plan and itself', () => {
    fc.assert(
      fc.property(tilings, (plan) => {
        const { entries, areas } = compareFeatures(plan, structuredClone(plan).reverse());
        expect(entries).toEqual([]);
        expect([areas.total.difference, ...areas.rows.map(({ difference }) => difference)]).toEqual([
          0,
          ...areas.rows.map(() => 0),
        ]);
      }),
    );
  });

  it('tells a parcel that a line splits as one split with both parts, and merged the other way round', () => {
    fc.assert(
      fc.property(tilings, cuts, (plan, cut) => {
        const { after, parts } = splitPlan(plan, cut);
        const whole = `p${cut.parcel}`;
        const [split, ...others] = withoutRedrawn(compareFeatures(plan, after).entries);
        expect(others).toEqual([]);
        expect([split?.kind, split?.before.map(({ id }) => id)]).toEqual(['split', [whole]]);
        expect(split?.after.map(({ id }) => id)).toEqual(parts);
        const shared = split!.shared.reduce((sum, { area }) => sum + area, 0);
        expect(Math.abs(shared - split!.before[0]!.area!)).toBeLessThan(0.1);
        const [merged, ...rest] = withoutRedrawn(compareFeatures(after, plan).entries);
        expect(rest).toEqual([]);
        expect([merged?.kind, merged?.before, merged?.after]).toEqual([
          'merged',
          split!.after,
          split!.before,
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it('says the opposite when the states are exchanged', () => {
    fc.assert(
      fc.property(tilings, edits, (plan, steps) => {
        const edited = steps.reduce(applyEdit, plan);
        const [one, other] = [compareFeatures(plan, edited), compareFeatures(edited, plan)];
        const backwards = other.entries.map(exchanged);
        expect(backwards).toHaveLength(one.entries.length);
        expect(new Set(backwards.map(told))).toEqual(new Set(one.entries.map(told)));
        expect(other.areas.rows).toEqual(
          one.areas.rows.map((row) => ({
            ...row,
            before: row.after,
            after: row.before,
            difference: 0 - row.difference,
            parcelsBefore: row.parcelsAfter,
            parcelsAfter: row.parcelsBefore,
          })),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('has differences by class that add up to that of the totals, to the thousandth', () => {
    fc.assert(
      fc.property(tilings, edits, (plan, steps) => {
        const { rows, total } = compareFeatures(plan, steps.reduce(applyEdit, plan)).areas;
        const thousandths = (values: number[]) =>
          values.reduce((sum, value) => sum + Math.round(value * 1_000), 0);
        expect(thousandths(rows.map(({ difference }) => difference))).toBe(
          thousandths([total.after]) - thousandths([total.before]),
        );
        expect(thousandths([total.difference])).toBe(
          thousandths([total.after]) - thousandths([total.before]),
        );
      }),
    );
  });

  it('tells each feature in one entry, and all that differ', () => {
    fc.assert(
      fc.property(tilings, edits, (plan, steps) => {
        const edited = steps.reduce(applyEdit, plan);
        const { entries } = compareFeatures(plan, edited);
        const before = entries.flatMap((entry) => entry.before.map(({ id }) => id));
        const after = entries.flatMap((entry) => entry.after.map(({ id }) => id));
        expect(new Set(before).size).toBe(before.length);
        expect(new Set(after).size).toBe(after.length);
        expect(new Set(before)).toEqual(new Set(differing(plan, edited)));
        expect(new Set(after)).toEqual(new Set(differing(edited, plan)));
      }),
    );
  });
});

/** Ids of the features that another state has not, or not so. */
function differing(state: readonly FeatureState[], other: readonly FeatureState[]): string[] {
  const texts = new Map(other.map((feature) => [feature.id, JSON.stringify(feature)]));
  return state.filter((feature) => texts.get(feature.id) !== JSON.stringify(feature)).map(({ id }) => id);
}

/** A parcel is split, neighbours getting a vertex where the line ends. */
function splitPlan(plan: readonly FeatureState[], cut: Cut): { after: FeatureState[]; parts: string[] } {
  const whole = plan[cut.parcel]!;
  const ring = (whole.geometry as Polygon).coordinates[0]!.slice(0, -1);
  const leaves = (cut.enters + cut.leaves) % ring.length;
  const [first, second] = [cut.enters, leaves].sort((a, b) => a - b) as [number, number];
  const along = (side: number, thousandths: number): Position => {
    const [from, to] = [ring[side]!, ring[(side + 1) % ring.length]!];
    return from.map((value, axis) => {
      const degree = value + ((to[axis]! - value) * thousandths) / 1_000;
      return Math.round(degree * 1e9) / 1e9;
    });
  };
  const [entry, exit] = [along(first, cut.entry), along(second, cut.exit)];
  const inner = [entry, ...ring.slice(first + 1, second + 1), exit];
  const outer = [exit, ...ring.slice(second + 1), ...ring.slice(0, first + 1), entry];
  const ids = [0, 1].map((part) => (cut.staysAs === part ? whole.id : `${whole.id}-${part}`));
  const parts = [inner, outer].map((part, at) => ({ ...whole, id: ids[at]!, geometry: closed(part) }));
  const neighbours = plan
    .filter((other) => other !== whole)
    .map((other) => withVertex(withVertex(other, ring, first, entry), ring, second, exit));
  return { after: [...neighbours, ...parts], parts: ids.sort() };
}

function closed(ring: Position[]): Polygon {
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}

/** The vertex is put in where the feature has the side of the ring, in the other direction. */
function withVertex(feature: FeatureState, ring: Position[], side: number, vertex: Position): FeatureState {
  const [from, to] = [ring[side]!, ring[(side + 1) % ring.length]!];
  const own = (feature.geometry as Polygon).coordinates[0]!;
  const at = own.findIndex(
    (position, place) => String(position) === String(to) && String(own[place + 1]) === String(from),
  );
  if (at < 0) return feature;
  return { ...feature, geometry: { type: 'Polygon', coordinates: [own.toSpliced(at + 1, 0, vertex)] } };
}

function withoutRedrawn(entries: ComparisonEntry[]): ComparisonEntry[] {
  return entries.filter(
    ({ kind, changes }) => kind !== 'changed' || changes.some((change) => change.kind !== 'redrawn'),
  );
}

const edits = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('recode' as const), at: fc.nat(20), landUse: fc.constantFrom(...uses) }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constant('rename' as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constant('add' as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constant('move' as const), at: fc.nat(20), x: fc.integer({ min: -400, max: 400 }) }),
    fc.record({ kind: fc.constant('split' as const), cut: cuts }),
  ),
  { maxLength: 6 },
);
type Edit = typeof edits extends fc.Arbitrary<(infer Value)[]> ? Value : never;

function applyEdit(plan: FeatureState[], edit: Edit): FeatureState[] {
  if (edit.kind === 'split')
    return plan[edit.cut.parcel]?.id === `p${edit.cut.parcel}` ? splitPlan(plan, edit.cut).after : plan;
  if (edit.kind === 'add') {
    const added = parcel(
      `new${edit.at}`,
      polygon([
        [edit.at, 9],
        [edit.at + 1, 9],
        [edit.at, 10],
      ]),
    );
    return plan.some(({ id }) => id === added.id) ? plan : [...plan, added];
  }
  const at = edit.at % Math.max(1, plan.length);
  const feature = plan[at];
  if (!feature) return plan;
  if (edit.kind === 'remove') return plan.toSpliced(at, 1);
  return plan.toSpliced(at, 1, editedFeature(feature, edit, plan));
}

function editedFeature(
  feature: FeatureState,
  edit: Extract<Edit, { kind: 'recode' | 'rename' | 'move' }>,
  plan: readonly FeatureState[],
): FeatureState {
  if (edit.kind === 'recode')
    return { ...feature, properties: { ...feature.properties, landUse: edit.landUse } };
  if (edit.kind === 'rename') {
    const id = `${feature.id}x`;
    return plan.some((other) => other.id === id) ? feature : { ...feature, id };
  }
  const [east] = place([edit.x / 1_000, 0]);
  const [origin] = place([0, 0]);
  const coordinates = (feature.geometry as Polygon).coordinates.map((ring) =>
    ring.map(([x, y]) => [Math.round((x! + east - origin) * 1e9) / 1e9, y!]),
  );
  return { ...feature, geometry: { type: 'Polygon', coordinates } };
}

const opposites: Partial<Record<ComparisonEntry['kind'], ComparisonEntry['kind']>> = {
  added: 'removed',
  removed: 'added',
  split: 'merged',
  merged: 'split',
};

function exchanged(entry: ComparisonEntry): ComparisonEntry {
  return {
    ...entry,
    kind: opposites[entry.kind] ?? entry.kind,
    before: entry.after,
    after: entry.before,
    shared: entry.shared.map(({ before, after, area }) => ({ before: after, after: before, area })),
    changes: entry.changes.map((change) =>
      'before' in change
        ? ({ ...change, before: change.after, after: change.before } as NamedChange)
        : change,
    ),
  };
}

/** An entry as text, but for land that was cut out: from either side it may differ by a billionth. */
function told({ kind, before, after, changes, shared }: ComparisonEntry): string {
  // a parcel in the place of another is told under the new one's id
  const feature = (id: string) => (kind === 'replaced' ? '' : id);
  return JSON.stringify([
    kind,
    before,
    after,
    changes.map((change) => ({ ...change, feature: feature(change.feature), difference: null })),
    shared.map((each) => `${each.before} ${each.after} ${Math.round(each.area)}`).sort(),
  ]);
}
