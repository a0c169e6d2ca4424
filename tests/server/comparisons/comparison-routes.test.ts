import { monitorEventLoopDelay } from 'node:perf_hooks';
import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComparisonEntry } from '#domain/comparison/comparison.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { ComparisonRepository } from '../../../server/comparisons/repository.ts';
import { comparisonRoutes } from '../../../server/comparisons/routes.ts';
import { listComparison } from '../../../server/comparisons/scenario-comparison.ts';
import { ComparisonBody } from '../../../server/comparisons/schemas.ts';
import { ComparisonService } from '../../../server/comparisons/service.ts';
import { WorkbookWriter } from '../../../server/comparisons/workbook-writer.ts';
import { writeWorkbook } from '../../../server/comparisons/workbook.ts';
import { registerErrorHandler } from '../../../server/http/error-handler.ts';
import { notFound } from '../../../server/http/problem.ts';
import type { App } from '../../../server/http/typed-app.ts';
import { limits } from '../../../server/limits.ts';
import type { Dataset } from '../../../server/plans/dataset.ts';
import { boxOf, outline, parcel, place } from '../../domain/comparison/states.ts';
import { describeApi, expectProblem, placeAt, type Json } from '../../helpers/app.ts';
import { readWorkbook } from './read-workbook.ts';

const created = (feature: FeatureState) => ({ kind: 'create' as const, feature });
const formula = '=HYPERLINK("http://example.test","x")';

