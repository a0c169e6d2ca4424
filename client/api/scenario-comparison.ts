import type { Language } from '#domain/cartography/style-options.ts';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { AreaComparison, ComparisonEntry } from '#domain/comparison/comparison.ts';
import type { ChangeCount, EntryCount } from '#domain/comparison/count-entries.ts';
import { getJson, type Fetch } from './get-json.ts';

/** Which scenarios are compared: `before` is the one that `after` is held against. */
export interface ComparedScenarios {
  before: number;
  after: number;
  /** Only what is valid on it counts; null for whatever day. */
  day: string | null;
}

/** An entry whose lists may be cut: how many features there are is said beside them. */
export interface ListedEntry extends ComparisonEntry {
  numberBefore: number;
  numberAfter: number;
}

/** What one scenario makes different from another. */
export interface ScenarioComparison {
  before: { id: number; title: BilingualText; changeset: number };
  after: { id: number; title: BilingualText; changeset: number };
  day: string | null;
  /** How many entries there are; `entries` may be some of them. */
  numberMatched: number;
  counts: EntryCount[];
  changeCounts: ChangeCount[];
  entries: ListedEntry[];
  areas: AreaComparison;
}

const isComparison = (value: unknown): value is ScenarioComparison => {
  const said = value as Partial<Record<keyof ScenarioComparison, unknown>> | null;
  return (
    typeof said === 'object' &&
    said !== null &&
    typeof said.numberMatched === 'number' &&
    Array.isArray(said.entries) &&
    Array.isArray(said.counts) &&
    typeof said.areas === 'object' &&
    Array.isArray((said.areas as AreaComparison | null)?.rows)
  );
};

export function readComparison(
  fetch: Fetch,
  compared: ComparedScenarios,
  signal: AbortSignal,
): Promise<ScenarioComparison> {
  return getJson(fetch, pathOf(compared, {}), isComparison, signal);
}

/** Where the comparison is to be had as a workbook. */
export function workbookPath(compared: ComparedScenarios, language: Language): string {
  return pathOf(compared, { f: 'xlsx', lang: language });
}

function pathOf({ before, after, day }: ComparedScenarios, form: Record<string, string>): string {
  const query = new URLSearchParams({ with: String(before), ...(day !== null && { day }), ...form });
  return `/api/scenarios/${after}/comparison?${query.toString()}`;
}
