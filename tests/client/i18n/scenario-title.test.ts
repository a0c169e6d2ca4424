import { expect, it } from 'vitest';
import type { Scenario } from '../../../client/api/people-api.ts';
import { scenarioTitle } from '../../../client/i18n/scenario-title.ts';

const scenario = (id: number, zh: string, more: Partial<Scenario> = {}): Scenario => ({
  ...{ id, plan: 'small', title: { zh, en: 'Option' }, status: 'draft', parent: 1, baseChangeset: 1 },
  ...{ changeset: 1, createdAt: '2026-05-06T07:08:09Z', createdBy: '李工', archivedAt: null },
  ...more,
});

it('tells scenarios of one title apart by who made them and when, and leaves others alone', () => {
  const [one, same] = [scenario(2, '方案甲'), scenario(3, '方案甲', { createdBy: '王工' })];
  const other = scenario(4, '方案乙');
  const all = [one, same, other];
  expect(scenarioTitle(other, all, 'zh')).toBe('方案乙');
  expect(scenarioTitle(one, all, 'zh')).toMatch(/^方案甲 · 李工 · 2026/);
  expect(scenarioTitle(same, all, 'zh')).toMatch(/^方案甲 · 王工 · 2026/);
  expect(scenarioTitle(one, [one, { ...same, archivedAt: '2026-05-07T00:00:00Z' }], 'zh')).toBe('方案甲');
  expect(scenarioTitle(other, all, 'en')).toMatch(/^Option · 李工 · /);
});
