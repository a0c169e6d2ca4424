import { describe, expect, it } from 'vitest';
import { describeValidity } from '../../../../client/panels/feature-card/validity.ts';
import { plan } from '../../helpers/fakes.ts';

describe('describeValidity', () => {
  it('names the phase that begins on the day', () => {
    expect(describeValidity({ validFrom: '2024-12-08', validTo: null }, plan.phases, 'zh')).toBe(
      '2024-12-08 起 · 「成形」阶段',
    );
    expect(describeValidity({ validFrom: '2023-01-01', validTo: '2030-01-01' }, plan.phases, 'en')).toBe(
      'from 2023-01-01, until 2030-01-01 (exclusive)',
    );
  });

  it('says nothing of what is always valid', () => {
    expect(describeValidity({ validFrom: null, validTo: null }, plan.phases, 'zh')).toBeNull();
  });
});
