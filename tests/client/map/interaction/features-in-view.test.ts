import { describe, expect, it } from 'vitest';
import { inFormerOrder } from '../../../../client/map/interaction/features-in-view.ts';
import type { Candidate } from '../../../../client/state/candidate.ts';

const candidate = (id: string): Candidate => ({ ref: { collection: 'zone', id }, properties: {} });
const ids = (candidates: readonly Candidate[]) => candidates.map(({ ref }) => ref.id).join('');

describe('walking through the features in view', () => {
  it('keeps the order in which they were told, and tells what is new after it', () => {
    const former = [...'cab'].map(candidate);
    expect(ids(inFormerOrder([...'xabyc'].map(candidate), former))).toBe('cabxy');
    expect(ids(inFormerOrder([...'xy'].map(candidate), []))).toBe('xy');
  });
});
