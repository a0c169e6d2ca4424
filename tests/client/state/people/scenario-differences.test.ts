import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ComparedScenarios, ScenarioComparison } from '../../../../client/api/scenario-comparison.ts';
import { ScenarioDifferences } from '../../../../client/state/people/scenario-differences.svelte.ts';
import { fakePeopleApi, gone } from '../../helpers/fakes.ts';

const scenario = { id: 1, title: { zh: '', en: '' }, changeset: 1 };
const answer = (numberMatched: number): ScenarioComparison => ({
  before: scenario,
  after: { ...scenario, id: 2 },
  day: null,
  numberMatched,
  counts: [],
  changeCounts: [],
  entries: [],
  areas: {
    rows: [],
    total: { before: 0, after: 0, difference: 0, parcelsBefore: 0, parcelsAfter: 0 },
  },
});
const [first, later]: ComparedScenarios[] = [
  { before: 1, after: 2, day: '2024-12-08' },
  { before: 1, after: 2, day: '2026-12-08' },
] as const;

describe('what two scenarios make different', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked at once, then once things are at rest, and shown meanwhile as it was', async () => {
    const asked: (string | null)[] = [];
    const differences = new ScenarioDifferences(
      fakePeopleApi({
        compare: ({ day }) => {
          asked.push(day);
          return Promise.resolve(answer(asked.length));
        },
      }),
    );
    differences.ask(first!);
    await vi.advanceTimersByTimeAsync(0);
    expect(differences.status).toMatchObject({ kind: 'ready', comparison: { numberMatched: 1 } });
    for (let step = 0; step < 20; step++) {
      differences.ask({ ...later!, day: `2025-01-${String(step + 1).padStart(2, '0')}` });
      await vi.advanceTimersByTimeAsync(50);
      expect(differences.comparison?.numberMatched).toBe(1);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual(['2024-12-08', '2025-01-20']);
    expect(differences.comparison?.numberMatched).toBe(2);
  });

  it('of other scenarios is never shown with what was known of the ones before', async () => {
    const differences = new ScenarioDifferences(fakePeopleApi({ compare: () => Promise.resolve(answer(1)) }));
    differences.ask(first!);
    await vi.advanceTimersByTimeAsync(0);
    differences.ask({ ...first!, before: 9 });
    expect(differences.comparison).toBeNull();
    await vi.advanceTimersByTimeAsync(0);
    expect(differences.status.kind).toBe('ready');
  });

  it('gives way to what is asked later, and can be asked again after a failure', async () => {
    const signals: AbortSignal[] = [];
    let fails = true;
    const differences = new ScenarioDifferences(
      fakePeopleApi({
        compare: (_compared, signal) => {
          signals.push(signal);
          return fails ? Promise.reject(gone) : Promise.resolve(answer(1));
        },
      }),
    );
    differences.ask(first!);
    await vi.advanceTimersByTimeAsync(0);
    expect(differences.status).toEqual({ kind: 'failed', code: 'unreachable', isUnreachable: true });
    fails = false;
    differences.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(differences.status.kind).toBe('ready');
    differences.forget();
    expect(differences.status).toEqual({ kind: 'none' });
    expect(signals.at(-1)!.aborted).toBe(true);
  });
});
