// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Geometry } from 'geojson';
import { findCollection } from '#domain/collections/registry.ts';
import { findFeatureFaults } from '#domain/features/check-feature.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { checkPlan } from '#domain/plan-check/check-plan.ts';
import { describePlanFault } from '#domain/plan-check/describe-fault.ts';
import { findFaultsOfFeature } from '#domain/plan-check/feature-faults.ts';
import { PlanTexts } from '../../helpers/valid-plan.ts';

/** Whatever the files hold, the answer is a list, and each fault a sentence. */
function expectSentences(plan: PlanTexts): void {
  for (const fault of checkPlan(plan.files).faults) {
    for (const language of ['zh', 'en'] as const) {
      const sentence = describePlanFault(fault, language);
      expect(sentence.startsWith(fault.file)).toBe(true);
      expect(sentence).not.toMatch(/undefined|\[object Object\]/);
    }
  }
}

const names = new PlanTexts().files.map(({ name }) => name);
const nasty = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    null,
    '',
    -0,
    1e308,
    181,
    40_461_500,
    '2025-02-30',
    [],
    {},
    'yx-01',
    '\u0000',
    '__proto__',
    { toString: null },
    [{ toString: null, valueOf: 1 }],
  ),
);

/** Every place of a value where something else may be put. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

function put(value: unknown, [key, ...rest]: string[], instead: unknown): unknown {
  if (key === undefined) return instead;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  if (instead === undefined && rest.length === 0) delete copy[key];
  else copy[key] = put(copy[key], rest, instead);
  return copy;
}

describe('checkPlan, given anything', () => {
  it(
    'answers with sentences when any member of any file is something else, or gone',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...names),
          fc.nat(),
          fc.option(nasty, { nil: undefined }),
          (name, at, instead) => {
            const plan = new PlanTexts();
            const text = plan.files.find((file) => file.name === name)!.content as { text: string };
            const content = JSON.parse(text.text) as unknown;
            const places = placesOf(content);
            plan.set(name, JSON.stringify(put(content, places[at % places.length]!, instead)) ?? '');
            expectSentences(plan);
          },
        ),
        { numRuns: 400 },
      );
    },
  );

  it('answers with sentences when texts are cut, doubled or garbled', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.nat(30),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 8 }),
          fc.constantFrom('{', '}', '[', ']', ',', '"', '\\'),
        ),
        (name, at, length, piece) => {
          const plan = new PlanTexts().edit(name, (text) => {
            const from = at % (text.length + 1);
            return text.slice(0, from) + piece + text.slice(from + length);
          });
          expectSentences(plan);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('answers with sentences when vertices stray by a little or a lot', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: -20_000, max: 20_000 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (moves) => {
          const plan = new PlanTexts().edit('zone.geojson', (text) => {
            const numbers = [...text.matchAll(/(?:119|30)\.\d+/g)];
            for (const [at, by] of moves) {
              const match = numbers[at % numbers.length]!;
              // as long as before, so that the places of the others hold
              const moved = (Number(match[0]) + by / 1e7).toFixed(7).slice(0, match[0].length);
              text =
                text.slice(0, match.index) +
                moved.padEnd(match[0].length, '0') +
                text.slice(match.index + match[0].length);
            }
            return text;
          });
          expectSentences(plan);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('calls a feature good exactly when it may be stored', { timeout: 120_000 }, () => {
    const zone = findCollection('zone')!;
    const text = new PlanTexts().files.find(({ name }) => name === 'zone.geojson')!.content as {
      text: string;
    };
    const [homes] = (JSON.parse(text.text) as { features: { geometry: Geometry; properties: object }[] })
      .features;
    const own = {
      note: { zh: '注', en: 'note' },
      fields: { farMax: { source: 'a', precision: 'surveyed' } },
    };
    const good = { ...homes!.properties, provenance: { source: 'a', precision: 'converted', ...own } };
    const places = placesOf(good).filter(([first]) => first !== undefined);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.option(nasty, { nil: undefined }), (place, instead) => {
        const { provenance, validFrom, validTo, ...properties } = put(
          good,
          place,
          instead,
        ) as never as FeatureState & Record<string, unknown>;
        const feature = {
          id: 'yx-01',
          collection: 'zone',
          geometry: homes!.geometry,
          properties,
          provenance,
          validFrom: validFrom ?? null,
          validTo: validTo ?? null,
        } as FeatureState;
        const told = findFaultsOfFeature(zone, feature, { file: 'zone.geojson', feature: 'yx-01' });
        expect(told.length > 0).toBe(findFeatureFaults(zone, feature).length > 0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says no more than that a plan is huge when it is', () => {
    const many = Array.from({ length: 100_001 }, () => 0);
    const plan = new PlanTexts().set(
      'place.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: many }),
    );
    expect(checkPlan(plan.files).faults.map(({ code }) => code)).toEqual(['too-many-features']);
  });
});
