import type { Language } from '#domain/cartography/style-options.ts';
import type { Scenario } from '../api/people-api.ts';

/** The title of a scenario, and where others have the same, who made it and when. */
export function scenarioTitle(scenario: Scenario, all: readonly Scenario[], language: Language): string {
  const title = scenario.title[language];
  const isAlone = all.every(
    ({ id, archivedAt, title: other }) =>
      id === scenario.id || archivedAt !== null || other[language] !== title,
  );
  if (isAlone) return title;
  const day = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(scenario.createdAt));
  return [title, scenario.createdBy, day].filter(Boolean).join(' · ');
}
