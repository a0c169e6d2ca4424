// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { checkPlan } from '#domain/plan-check/check-plan.ts';
import { describePlanFault } from '#domain/plan-check/describe-fault.ts';
import { isLoadable, type PlanFault } from '#domain/plan-check/plan-fault.ts';
import { PlanTexts } from '../../helpers/valid-plan.ts';
import { documentFaults, featureFaults, fileFaults, ruleFaults } from './planted-faults.ts';

const check = (plan: PlanTexts) => checkPlan(plan.files).faults;
const codesOf = (faults: PlanFault[]) => [...new Set(faults.map(({ code }) => code))];

describe('checkPlan', () => {
  it('finds nothing in a good plan, and reads it whole', () => {
    const { faults, plan } = checkPlan(new PlanTexts().files);
    expect(faults).toEqual([]);
    expect(plan).toMatchObject({ id: 'yunxi', boundary: 'planned-area' });
    expect(plan!.features).toHaveLength(24);
    expect(plan!.features.find(({ id }) => id === 'yx-01')).toMatchObject({
      collection: 'zone',
      properties: { landUse: '070102' },
      validFrom: '2025-06-01',
      validTo: null,
    });
  });

  it.each([...fileFaults, ...documentFaults, ...featureFaults, ...ruleFaults])(
    'finds $code where it is planted, says so in both languages, and nothing else',
    ({ code, plant, file, feature, field }) => {
      const faults = check(plant(new PlanTexts()));
      expect(codesOf(faults)).toEqual([code]);
      const fault = faults[0]!;
      expect(fault).toMatchObject({ file, ...(field && { field }) });
      if (file !== 'plan.json') expect(fault.feature).toBe(feature);
      for (const language of ['zh', 'en'] as const) {
        const sentence = describePlanFault(fault, language);
        expect(sentence.startsWith(file)).toBe(true);
        if (feature !== undefined) expect(sentence).toContain(feature);
        if (field !== undefined) expect(sentence).toContain(field);
        expect(sentence).not.toMatch(/undefined|NaN|\[object/);
        expect(sentence).toMatch(language === 'zh' ? /[\u4e00-\u9fff].*。$/ : /[a-z].*\.$/);
      }
    },
  );

  it.each(['toString', 'constructor', 'hasOwnProperty'])(
    'finds a field called %s unknown, as any other',
    (field) => {
      const faults = check(new PlanTexts().properties('zone', 'yx-01', { [field]: 1 }));
      expect(faults).toMatchObject([{ code: 'unknown-field', feature: 'yx-01', field }]);
      expect(describePlanFault(faults[0]!, 'en')).toContain(`field ${field}`);
    },
  );

  it('lets no file write control characters to a terminal', () => {
    const [fault] = check(new PlanTexts().properties('zone', 'yx-01', { landUse: 'a\u001b[31m\r\nred' }));
    for (const language of ['zh', 'en'] as const) {
      expect(describePlanFault(fault!, language)).not.toMatch(/\p{Cc}/u);
    }
  });

  it('tells a warning from an error', () => {
    expect(isLoadable(check(new PlanTexts().properties('zone', 'yx-05', { greenMin: 20 })))).toBe(true);
    expect(isLoadable(check(new PlanTexts().properties('zone', 'yx-05', { greenMin: -1 })))).toBe(false);
  });

  it('says nothing of gaps that come of a parcel which could not be read', () => {
    const plan = new PlanTexts().properties('zone', 'yx-07', { landUse: 'water' });
    expect(codesOf(check(plan))).toEqual(['unknown-land-use']);
  });

  it('tells what a code of the trial edition of 2020 has become', () => {
    const [fault] = check(new PlanTexts().properties('zone', 'yx-03', { mixedUse: '0701+1313' }));
    expect(fault).toMatchObject({ values: { found: '1313', successor: '1312' } });
    expect(describePlanFault(fault!, 'zh')).toContain('2020 年试行版的该代码现为 1312');
  });

  it('says once of a whole file what is the same all over it', () => {
    const plan = new PlanTexts().edit('zone.geojson', (text) =>
      text.replaceAll(/\[\s*(119\.\d+),\s*(30\.\d+)\s*\]/g, '[$2,$1]'),
    );
    const faults = check(plan);
    expect(faults).toMatchObject([{ code: 'coordinates-swapped', feature: 'yx-01', values: { count: 10 } }]);
    expect(describePlanFault(faults[0]!, 'en')).toContain('10 features in all');
  });

  it('warns of a plan without features', () => {
    const plan = new PlanTexts().change('plan.json', (file) => (file.boundary = null));
    for (const { name } of plan.files) if (name !== 'plan.json') plan.remove(name);
    expect(check(plan)).toMatchObject([{ code: 'no-features', severity: 'warning' }]);
  });

  it('passes on what whoever read the files could not read', () => {
    const faults = checkPlan([
      ...new PlanTexts().remove('place.geojson').remove('cluster.geojson').remove('terrain.geojson').files,
      { name: 'place.geojson', content: { problem: { kind: 'not-utf8', encoding: 'GBK' } } },
      {
        name: 'cluster.geojson',
        content: { problem: { kind: 'too-large', bytes: 2 ** 28, limit: 2 ** 26 } },
      },
      { name: 'terrain.geojson', content: { problem: { kind: 'unreadable', reason: 'EACCES' } } },
    ]).faults;
    expect(codesOf(faults)).toEqual(['not-utf8', 'file-too-large', 'file-unreadable']);
    expect(faults.map((fault) => describePlanFault(fault, 'en'))).toEqual([
      'place.geojson: is not in UTF-8 but, it seems, in GBK; save it as UTF-8.',
      'cluster.geojson: has 256 MiB, more than the 64 MiB that are taken, and was not looked at; thin its vertices or divide the plan.',
      "terrain.geojson: can't be read (EACCES); a plain file is expected.",
    ]);
  });

  it('tells line and column of what is no JSON', () => {
    const [fault] = check(new PlanTexts().set('place.geojson', '{"type":\n  "FeatureCollection",}'));
    expect(fault).toMatchObject({ code: 'not-json', values: { line: 2, column: 23, found: '}' } });
  });
});
