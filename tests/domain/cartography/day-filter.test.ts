import { describe, expect, it } from 'vitest';
import { buildStyle } from '#domain/cartography/build-style.ts';
import { filterOnDay, styleOnDay } from '#domain/cartography/day-filter.ts';
import type { StyleOptions } from '#domain/cartography/style-options.ts';
import { dayNumber } from '#domain/time/day.ts';

const none = { type: 'FeatureCollection' as const, features: [] };
const options: StyleOptions = {
  source: { tiles: ['/tiles/{z}/{y}/{x}'] },
  language: 'zh',
  theme: 'light',
  areaLabels: none,
  projects: none,
};
const style = buildStyle(options);

describe('a style for all days', () => {
  it('on a day is the style that is built for it', () => {
    const date = '2024-12-08';
    expect(styleOnDay(style, () => date)).toEqual(buildStyle({ ...options, date }));
  });

  it('keeps every layer but the ground to the day of its own collection', () => {
    const days: Record<string, string> = { project: '2024-06-01', cluster: '2021-12-08', zone: '2022-12-08' };
    const other = '2026-12-08';
    const dayOf = (collection: string | null) => days[collection ?? ''] ?? other;
    const dayIn = (id: string) => {
      const filter = JSON.stringify(
        filterOnDay(
          style.layers.find((layer) => layer.id === id)!,
          dayOf,
        ),
      );
      return Object.values({ ...days, other }).filter((day) => filter.includes(String(dayNumber(day))));
    };
    expect(dayIn('project-symbol')).toEqual(['2024-06-01']);
    expect(dayIn('cluster-fill')).toEqual(['2021-12-08']);
    expect(dayIn('cluster-label')).toEqual(['2021-12-08']);
    expect(dayIn('zone-fill')).toEqual(['2022-12-08']);
    expect(dayIn('zone-label')).toEqual(['2022-12-08']);
    expect(dayIn('facility-symbol')).toEqual([other]);
    expect(
      filterOnDay(
        style.layers.find(({ type }) => type === 'background')!,
        dayOf,
      ),
    ).toBeNull();
  });
});
