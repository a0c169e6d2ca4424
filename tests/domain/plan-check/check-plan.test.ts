// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { checkPlan } from '#domain/plan-check/check-plan.ts';
import { describePlanFault } from '#domain/plan-check/describe-fault.ts';
import { isLoadable, type PlanFault } from '#domain/plan-check/plan-fault.ts';
import { PlanTexts } from '../../helpers/valid-plan.ts';
import { documentFaults, featureFaults, fileFaults, ruleFaults } from './planted-faults.ts';

/** The faults of a plan, without the last word on what could not be judged for them. */
const check = (plan: PlanTexts) =>
  checkPlan(plan.files).faults.filter(({ code }) => code !== 'rules-left-out');
const origin = { source: 'illustrative', precision: 'illustrative' };
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
      { population: 9_000, farMax: 5, heightMax: undefined },
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

  it('tells what the figures are that make no sense', () => {
    const told = (collection: string, id: string, properties: Record<string, unknown>) =>
      check(new PlanTexts().properties(collection, id, properties)).flatMap((fault) => [
        describePlanFault(fault, 'zh').split('：').slice(1).join('：'),
        describePlanFault(fault, 'en').split(': ').slice(1).join(': '),
      ]);
    expect(told('zone', 'yx-01', { farMin: 2.5 })).toEqual([
      '下限 2.5 大于上限 farMax 的 1.8；下限不得大于上限。',
      'is 2.5 at least, more than the upper limit farMax of 1.8; the lower limit must not be above the upper one.',
    ]);
    expect(told('zone', 'yx-01', { densityMax: 70.5 })[1]).toContain('105.5 % together');
    expect(told('zone', 'yx-01', { population: 5_600 })[0]).toMatch(
      /^5,600 人，而按容积率上限 1\.8 至多建 57,[\d]{3} m²，人均 10\.3 m²，不足 15 m²；/,
    );
    expect(told('infrastructure', 'yx-street-1', { lanes: 9 })).toEqual([
      '9 条车道按每条至少 2.75 m 计，需 24.75 m，而红线宽度只有 22 m；应核对车道数与宽度。',
      'is 9, which takes 24.75 m with lanes of 2.75 m at least, and the red lines are 22 m apart; check the lanes and the width.',
    ]);
    expect(told('facility', 'yx-kindergarten', { capacity: 600 })).toEqual([
      '规模为 600 班，超过 120 班；应核对数值与单位。',
      'is 600 classes, more than 120; check the figure and its unit.',
    ]);
  });

  it('takes limits that are just kept, and a little building of any size on built land', () => {
    for (const figures of [
      { farMin: 1.8 },
      { greenMin: 35, greenMax: 35 },
      { greenMin: 35, densityMax: 65 },
      { landUse: '0701', mixedUse: '1401' },
    ])
      expect(check(new PlanTexts().properties('zone', 'yx-01', figures))).toEqual([]);
    for (const widths of [
      { lanes: 8 },
      { redLineWidth: 6, lanes: 2 },
      { class: 'local', redLineWidth: 4 },
      { redLineWidth: undefined, lanes: 9 },
    ])
      expect(check(new PlanTexts().properties('infrastructure', 'yx-street-1', widths))).toEqual([]);
    expect(check(new PlanTexts().properties('facility', 'yx-kindergarten', { capacity: 120 }))).toEqual([]);
  });

  it('takes a name that a source bears out, or any other field of it', () => {
    const sourced = (field: string) =>
      new PlanTexts()
        .change('plan.json', (file) => (file.sources['report'] = { title: { zh: '报道', en: 'Report' } }))
        .properties('facility', 'yx-kindergarten', {
          name: '云溪幼儿园',
          provenance: { ...origin, fields: { [field]: { source: 'report', precision: 'converted' } } },
        });
    expect(check(sourced('name'))).toEqual([]);
    expect(check(sourced('capacity'))).toEqual([]);
  });

  it('lets a project be finished in the phase in which its parcel comes, but not before', () => {
    const finished = (plannedCompletion: string, validFrom: string) =>
      codesOf(
        check(
          new PlanTexts()
            .properties('zone', 'yx-06', { validFrom })
            .feature('project', 'yx-project-1', ({ geometry, properties }) => {
              geometry.coordinates = [119.6022, 30.2008];
              Object.assign(properties, { parcel: 'yx-06', plannedStart: '2025-01-01', plannedCompletion });
            }),
        ),
      );
    expect(finished('2026-08-31', '2027-06-01')).toEqual([]);
    expect(finished('2025-05-31', '2027-06-01')).toEqual(['project-before-parcel']);
    // a day that is none of a phase is taken by its word
    expect(finished('2026-08-31', '2026-12-01')).toEqual(['project-before-parcel']);
    expect(finished('2026-12-01', '2026-12-01')).toEqual([]);
  });

  it('says nothing of streets and their land where a line could not be read', () => {
    const plan = new PlanTexts().change('infrastructure.geojson', (file) => {
      for (const { properties } of file.features) if (properties.kind === 'road') properties.lanes = 'two';
    });
    expect(codesOf(check(plan))).toEqual(['field-value']);
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

  it('tells all that is wrong with plan.json, in whichever order its phases and whatever its title', () => {
    const plan = new PlanTexts().change('plan.json', (file) => {
      file.phases.reverse();
      file.title = '云溪';
      file.id = 'Yun Xi';
      file.boundary = 'none';
      file.author = 'me';
    });
    expect(check(plan).map(({ code, field }) => [code, field])).toEqual([
      ['plan-field', 'title'],
      ['plan-id', 'id'],
      ['phase-order', 'phases.1.date'],
      ['boundary-missing', 'boundary'],
      ['plan-unknown-field', 'author'],
    ]);
  });

  it('checks features against the boundary and the sources also where the title is wrong', () => {
    const plan = new PlanTexts()
      .change('plan.json', (file) => (file.title = '云溪'))
      .properties('zone', 'yx-04', { provenance: { source: 'hearsay', precision: 'illustrative' } })
      .feature('project', 'yx-project-1', ({ geometry }) => (geometry.coordinates = [119.7, 30.2]));
    expect(codesOf(check(plan))).toEqual(['plan-field', 'off-plan', 'unknown-source']);
  });

  it('leaves sources unsaid where those of plan.json can not be read', () => {
    const plan = new PlanTexts().change('plan.json', (file) => (file.sources = []));
    expect(codesOf(check(plan))).toEqual(['plan-field']);
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
    expect(describePlanFault(faults[0]!, 'en')).toContain(
      '(3 features have it: zone.geojson #1, zone.geojson #11, zone.geojson #12)',
    );
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

  it.each([
    ['R2', '070102', '二类城镇住宅用地'],
    ['r21', '070102', '二类城镇住宅用地'],
    ['M1', '100101', '一类工业用地'],
    ['A33', '080403', '中小学用地'],
    ['G1', '1401', '公园绿地'],
  ])('names the class nearest to %s of the former classification, and the list', (code, nearest, name) => {
    const [fault] = check(new PlanTexts().properties('zone', 'yx-01', { landUse: code }));
    expect(describePlanFault(fault!, 'zh')).toContain(
      `「${code}」不是 2023 年版用地用海分类的代码，似为旧国标 GB 50137 的代码，最接近的是 ${nearest}（${name}），仅供参考，请核对；代码表见 data/vocabularies/land-use.json。`,
    );
    expect(describePlanFault(fault!, 'en')).toMatch(
      new RegExp(
        `closest is ${nearest} \\([^)]+\\), a hint only, to be verified; the codes are listed in data/`,
      ),
    );
  });

  it('has no hint at a code that is none of either classification, but names the list', () => {
    const [fault] = check(new PlanTexts().properties('zone', 'yx-01', { landUse: 'X2' }));
    expect(fault).toMatchObject({ values: { hint: '', successor: '' } });
    expect(describePlanFault(fault!, 'en')).toContain('listed in data/vocabularies/land-use.json');
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

  it('takes no word for converted or surveyed that the own drawing is the source of', () => {
    for (const precision of ['converted', 'surveyed']) {
      const claimed = { source: 'illustrative', precision };
      const real = { name: '新建工程', responsibleUnit: '富士康（太原）有限公司', investment: 500 };
      for (const provenance of [claimed, { ...origin, fields: { investment: claimed } }]) {
        const plan = new PlanTexts().properties('project', 'yx-project-1', { ...real, provenance });
        expect(codesOf(check(plan))).toEqual(['provenance-contradiction', 'example-not-marked']);
        expect(isLoadable(check(plan))).toBe(false);
      }
    }
  });

  it('takes an English name for marked only where no Chinese one stands beside it', () => {
    const named = (names: Record<string, unknown>) =>
      codesOf(check(new PlanTexts().properties('facility', 'yx-kindergarten', names)));
    expect(named({ name: undefined })).toEqual([]);
    expect(named({ name: '云溪幼儿园' })).toEqual(['name-not-marked']);
    expect(named({ name: '云溪幼儿园（不是示例）' })).toEqual(['name-not-marked']);
    expect(named({ name: undefined, nameEn: 'Yunxi kindergarten (not an example)' })).toEqual([
      'name-not-marked',
    ]);
  });

  it('takes a translated unit for sourced where the unit itself is', () => {
    const fields = { responsibleUnit: { source: 'report', precision: 'converted' } };
    const plan = new PlanTexts()
      .change('plan.json', (file) => (file.sources['report'] = { title: { zh: '报道', en: 'Report' } }))
      .properties('project', 'yx-project-1', {
        name: '新建工程',
        responsibleUnit: '云溪建设公司',
        investment: undefined,
        provenance: { ...origin, fields },
      });
    expect(check(plan)).toEqual([]);
  });

  it('tells how long a parcel is there, and how long what stands on it', () => {
    const ends = new PlanTexts()
      .properties('boundary', 'planned-area', { validTo: '2040-01-01' })
      .change('zone.geojson', ({ features }) => {
        for (const { properties } of features) properties.validTo = '2040-01-01';
      });
    const told = check(ends);
    expect(told.map(({ code, feature, other }) => [code, feature, other])).toEqual([
      ['outlives', 'yx-kindergarten', 'yx-02'],
      ['outlives', 'yx-waterworks', 'yx-07'],
      ['outlives', 'yx-project-1', 'yx-02'],
    ]);
    expect(isLoadable(told)).toBe(true);
    expect(describePlanFault(told[0]!, 'en')).toContain(
      'is valid to no day, and its parcel “yx-02” ends before, on 2040-01-01',
    );
  });

  it('tells that all parcels ended before the plan does, and names some of them', () => {
    const plan = new PlanTexts().change('zone.geojson', ({ features }) => {
      for (const { properties } of features)
        Object.assign(properties, { validFrom: null, validTo: '2001-01-01' });
    });
    const faults = check(plan).filter(({ code }) => code === 'parcel-not-followed');
    expect(faults).toMatchObject([
      { severity: 'error', feature: 'yx-01', values: { day: '2001-01-01', more: 4 } },
    ]);
    expect(describePlanFault(faults[0]!, 'en')).toContain(
      'as do yx-02, yx-03, yx-04, yx-05, yx-06 and 4 more, and no parcel takes its place',
    );
  });

  it('judges a parcel with one wrong figure by all rules that do not need the figure', () => {
    const plan = new PlanTexts()
      .properties('zone', 'yx-01', { farMax: '1,8', validFrom: '2024-01-01' })
      .feature('zone', 'yx-04', ({ geometry }) =>
        geometry.coordinates.push([
          [119.605, 30.2025],
          [119.605, 30.203],
          [119.6055, 30.203],
          [119.6055, 30.2025],
          [119.605, 30.2025],
        ]),
      )
      .properties('infrastructure', 'yx-water-1', { supplySource: 'yx-springs', name: 5 });
    const { faults } = checkPlan(plan.files);
    expect(codesOf(faults).sort()).toEqual(
      ['field-value', 'gap', 'parcel-before-road', 'unknown-reference'].sort(),
    );
  });

  it('says once which rules an error keeps from being judged', () => {
    const leftOut = (plan: PlanTexts) => {
      const notices = checkPlan(plan.files).faults.filter(({ code }) => code === 'rules-left-out');
      expect(notices.length).toBeLessThan(2);
      return notices[0]?.values?.['rules'] ?? '';
    };
    expect(leftOut(new PlanTexts())).toBe('');
    expect(leftOut(new PlanTexts().properties('zone', 'yx-01', { farMax: '1,8' }))).toBe('');
    expect(leftOut(new PlanTexts().properties('zone', 'yx-01', { landUse: 'water' }))).toBe(
      'access,streets,sites',
    );
    expect(leftOut(new PlanTexts().feature('zone', 'yx-01', (feature) => (feature.geometry = null)))).toBe(
      'tiling,access,streets,sites',
    );
    expect(leftOut(new PlanTexts().set('zone.geojson', '{'))).toBe('tiling,access,streets,sites,references');
    expect(leftOut(new PlanTexts().properties('infrastructure', 'yx-water-1', { kind: 'milk' }))).toBe(
      'streets,networks',
    );
    const [notice] = checkPlan(new PlanTexts().set('zone.geojson', '{').files).faults;
    expect(notice).toMatchObject({ code: 'rules-left-out', severity: 'warning', file: 'plan.json' });
    expect(describePlanFault(notice!, 'en')).toContain('that parcels tile the planned area; ');
    expect(describePlanFault(notice!, 'zh')).toContain('地块铺满规划范围、');
  });

  it('names the parcels that lie over each other, five beside the first two, and how many more', () => {
    const plan = new PlanTexts().change('zone.geojson', ({ features }) => {
      const [homes] = features;
      for (let at = 0; at < 300; at++) {
        const copy = structuredClone(homes);
        copy.id = `copy-${at}`;
        delete copy.properties.parcelCode;
        features.push(copy);
      }
    });
    const overlaps = check(plan).filter(({ code }) => code === 'overlap');
    expect(overlaps).toHaveLength(1);
    expect(describePlanFault(overlaps[0]!, 'en')).toContain(
      'where there also lie copy-1, copy-2, copy-3, copy-4, copy-5 and 294 more; parcels must not overlap',
    );
    expect(describePlanFault(overlaps[0]!, 'zh')).toContain('另有 294 个');
  });

  it('names the features of which the same is true all over a file', () => {
    const plan = new PlanTexts().edit('zone.geojson', (text) =>
      text.replaceAll(/\[\s*(119\.\d+),\s*(30\.\d+)\s*\]/g, '[$2,$1]'),
    );
    expect(describePlanFault(check(plan)[0]!, 'en')).toContain(
      '(so have 10 features in all, also yx-02, yx-03, yx-04, yx-05, yx-06 and 4 more)',
    );
  });

  it.each([
    ['\u202e', 'U+202E'],
    ['\u2066', 'U+2066'],
    ['\u200b', 'U+200B'],
    ['\n', 'U+000A'],
    ['\u2028', 'U+2028'],
    ['\u2029', 'U+2029'],
    ['\ufdd0', 'U+FDD0'],
    ['\u{1fffe}', 'U+1FFFE'],
    ['\u{e0041}', 'U+E0041'],
  ])('refuses %j in a name, a title and a note, and prints it escaped', (character, name) => {
    const text = `云${character}溪（示例）`;
    const plan = new PlanTexts()
      .change('plan.json', (file) => (file.title = { zh: '云溪', en: `Yun${character}xi` }))
      .properties('zone', 'yx-01', { name: text });
    const faults = check(plan);
    expect(faults.map(({ code, field }) => [code, field])).toEqual([
      ['plan-unseen-text', 'title.en'],
      ['unseen-text', 'name'],
    ]);
    for (const fault of faults) {
      const sentence = describePlanFault(fault, 'en');
      expect(sentence).toContain(`contains invisible characters ${name}`);
      expect(sentence).not.toContain(character);
    }
  });

  it('refuses a name of nothing but blanks, and takes lines where a text may have them', () => {
    for (const name of [' ', '\u200d\u200d', '\u3000', '\u2800'])
      expect(codesOf(check(new PlanTexts().properties('zone', 'yx-01', { name })))).toEqual(['unseen-text']);
    expect(check(new PlanTexts().properties('zone', 'yx-01', { note: '第一行\n第二行' }))).toEqual([]);
    const described = new PlanTexts().change('plan.json', (file) => (file.description.zh = '第一行\n第二行'));
    expect(check(described)).toEqual([]);
  });

  it('prints no file name that could turn a line round', () => {
    const [fault] = check(new PlanTexts().set('\u202egpj.enoz', ''));
    expect(describePlanFault(fault!, 'en')).toMatch(/^\\u202egpj\.enoz: /);
  });

  it('says of corners that are nearly one how far they are apart', () => {
    const plan = new PlanTexts().feature('zone', 'yx-04', ({ geometry }) => {
      for (const position of geometry.coordinates[0])
        if (position[1] === 30.202 && position[0] === 119.6045) position[0] += 1e-8;
    });
    const told = check(plan).filter(({ code }) => code === 'corners-apart');
    expect(told.length).toBeGreaterThan(0);
    for (const fault of told)
      expect(describePlanFault(fault, 'en')).toMatch(/has a vertex 0\.0*[1-9]\d* m from/);
  });

  it('says which days there are', () => {
    const [fault] = check(new PlanTexts().properties('zone', 'yx-01', { validTo: '9999-12-31' }));
    expect(describePlanFault(fault!, 'en')).toContain('lies from 1000-01-01 to 9998-12-31');
    expect(describePlanFault(fault!, 'zh')).toContain('在 1000-01-01 到 9998-12-31 之间');
  });

  it('quotes a coordinate system as it stands, of whichever form', () => {
    const declared = (crs: unknown) => {
      const faults = check(new PlanTexts().change('zone.geojson', (file) => (file.crs = crs)));
      expect(codesOf(faults)).toEqual(['foreign-crs']);
      return describePlanFault(faults[0]!, 'en');
    };
    expect(declared('EPSG:4547')).toContain('system “EPSG:4547”');
    expect(declared({ type: 'link', properties: { href: 'a.prj' } })).toContain(
      '{"type":"link","properties":{"href":"a.prj"}}',
    );
  });

  it('names the wide encodings that have no mark', () => {
    const wide = (text: string, before: string, after: string) =>
      [...text].map((one) => before + one + after).join('');
    for (const [before, after, encoding] of [
      ['\0\0\0', '', 'UTF-32'],
      ['', '\0\0\0', 'UTF-32'],
      ['\0', '', 'UTF-16'],
      ['', '\0', 'UTF-16'],
    ] as const) {
      const faults = check(new PlanTexts().set('place.geojson', wide('{"type":1}', before, after)));
      expect(faults).toMatchObject([{ code: 'not-utf8', values: { encoding } }]);
    }
  });
});