describeApi('the routes of comparisons', (api) => {
  let app: App;
  let before: number;
  let after: number;
  const get = (query: string, headers = {}) =>
    app.inject({ url: `/api/scenarios/${after}/comparison?${query}`, headers });

  beforeAll(async () => {
    [before, after] = [await api.createDraft(), await api.createDraft()];
    app = testApp(new ComparisonService(new ComparisonRepository(api.database)), [before, after]);
    await api.commit(
      [
        parcel('whole', boxOf(0, 0, 8, 4), { parcelCode: 'A-01', name: '整块', farMax: 2 }),
        parcel('b', boxOf(0, 4, 4, 8), { name: formula, heightMax: 60 }),
        parcel('constructor', boxOf(8, 0, 9, 1), { name: '__proto__' }),
        placeAt('village', 112.75, 38.15, { name: '村', kind: 'village' }),
      ].map(created),
      before,
    );
    await api.commit(
      [
        parcel('west', boxOf(0, 0, 4, 4), { parcelCode: 'A-01-1' }),
        parcel('east', boxOf(4, 0, 8, 4), { parcelCode: 'A-01-2', landUse: '1401' }),
        parcel('b', boxOf(0, 4, 4, 8), { name: '-2+3', heightMax: 80, landUse: '0901', mixedUse: '0701' }),
        placeAt('village', 112.751, 38.15, { name: '新村', kind: 'town' }),
      ].map(created),
      after,
    );
  });
  afterAll(() => app.close());

  it('answer what a scenario makes different from another, as the schema says', async () => {
    const response = await get(`with=${before}`);
    expect(response.statusCode, response.body).toBe(200);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    const body = JSON.parse(response.body) as Json;
    expect([...Compile(ComparisonBody).Errors(body)]).toEqual([]);
    expect(body.entries.map(outline)).toEqual([
      'split: whole > east west',
      'removed: constructor > ',
      'changed: b > b; b recoded, b attribute, b indicator',
      'changed: village > village; village reshaped, village attribute, village attribute',
    ]);
    expect([body.before.id, body.after.id, body.day]).toEqual([before, after, null]);
  });

  it('are asked again with a tag, until a scenario changes', async () => {
    const { headers } = await get(`with=${before}`);
    expect(headers).toMatchObject({ 'cache-control': 'private, max-age=0, must-revalidate' });
    const again = { 'if-none-match': String(headers.etag) };
    const same = await get(`with=${before}`, again);
    expect([same.statusCode, same.body]).toEqual([304, '']);
    for (const other of ['&day=2026-01-01', '&f=xlsx'])
      expect((await get(`with=${before}${other}`, again)).statusCode).toBe(200);
    await api.commit([created(placeAt('late', 112.7, 38.2))], before);
    expect((await get(`with=${before}`, again)).statusCode).toBe(200);
    await api.commit([{ kind: 'delete', id: 'late', version: 1 }], before);
  });

  it('refuse what can not be', async () => {
    expectProblem(await get(''), 400, 'invalid-parameter');
    expectProblem(await get('with=x'), 400, 'invalid-scenario');
    expectProblem(await get('with=0'), 400, 'invalid-scenario');
    expectProblem(await get('with=-1'), 400, 'invalid-scenario');
    expectProblem(await get('with=99999999999'), 400, 'invalid-scenario');
    expectProblem(await get(`with=${before}&day=2026-02-30`), 400, 'invalid-day');
    expectProblem(await get(`with=${before}&f=pdf`), 400, 'unknown-format');
    expectProblem(await get(`with=${before}&lang=fr`), 400, 'unknown-language');
    expectProblem(await get(`with=${before}&colour=red`), 400, 'invalid-parameter');
    expectProblem(await get(`with=${before}`, { accept: 'image/png' }), 406, 'not-acceptable');
    expectProblem(await get('with=999999'), 404, 'scenario-not-found');
    expectProblem(await get('with=111'), 400, 'another-plan');
  });

  it('give a workbook in Chinese, with numbers as numbers and texts as texts', async () => {
    const response = await get(`with=${before}&f=xlsx`);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    const name = encodeURIComponent('方案比较_草案_草案');
    expect(response.headers['content-disposition']).toBe(
      `attachment; filename="comparison-${before}-${after}.xlsx"; filename*=UTF-8''${name}.xlsx`,
    );
    const { sheets, files } = readWorkbook(response.rawPayload);
    expect(Object.keys(sheets)).toEqual(['总览', '地块', '其他要素', '用地平衡']);
    for (const rows of Object.values(sheets)) expect(rows[0]).toEqual(['方案比较: 草案 → 草案 · 不限日期']);
    for (const [name, text] of files) {
      expect(text, name).not.toMatch(/<f[ >]/);
      if (name.includes('worksheets/sheet'))
        expect(text, name).toMatch(/<pane ySplit="2"[^>]*state="frozen"/);
    }
    const parcels = sheets['地块']!;
    const head = parcels[1]!;
    const column = (name: string) => parcels.slice(2).map((row) => row[head.indexOf(name)] ?? null);
    expect(column('变化')).toEqual(['分割', '分割', '删除', '变更', '变更', '变更']);
    expect(column('原标识')).toEqual(['whole', 'whole', 'constructor ', 'b', 'b', 'b']);
    expect(column('现用地性质')[0]).toBe('1401 公园绿地');
    expect(column('原名称').slice(3)).toEqual([formula, formula, formula]);
    expect(column('现名称').slice(3)).toEqual(['-2+3', '-2+3', '-2+3']);
    // once in each entry, so that the column adds up
    expect(column('原面积（m²）').map((cell) => typeof cell)).toEqual([
      'number',
      'object',
      'number',
      'number',
      'object',
      'object',
    ]);
    const item = column('项目');
    expect(item.slice(3)).toEqual(['用地性质', '名称', '建筑限高（m）']);
    expect([column('变化前').at(-1), column('变化后').at(-1)]).toEqual([60, 80]);
    const [kind] = sheets['其他要素']!.slice(2).filter((row) => row.includes('类别') || row.includes('类型'));
    expect(kind).toBeDefined();
    const total = sheets['用地平衡']!.find(([first]) => first === '合计')!;
    expect(total.slice(2).every((cell) => typeof cell === 'number')).toBe(true);
  });

  it('give a workbook in English for a day', async () => {
    const { rawPayload } = await get(`with=${before}&f=xlsx&lang=en&day=2026-01-01`);
    const { sheets } = readWorkbook(rawPayload);
    expect(Object.keys(sheets)).toEqual(['Summary', 'Parcels', 'Other features', 'Areas by land use']);
    expect(sheets['Summary']![0]).toEqual(['Comparison of scenarios: Draft → Draft · 2026-01-01']);
    expect(sheets['Parcels']![2]).toEqual(expect.arrayContaining(['Split', 'Land handed on']));
    expect(sheets['Areas by land use']![1]).toContain('Difference (m²)');
    expect(JSON.stringify(sheets)).not.toMatch(/undefined|NaN|\[object/);
    const texts = Object.values(sheets)
      .flat(2)
      .filter((cell) => typeof cell === 'string');
    // what people wrote is Chinese still
    const written = new Set([formula, '整块', '村', '新村']);
    expect(texts.filter((text) => /\p{Script=Han}/u.test(text) && !written.has(text))).toEqual([]);
  });
});

describe('a comparison of which the list is cut', () => {
  const scenario = { id: 1, plan: 'small', title: { zh: '甲', en: 'A' }, changeset: 1 };
  const total = { before: 0, after: 0, difference: 0, parcelsBefore: 0, parcelsAfter: 0 };
  const about = { before: scenario, after: scenario, day: null, areas: { rows: [], total } };
  const summary = (id: string) => ({
    id,
    name: null,
    nameEn: null,
    parcelCode: null,
    landUse: '0701',
    area: 1,
    length: null,
    bounds: [...place([0, 0]), ...place([1, 1])] as [number, number, number, number],
  });
  const entry: ComparisonEntry = {
    kind: 'removed',
    collection: 'zone',
    before: [summary('p')],
    after: [],
    changes: [],
    shared: [],
  };

  it('says so, counts all, and keeps to the limits', async () => {
    const count = limits.comparisonEntries + 1;
    const cut = listComparison(
      about,
      Array.from({ length: count }, () => entry),
    );
    expect([cut.numberMatched, cut.numberReturned, cut.entries.length]).toEqual([
      count,
      count - 1,
      count - 1,
    ]);
    expect(cut.counts).toEqual([{ collection: 'zone', kind: 'removed', count }]);
    const { sheets } = readWorkbook(await writeWorkbook(cut, 'zh'));
    expect(sheets['总览']!.flat().join()).toMatch(/只列出一部分/);
  });

  it('writes texts that look like codes of characters as the texts they are', async () => {
    const title = { zh: '_x0041_ _x000D_ _x_', en: 'x' };
    const coded = listComparison({ ...about, before: { ...about.before, title } }, [entry]);
    const { files } = readWorkbook(await writeWorkbook(coded, 'zh'));
    expect([...files.values()].join()).toContain('_x005F_x0041_ _x005F_x000D_ _x_');
  });

  it('is written as a workbook beside all else, one at a time, and once', async () => {
    // as many parcels as are listed at most of entries that are as many as may be
    const many = Array.from({ length: 10 }, (_, at) => summary(`part-${at}`));
    const entries = Array.from({ length: limits.comparisonEntries }, () => ({
      ...{ ...entry, kind: 'split' as const, after: many },
      shared: many.map(({ id }) => ({ before: 'p', after: id, area: 1 })),
    }));
    const large = listComparison(about, entries);
    const writer = new WorkbookWriter();
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const [one, same, other] = await Promise.all([
      writer.write('large', large, 'zh'),
      writer.write('large', large, 'zh'),
      writer.write('large', listComparison(about, [entry]), 'en'),
    ]);
    delay.disable();
    expect(same).toBe(one);
    expect(other.equals(one)).toBe(false);
    expect(readWorkbook(other).sheets['Parcels']).toHaveLength(3);
    // written here, it takes seconds
    expect(delay.max / 1e6).toBeLessThan(1_500);
    expect(one.length).toBeGreaterThan(100_000);
  }, 120_000);

  it('cuts an entry of very many parcels, and says that too', async () => {
    const count = limits.comparisonParcels + 1;
    const after = Array.from({ length: count }, (_, at) => summary(`part-${at}`));
    const shared = after.map(({ id }) => ({ before: 'p', after: id, area: 1 }));
    const cut = listComparison(about, [{ ...entry, kind: 'split', after, shared }]);
    expect(cut.entries[0]).toMatchObject({ numberBefore: 1, numberAfter: count });
    expect([cut.entries[0]!.after.length, cut.entries[0]!.shared.length]).toEqual([count - 1, count - 1]);
    const { sheets } = readWorkbook(await writeWorkbook(cut, 'en'));
    expect(sheets['Parcels']!.at(-1)).toEqual([1, 'Split', 'Not all parcels of the entry are listed']);
  });
});

/** An application with these routes alone, in which two scenarios are to be seen, and 111 of another plan. */
function testApp(comparisons: ComparisonService, scenarios: number[]): App {
  const app = Fastify()
    .withTypeProvider<TypeBoxTypeProvider>()
    .setValidatorCompiler(TypeBoxValidatorCompiler) as unknown as App;
  registerErrorHandler(app);
  const dataset = async (scenario: number): Promise<Dataset> => {
    if (scenario !== 111 && !scenarios.includes(scenario))
      throw notFound('scenario-not-found', 'There is no such scenario.');
    const plan = scenario === 111 ? 'other' : 'small';
    const text = { zh: '规划', en: 'Plan' };
    return {
      scenario,
      plan,
      title: text,
      description: text,
      attribution: '',
      path: `/api/scenarios/${scenario}`,
    };
  };
  comparisonRoutes(app, comparisons, {
    prefix: '/api/scenarios/:scenario',
    findDataset: (request) => dataset(Number((request.params as { scenario: string }).scenario)),
    findOther: (_request, other) => dataset(other),
  });
  return app;
}
