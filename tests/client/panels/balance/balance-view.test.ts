import { describe, expect, it } from 'vitest';
import type { Polygon } from 'geojson';
import { plainQuestion } from '../../../../client/state/address/balance-address.ts';
import { BalanceChoice } from '../../../../client/state/plan/balance-choice.svelte.ts';
import { Camera } from '../../../../client/state/map/camera.svelte.ts';
import { Highlight } from '../../../../client/state/map/highlight.svelte.ts';
import { LanguageChoice } from '../../../../client/state/page/language.svelte.ts';
import { PlanAreas } from '../../../../client/state/plan/plan-areas.svelte.ts';
import { PlanRows } from '../../../../client/state/plan/plan-rows.svelte.ts';
import { Timeline } from '../../../../client/state/plan/timeline.svelte.ts';
import { BalanceView } from '../../../../client/panels/balance/balance-view.svelte.ts';
import type { Item } from '../../../../client/api/types.ts';
import { fakeApi, fakeMemory } from '../../helpers/fakes.ts';

const square = (west: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 0],
      [west + 1, 0],
      [west + 1, 1],
      [west, 1],
      [west, 0],
    ],
  ],
});
const core: Item = {
  type: 'Feature',
  id: 'core',
  geometry: square(0),
  properties: { name: '核心区', nameEn: 'Core area', kind: 'core-area' },
};
const phases = [
  { id: 'launch', title: { zh: '启动', en: 'Launch' }, date: '2021-12-08' },
  { id: 'shaped', title: { zh: '成形', en: 'Taking shape' }, date: '2024-12-08' },
  { id: 'city', title: { zh: '成城', en: 'Becoming a city' }, date: '2031-12-08' },
];
const changeDays = ['2024-12-08', '2031-12-08'].map((date) => ({ date, appear: {}, disappear: {} }));
const fields = [
  ...['id', 'validFrom', 'validTo', 'size', 'longitude', 'latitude', 'precision'],
  ...['landUse', 'population', 'farMax'],
];
const rows = [
  ['a', null, null, 10_000, 0.5, 0.5, 'illustrative', '0301', null, null],
  ['b', '2024-12-08', null, 20_000, 0.6, 0.5, 'illustrative', '0701', 300, 1.5],
  ['c', '2031-12-08', null, 30_000, 1.5, 0.5, 'illustrative', '0701', 500, 2],
];

async function open() {
  const api = fakeApi({
    changeDays: () => Promise.resolve(changeDays),
    rows: () => Promise.resolve({ fields, rows, numberMatched: 3, next: null }),
    items: (_plan, collection) => Promise.resolve(collection === 'boundary' ? [core] : []),
  });
  const workspace = {
    rows: new PlanRows(api, () => 'taixin'),
    areas: new PlanAreas(api, () => 'taixin'),
    balance: new BalanceChoice(plainQuestion, () => undefined),
    timeline: new Timeline(api, null),
    camera: new Camera(null),
    language: new LanguageChoice(fakeMemory(), 'zh', []),
    highlight: new Highlight(),
  };
  await Promise.all([
    workspace.rows.load('zone'),
    workspace.areas.load(),
    workspace.timeline.load('taixin', phases),
  ]);
  return { ...workspace, view: new BalanceView(workspace) };
}

const hectares = ({ view }: { view: BalanceView }) => view.dayBalance.balance.total.hectares;

describe('BalanceView', () => {
  it('counts the whole plan on the day of the map', async () => {
    const { view, timeline } = await open();
    expect(hectares({ view })).toBe(6);
    expect(view.figures).toMatchObject([{ parcels: 3, people: 800, floorArea: 90_000 }]);
    timeline.show('2024-12-08');
    expect(hectares({ view })).toBe(3);
    expect(view.dayBalance.remaining.hectares).toBe(3);
    expect(view.figures).toMatchObject([{ parcels: 2, people: 300 }]);
  });

  it('counts what is in view, once the map stands still', async () => {
    const { view, balance } = await open();
    balance.countIn({ kind: 'view' });
    expect(hectares({ view })).toBe(0);
    view.settle(square(1));
    expect(hectares({ view })).toBe(3);
    view.settle(square(0));
    expect(hectares({ view })).toBe(3);
    expect(view.parcels.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('counts in an area of the plan, and calls it by its name', async () => {
    const { view, balance, language } = await open();
    expect(view.core?.item.id).toBe('core');
    balance.countIn({ kind: 'area', ref: { collection: 'boundary', id: 'core' } });
    expect(hectares({ view })).toBe(3);
    expect(view.scopeTitle).toBe('核心区');
    language.choose('en');
    expect(view.scopeTitle).toBe('Core area');
  });

  it('sets the phases with which parcels come against each other, at first the middle and the last', async () => {
    const { view, balance } = await open();
    expect(view.comparison).toBeNull();
    balance.showTime('phases');
    expect(view.phases.map(({ title }) => title)).toEqual(['成形 2024', '成城 2031']);
    expect(view.comparison).toEqual({ from: '2024-12-08', to: '2031-12-08' });
    expect(view.figures).toMatchObject([{ people: 300 }, { people: 800 }]);
    expect(view.phaseBalances.map(({ whole }) => whole.hectares)).toEqual([6, 6]);
  });

  it('names the parcels that a figure counts, and counts them anew as day and area change', async () => {
    const { view, balance, timeline, highlight } = await open();
    highlight.toggle(view.countedSet({ kind: 'class:07', day: null }));
    expect(highlight.current).toMatchObject({
      collection: 'zone',
      landUse: '07',
      title: { zh: '07 居住用地' },
      day: '2031-12-08',
      ids: ['b', 'c'],
    });
    timeline.show('2024-12-08');
    view.recount();
    expect(highlight.current).toMatchObject({ day: '2024-12-08', ids: ['b'] });
    balance.countIn({ kind: 'view' });
    view.recount();
    expect(highlight.current?.ids).toEqual([]);
  });

  it('counts a figure of a phase on its day, whatever the map shows', async () => {
    const { view, timeline, highlight } = await open();
    highlight.toggle(view.countedSet({ kind: 'remaining', day: '2024-12-08' }));
    expect(highlight.current?.ids).toEqual(['c']);
    timeline.show('2022-01-01');
    view.recount();
    expect(highlight.current).toMatchObject({ day: '2024-12-08', ids: ['c'], landUse: null });
  });
});
