import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
  clipParcel,
  cutHole,
  fillHole,
  isStep,
  mergeParcels,
  placeParcel,
  splitParcels,
  type Around,
  type ParcelStep,
  type StepResult,
} from '../../../domain/editing/parcel-steps.ts';
import { ellipsoidalArea } from '../../../domain/geometry/ellipsoidal-area.ts';
import type { FeatureState } from '../../../domain/features/feature-state.ts';
import { LiveTiling } from '../../../domain/topology/live-tiling.ts';
import { areaOf, box, featureOf } from '../topology/features.ts';

const zone = (id: string, corners: [number, number][], properties: Record<string, string> = {}) =>
  featureOf('zone', id, areaOf(corners), { landUse: '0701', ...properties });
const outline = featureOf('boundary', 'outline', areaOf([[0, 0], [1, 0], [2, 0], [2, 1], [1, 1], [0, 1]])); // prettier-ignore
const west = zone('west', box(0, 0, 1, 1), { parcelCode: 'A-1' });
const east = zone('east', box(1, 0, 2, 1), { parcelCode: 'A-2' });
const all = [west, east, outline];
const around: Around = { areasIn: () => all };
const place = (x: number, y: number): Position => [110 + x / 100, 38 + y / 100];

/** The tiling after a step, and what is wrong with it. */
function faultsAfter(step: StepResult): string[] {
  const { features, removed } = stepOf(step);
  const parcels = new Map([west, east].map((one): [string, FeatureState] => [one.id, one]));
  for (const one of features) if (one.collection === 'zone') parcels.set(one.id, one);
  for (const id of removed) parcels.delete(id);
  const bounds = features.find(({ collection }) => collection === 'boundary') ?? outline;
  return new LiveTiling(bounds, parcels.values()).faults().map(({ code }) => code);
}

function stepOf(step: StepResult): ParcelStep {
  if (!isStep(step)) throw new Error(step.kind);
  return step;
}

let made = 0;
const makeId = () => `made-${++made}`;

describe('what an action makes of parcels', () => {
  it('parts them by a line through both, in corners that all around it have as well', () => {
    const step = splitParcels([west, east], [place(-1, 0.4), place(3, 0.6)], around, makeId);
    const { features } = stepOf(step);
    expect(faultsAfter(step)).toEqual([]);
    const parts = features.filter(({ collection }) => collection === 'zone');
    expect(parts).toHaveLength(4);
    // the larger part is what it was; the other has no code of another
    expect(parts.filter(({ id }) => ['west', 'east'].includes(id))).toHaveLength(2);
    expect(parts.map(({ properties }) => properties['parcelCode'] ?? null)).toEqual([
      'A-1',
      null,
      'A-2',
      null,
    ]);
    expect(parts.every(({ properties }) => properties['landUse'] === '0701')).toBe(true);
    expect(splitParcels([west], [place(1.2, 0), place(1.4, 1)], around, makeId)).toEqual({
      kind: 'not-crossed',
    });
  });

  it('gives the neighbour a corner where a line ends on its side', () => {
    const step = splitParcels([west], [place(-1, 0.5), place(1, 0.5)], around, makeId);
    expect(stepOf(step).features.map(({ id }) => id)).toContain('east');
    expect(faultsAfter(step)).toEqual([]);
  });

  it('makes one of those that meet, and none of those that are apart', () => {
    const step = mergeParcels([east, west]);
    expect(faultsAfter(step)).toEqual([]);
    expect(stepOf(step)).toMatchObject({
      features: [{ id: 'east', geometry: { type: 'Polygon' }, properties: { parcelCode: 'A-2' } }],
      removed: ['west'],
    });
    expect(mergeParcels([west, zone('far', box(3, 0, 4, 1))])).toEqual({ kind: 'apart' });
    expect(mergeParcels([west, zone('corner', box(1, 1, 2, 2))])).toEqual({ kind: 'apart' });
    expect(mergeParcels([west])).toEqual({ kind: 'apart' });
  });

  it('cuts a hole with something in it, and fills it again', () => {
    const hole = areaOf(box(0.2, 0.2, 0.6, 0.6)) as Polygon;
    const filling = zone('pond', box(0, 0, 1, 1), { landUse: '1701' });
    const step = cutHole(west, hole, around, filling);
    expect(faultsAfter(step)).toEqual([]);
    const [cut, pond] = stepOf(step).features;
    expect((cut!.geometry as Polygon).coordinates).toHaveLength(2);
    expect(pond).toMatchObject({ id: 'pond', properties: { landUse: '1701' } });
    const filled = fillHole(cut!, place(0.4, 0.4))!.geometry as Polygon;
    expect(filled.coordinates).toHaveLength(1);
    expect(ellipsoidalArea(filled)).toBeCloseTo(ellipsoidalArea(west.geometry as Polygon), 3);
    expect(fillHole(cut!, place(0.8, 0.8))).toBeNull();
    expect(faultsAfter(cutHole(west, hole, around, null))).toEqual(['gap']);
    expect(cutHole(west, areaOf(box(3, 3, 4, 4)) as Polygon, around, null)).toEqual({ kind: 'not-within' });
    expect(cutHole(west, areaOf(box(-1, -1, 3, 3)) as Polygon, around, null)).toEqual({ kind: 'not-within' });
  });

  it('places a parcel beside others, and clips one to them', () => {
    const over = zone('over', box(0.5, 0, 2, 1));
    const besides: Around = { areasIn: () => [west, outline] };
    const clipped = stepOf(clipParcel(over, besides));
    const tiling = new LiveTiling(outline, [west, ...clipped.features.filter(({ id }) => id === 'over')]);
    expect(tiling.faults()).toEqual([]);
    expect(clipParcel(zone('within', box(0.2, 0.2, 0.4, 0.4)), around)).toEqual({ kind: 'covered' });
    const crossed = zone('crossed', [[0, 0], [1, 1], [1, 0], [0, 1]]); // prettier-ignore
    expect(placeParcel(crossed, around)).toMatchObject({
      kind: 'invalid',
      fault: { reason: 'self-intersection' },
    });
  });
});
