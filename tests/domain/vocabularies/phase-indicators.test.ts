import { describe, expect, it } from 'vitest';
import plan from '#data/plans/taixin/plan.json' with { type: 'json' };
import reported from '#data/vocabularies/phase-indicators.json' with { type: 'json' };
import { choicesOf } from '#domain/collections/definition.ts';
import { facility } from '#domain/collections/facility.ts';
import { infrastructure } from '#domain/collections/infrastructure.ts';
import { findCollection } from '#domain/collections/registry.ts';
import { findFacilityStandard } from '#domain/vocabularies/facility-standards.ts';
import { phaseIndicators, targetsOf } from '#domain/vocabularies/phase-indicators.ts';

const phases = ['effective', 'shaped', 'momentum', 'city'];

describe('the indicators of phases', () => {
  it('have targets for each phase of the plan but its launch', () => {
    expect(plan.phases.map(({ id }) => id)).toEqual(['launch', ...phases]);
    for (const phase of phases) expect(targetsOf(phase)).not.toEqual([]);
    expect(targetsOf('launch')).toEqual([]);
  });

  it('are computed from collections, kinds and standards that there are', () => {
    for (const { measure } of phaseIndicators) {
      if (measure.collection) expect(findCollection(measure.collection)).not.toBeNull();
      if (measure.kind)
        expect(choicesOf(infrastructure.properties.properties.kind)).toHaveProperty(measure.kind);
      if (measure.facilityKind)
        expect(choicesOf(facility.properties.properties.kind)).toHaveProperty(measure.facilityKind);
      if (measure.standard) {
        const standard = findFacilityStandard(measure.standard);
        expect(standard?.radiusMeters).toBeGreaterThan(0);
        expect(standard?.facilityKinds).toContain(measure.facilityKind);
      }
    }
  });

  it('are marked as illustrative, but for the one figure that a report states', () => {
    const sourced = phases.flatMap(targetsOf).filter(({ basis }) => basis !== 'illustrative');
    expect(sourced.map(({ indicator, value }) => [indicator.id, value])).toEqual([
      ['start-up-investment', 208.85],
    ]);
  });

  it('never ask for less than in the phase before', () => {
    const reached = new Map<string, number>();
    for (const { indicator, value } of phases.flatMap(targetsOf)) {
      expect(value).toBeGreaterThanOrEqual(reached.get(indicator.id) ?? 0);
      if (indicator.unit === '%') expect(value).toBeLessThanOrEqual(100);
      reached.set(indicator.id, value);
    }
  });

  it('are the ones that the reported facts refer to', () => {
    const known = phaseIndicators.map(({ id }) => id);
    const named = reported.reported.flatMap(({ indicator }) => (indicator ? [indicator] : []));
    expect(named.filter((id) => !known.includes(id))).toEqual([]);
  });
});
