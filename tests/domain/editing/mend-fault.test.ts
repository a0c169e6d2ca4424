import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { fixesOf, mendFault, type Fix, type MendedPlan } from '../../../domain/editing/mend-fault.ts';
import { isStep } from '../../../domain/editing/parcel-steps.ts';
import type { FeatureState } from '../../../domain/features/feature-state.ts';
import { LiveTiling } from '../../../domain/topology/live-tiling.ts';
import { areaOf, box, featureOf } from '../topology/features.ts';

const zone = (id: string, corners: [number, number][]) =>
  featureOf('zone', id, areaOf(corners), { landUse: '0701' });
const square: [number, number][] = [[0, 0], [1, 0], [2, 0], [2, 1], [1, 1], [0, 1]]; // prettier-ignore

/** A plan of parcels in an outline, whose faults can be mended. */
function planOf(parcels: FeatureState[], bounds: [number, number][] = square) {
  let all = new Map(
    [featureOf('boundary', 'outline', areaOf(bounds)), ...parcels].map((one) => [one.id, one]),
  );
  const outline = () => all.get('outline')!;
  const zones = () => [...all.values()].filter(({ collection }) => collection === 'zone');
  const plan: MendedPlan = {
    areasIn: (...around) => [
      ...new LiveTiling(outline(), zones()).search(...around).map(({ feature }) => feature),
      outline(),
    ],
    feature: (id) => all.get(id) ?? null,
    get outline() {
      return outline();
    },
  };
  const faults = () => new LiveTiling(outline(), zones()).faults();
  const mend = (fix: Fix, own: string[] = []) => {
    const [fault] = faults().filter((one) => fixesOf(one).includes(fix));
    if (!fault)
      throw new Error(
        `nothing for ${fix}: ${faults()
          .map(({ code }) => code)
          .join()}`,
      );
    const filling = zone('filling', box(0, 0, 1, 1));
    const step = mendFault(fault, fix, plan, { newness: (id) => own.indexOf(id), filling });
    if (!step || !isStep(step)) throw new Error(step?.kind ?? 'gone');
    all = new Map([...all, ...step.features.map((one): [string, FeatureState] => [one.id, one])]);
    return faults().map(({ code }) => code);
  };
  return { plan, faults, mend, feature: (id: string) => all.get(id)! };
}

const west = zone('west', box(0, 0, 1, 1));
const corners = (feature: FeatureState) => (feature.geometry as Polygon).coordinates[0]!.length - 1;

describe('a fault is mended', () => {
  it('by clipping what was drawn here to what it lies over', () => {
    const { mend, feature } = planOf([west, zone('east', box(0.8, 0, 2, 1))]);
    expect(mend('clip', ['east'])).toEqual([]);
    expect(feature('west').geometry).toEqual(west.geometry);
    const others = planOf([west, zone('east', box(0.8, 0, 2, 1))], box(0, 0, 2, 1));
    expect(others.mend('clip', ['west'])).toEqual([]);
    expect(corners(others.feature('east'))).toBeGreaterThanOrEqual(4);
  });

  it('by clipping to the outline what reaches beyond it', () => {
    const { mend } = planOf([west, zone('east', box(1, 0, 2.4, 1))]);
    expect(mend('clip-to-outline')).toEqual([]);
  });

  it('by a parcel of its own in a gap, or by the neighbour with the longest side taking it in', () => {
    const around = [
      zone('north', [[0, 0.6], [2, 0.6], [2, 1], [1, 1], [0, 1]]), // prettier-ignore
      zone('west', box(0, 0, 0.5, 0.6)),
      zone('east', [[1.5, 0], [2, 0], [2, 0.6], [1.5, 0.6]]), // prettier-ignore
    ];
    const bounds: [number, number][] = [[0, 0], [0.5, 0], [1.5, 0], [2, 0], [2, 0.6], [2, 1], [1, 1], [0, 1], [0, 0.6]]; // prettier-ignore
    const filled = planOf(around, bounds);
    expect(filled.faults().map(({ code }) => code)).toContain('boundary-uncovered');
    expect(filled.mend('fill')).toEqual([]);
    expect(filled.feature('filling').geometry.type).toBe('Polygon');
    const absorbed = planOf(around, bounds);
    expect(absorbed.mend('absorb')).toEqual([]);
    expect(corners(absorbed.feature('north'))).toBeGreaterThan(5);
    expect(corners(absorbed.feature('west'))).toBeLessThan(8);
  });

  it('also where the gap is far larger than where one looks first', () => {
    const { mend } = planOf([zone('west', box(0, 0, 0.1, 1))]);
    expect(mend('fill')).toEqual([]);
  });

  it('by a vertex where a junction lacks one', () => {
    const { mend, faults } = planOf([
      west,
      zone('south', [[1, 0], [2, 0], [2, 0.5], [1, 0.5]]), // prettier-ignore
      zone('north', [[1, 0.5], [2, 0.5], [2, 1], [1, 1]]), // prettier-ignore
    ]);
    expect(new Set(faults().map(({ code }) => code))).toEqual(new Set(['junction-without-vertex']));
    let left = mend('add-vertex');
    while (left.length > 0) left = mend('add-vertex');
    expect(left).toEqual([]);
  });

  it('by making one of corners that lie a hair apart', () => {
    // 0.00001 of these units is about a centimetre
    const { mend } = planOf([west, zone('east', [[1.00001, 0], [2, 0], [2, 1], [1, 1]])]); // prettier-ignore
    let left = mend('snap');
    while (left.includes('corners-apart')) left = mend('snap');
    expect(left).toEqual([]);
  });
});
