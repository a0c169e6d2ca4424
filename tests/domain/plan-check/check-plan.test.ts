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
        expect(sentence).toMatch(language === 'zh' ? /[\u4e00-\u9fff].*[^？。][？。]$/ : /[a-z].*[^?.][?.]$/);
        expect(sentence).not.toMatch(language === 'zh' ? /must |expected|is missing/ : /[，；。：]/);
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

  it('warns of figures that make no sense, and lets them be loaded', () => {
    for (const figures of [
      { densityMax: 0.35 },
      { greenMin: 0.5 },
      { greenMax: 0.07 },
      { farMin: 4, farMax: 5, densityMax: 30, heightMax: 24 },
      { population: 100_000 },
    ]) {
      const faults = check(new PlanTexts().properties('zone', 'yx-01', figures));
      expect(faults).toMatchObject([{ severity: 'warning', feature: 'yx-01' }]);
      expect(isLoadable(faults)).toBe(true);
    }
  });

  it('finds no fault in figures that can be, though barely', () => {
    for (const figures of [
      { farMax: undefined, densityMax: 1, greenMin: 0, greenMax: 1 },
      // eight storeys of 2.5 m on a fifth of the land
      { farMax: 1.6, densityMax: 20, heightMax: 20 },
      { farMax: 5, densityMax: 20, heightMax: undefined },
      { population: 9_000 },
    ])
      expect(check(new PlanTexts().properties('zone', 'yx-01', figures))).toEqual([]);
    expect(check(new PlanTexts().properties('project', 'yx-project-1', { investment: 2_000 }))).toEqual([]);
  });

  it('says what a fraction, a ratio, a crowd and an investment should be', () => {
    const plan = new PlanTexts()
      .properties('zone', 'yx-01', { densityMax: 0.35 })
      .properties('zone', 'yx-02', { farMax: 2.5, densityMax: 20, heightMax: 24 })
      .properties('project', 'yx-project-1', { investment: 50_000 });
    const told = check(plan).map((fault) => describePlanFault(fault, 'en'));
    expect(told).toHaveLength(3);
    expect(told.join('\n')).toMatch(
      /is 0\.35 %, which seems a fraction; the field is in %, and 35 is expected/,
    );
    expect(told.join('\n')).toContain('gives 1.92 at most');
    expect(told.join('\n')).toContain('and 5 is expected if it was');
  });

  it('tells every bad value of a feature, and no unknown field hides another', () => {
    const plan = new PlanTexts().properties('zone', 'yx-01', {
      landUse: undefined,
      YDDM: '0701',
      farMax: '1.8',
      densityMax: 350,
      heightMax: -1,
      mixedUse: '0999',
      validFrom: '2025-06',
      provenance: { source: '', precision: 'guessed', author: 'me' },
    });
    expect(check(plan).map(({ code, field }) => [code, field])).toEqual([
      ['field-missing', 'landUse'],
      ['field-value', 'farMax'],
      ['field-value', 'heightMax'],
      ['unknown-field', 'YDDM'],
      ['field-value', 'densityMax'],
      ['unknown-land-use', 'mixedUse'],
      ['not-a-day', 'validFrom'],
      ['provenance', 'provenance.author'],
      ['provenance', 'provenance.source'],
      ['provenance', 'provenance.precision'],
    ]);
  });

  it('tells what is wrong with the rest of a feature that has no id, no geometry or no properties', () => {
    const rest = { kind: 'hamlet', rank: 0 };
    const told = (change: (feature: { id?: unknown; geometry: unknown; properties: unknown }) => void) =>
      check(
        new PlanTexts().properties('place', 'yx-village', rest).feature('place', 'yx-village', change),
      ).map(({ code, field }) => [code, field]);
    const ofRest = [
      ['field-value', 'kind'],
      ['field-value', 'rank'],
    ];
    expect(told((feature) => delete feature.id)).toEqual([['id-missing', 'id'], ...ofRest]);
    expect(told((feature) => (feature.id = ' '))).toEqual([['id-empty', 'id'], ...ofRest]);
    expect(told((feature) => (feature.geometry = null))).toEqual([
      ['geometry-missing', 'geometry'],
      ...ofRest,
    ]);
    expect(
      told((feature) => Object.assign(feature, { id: '', geometry: { type: 'Blob' }, properties: null })),
    ).toEqual([
      ['id-empty', 'id'],
      ['properties-missing', 'properties'],
      ['geometry-type', 'geometry'],
    ]);
  });

  it('tells twenty faults of one feature, and how many more there are', () => {
    const strange = Object.fromEntries(Array.from({ length: 27 }, (_, at) => [`strange${at}`, at]));
    const faults = check(new PlanTexts().properties('zone', 'yx-01', strange));
    expect(faults).toHaveLength(21);
    expect(faults.at(-1)).toMatchObject({ code: 'more-faults', feature: 'yx-01', severity: 'error' });
    expect(describePlanFault(faults.at(-1)!, 'en')).toContain('has 7 more faults');
    expect(describePlanFault(faults.at(-1)!, 'zh')).toContain('还有 7 处问题');
  });

  it('tells every bad member of plan.json, twenty of them, and how many more there are', () => {
    const bad = { title: '', date: '2024', url: 'ftp://a', colour: 1 };
    const plan = new PlanTexts().change('plan.json', (file) => {
      file.title = 'Yunxi';
      file.mapApproval = 5;
      file.sources = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`s${at}`, bad]));
    });
    const faults = check(plan);
    expect(faults).toHaveLength(21);
    // two of the document and two of each source are errors, a colour is a warning
    expect(faults.filter(({ code }) => code === 'plan-field')).toHaveLength(20);
    expect(faults.find(({ code }) => code === 'more-faults')).toMatchObject({
      severity: 'warning',
      values: { count: 9 },
    });
  });

  it('does not keep a plan from being loaded for many members that are not read', () => {
    const plan = new PlanTexts().change('plan.json', (file) => {
      for (let at = 0; at < 30; at++) file[`strange${at}`] = at;
    });
    expect(check(plan)).toHaveLength(21);
    expect(isLoadable(check(plan))).toBe(true);
  });

  it('tells of phases also where another member is wrong', () => {
    const plan = new PlanTexts().change('plan.json', (file) => {
      delete file.description;
      file.phases[1].date = '2027-03';
    });
    expect(check(plan).map(({ code, field }) => [code, field])).toEqual([
      ['plan-field', 'description'],
      ['phase-not-a-day', 'phases.1.date'],
    ]);
  });

  it.each([
    ['project', 'yx-project-1', 'plannedStart', '2027-03'],
    ['project', 'yx-project-1', 'plannedStart', 20270301],
    ['zone', 'yx-01', 'validFrom', '2027-03'],
  ])('says once of a day of a %s that it needs year, month and day', (collection, id, field, found) => {
    const faults = check(new PlanTexts().properties(collection, id, { [field]: found }));
    expect(faults).toMatchObject([{ code: 'not-a-day', field }]);
    expect(describePlanFault(faults[0]!, 'en')).toMatch(/a day has year, month and day, such as 2024-12-08/);
    expect(describePlanFault(faults[0]!, 'zh')).toContain('日期须有年、月、日');
    // only the days of validity may be left open
    expect(describePlanFault(faults[0]!, 'en').includes('null')).toBe(field === 'validFrom');
  });

  it('says in which unit a number out of its range is', () => {
    const told = (properties: Record<string, unknown>, collection = 'zone', id = 'yx-01') => {
      const [fault] = check(new PlanTexts().properties(collection, id, properties));
      return [describePlanFault(fault!, 'zh'), describePlanFault(fault!, 'en')];
    };
    expect(told({ densityMax: 350 })).toEqual([
      expect.stringContaining('值为「350」；应为 0 到 100 的数字（单位：%）。'),
      expect.stringContaining('has the value “350”; expected is a number from 0 to 100 (in %).'),
    ]);
    expect(told({ population: -1 })[1]).toContain('a whole number from 0 to 10,000,000 (in people)');
    expect(told({ investment: -1 }, 'project', 'yx-project-1')[1]).toContain('(in CNY 100 million)');
    expect(told({ farMax: '1.8' })[1]).toContain('has the text “1.8”; expected is a number from 0 to 30.');
  });

  it('says in both languages what is wrong with a provenance, and where', () => {
    const told = (provenance: unknown) =>
      check(new PlanTexts().properties('zone', 'yx-01', { provenance })).map((fault) => [
        fault.field,
        describePlanFault(fault, 'zh').split('：').slice(1).join('：'),
        describePlanFault(fault, 'en').split(': ').slice(1).join(': '),
      ]);
    expect(told(undefined)).toEqual([
      ['provenance', expect.stringMatching(/^缺少来源说明；/), expect.stringMatching(/^is missing; /)],
    ]);
    const origin = { source: 'illustrative', precision: 'illustrative' };
    expect(told({ ...origin, precision: 'exact' })).toEqual([
      [
        'provenance.precision',
        '精度为「exact」；应为 surveyed（实测）、converted（转换）或 illustrative（示意）。',
        'is “exact”; surveyed, converted or illustrative is expected.',
      ],
    ]);
    const wrong = { ...origin, note: { zh: 1, en: 'a' }, fields: { farMax: { source: 'a' }, 'a\nb': null } };
    expect(told(wrong).map(([field]) => field)).toEqual([
      'provenance.note.zh',
      'provenance.fields.farMax.precision',
      'provenance.fields.a\nb',
    ]);
  });

  it('tells an id that is there thrice once, and nothing that comes of it', () => {
    const plan = new PlanTexts().change('zone.geojson', ({ features }) => {
      const [homes] = features;
      features.push(structuredClone(homes), structuredClone(homes));
    });
    const faults = check(plan);
    expect(faults).toMatchObject([{ code: 'duplicate-id', feature: 'yx-01', values: { count: 3 } }]);
    expect(describePlanFault(faults[0]!, 'en')).toContain('(3 features have it)');
  });

  it('says nothing of the parcel, the road or the facility that a repeated id hides', () => {
    const parcel = new PlanTexts().feature('zone', 'yx-02', (feature) => (feature.id = 'yx-01'));
    const road = new PlanTexts().feature('zone', 'yx-road-main', (feature) => (feature.id = 'yx-01'));
    const facility = new PlanTexts().feature(
      'facility',
      'yx-waterworks',
      (feature) => (feature.id = 'yx-01'),
    );
    for (const plan of [parcel, road]) expect(codesOf(check(plan))).toEqual(['duplicate-id']);
    expect(check(facility).map(({ code, file }) => [code, file])).toEqual([
      ['duplicate-id', 'facility.geojson'],
    ]);
  });

  it('asks for the name that was meant, without a full stop after the question', () => {
    const [fault] = check(new PlanTexts().set('zones.geojson', '{}'));
    expect(describePlanFault(fault!, 'en')).toBe(
      'zones.geojson: is no file of a plan and is not read; did you mean zone.geojson?',
    );
    expect(describePlanFault(fault!, 'zh')).toBe(
      'zones.geojson：不是规划的文件，不会被读取；是否应名为 zone.geojson？',
    );
  });

  it('does not load a plan without the parcels that lie under a wrong name', () => {
    const plan = new PlanTexts().set('zone.json', '{}').remove('zone.geojson');
    const faults = check(plan);
    expect(faults).toMatchObject([{ code: 'misnamed-file', values: { meant: 'zone.geojson' } }]);
    expect(isLoadable(faults)).toBe(false);
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

  it('says that a plan has no features also beside what it may be warned of', () => {
    const plan = new PlanTexts().change('plan.json', (file) => (file.boundary = null));
    for (const { name } of plan.files) if (name !== 'plan.json') plan.remove(name);
    expect(codesOf(check(plan.set('notes.md', '')))).toEqual(['no-features', 'unknown-file']);
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
