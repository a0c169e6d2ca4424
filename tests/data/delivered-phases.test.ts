// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { isThereBy } from '#domain/features/validity.ts';
import { flatPolygons, placeInPolygons } from '#domain/topology/flat-polygons.ts';
import { needsRoad } from '#domain/vocabularies/built-land.ts';
import { amount, begunBy, middleOf, readDeliveredPlan, shareOf, sum, text } from './delivered-plan.ts';

const plan = await readDeliveredPlan();
const { parcels } = plan;
const builtOn = parcels.filter((parcel) => needsRoad(text(parcel, 'landUse')));

describe('the phases', () => {
  const days = plan.buildingDays;
  const inTown = [...parcels, ...plan.facilities, ...plan.townLines('water'), ...plan.townLines('power')];

  it('are the only days on which anything in the town begins', () => {
    const allowed = new Set<string | null>([null, ...days]);
    for (const feature of inTown) expect(allowed.has(feature.validFrom), feature.id).toBe(true);
    for (const feature of inTown) expect(feature.validTo, feature.id).toBeNull();
  });

  it('each add people and jobs', () => {
    const onDay = (field: string) =>
      days.map((day) => sum(begunBy(parcels, day).map((parcel) => amount(parcel, field))));
    for (const field of ['population', 'jobs']) {
      const growth = onDay(field);
      expect(growth[0], field).toBeGreaterThan(0);
      for (const [at, figure] of growth.slice(1).entries()) expect(figure, field).toBeGreaterThan(growth[at]!);
    }
  });

  it('begin in the core, and leave no more than half of the town to the last', () => {
    const first = builtOn.filter(({ validFrom }) => validFrom === days[0]);
    const core = flatPolygons(plan.byId.get('core-area')!.geometry);
    const inCore = builtOn.filter((parcel) => placeInPolygons(...middleOf(parcel), core) >= 0);
    expect(first.length).toBeGreaterThan(20);
    expect(shareOf(begunBy(inCore, days[1]!), inCore)).toBeGreaterThan(0.95);
    expect(shareOf(begunBy(builtOn, days[2]!), builtOn)).toBeGreaterThan(0.5);
    expect(shareOf(begunBy(builtOn, days[3]!), builtOn)).toBe(1);
  });

  it('end with a town of some hundreds of thousands, with fewer jobs than people', () => {
    const people = sum(parcels.map((parcel) => amount(parcel, 'population')));
    const jobs = sum(parcels.map((parcel) => amount(parcel, 'jobs')));
    expect(people).toBeGreaterThan(250_000);
    expect(people).toBeLessThan(650_000);
    expect(jobs / people).toBeGreaterThan(0.4);
    expect(jobs / people).toBeLessThan(0.9);
  });

  it('have each project on a parcel of the plan, done when its parcel begins', () => {
    for (const project of plan.projects) {
      const parcel = plan.byId.get(text(project, 'parcel'));
      expect(parcel?.collection, project.id).toBe('zone');
      const completion = project.properties['plannedCompletion'];
      if (typeof completion !== 'string' || parcel!.validFrom === null) continue;
      expect(isThereBy({ validFrom: completion, validTo: null }, parcel!), project.id).toBe(true);
    }
  });
});
