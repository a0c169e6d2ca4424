import { describe, expect, it } from 'vitest';
import { convertTrialCode } from '#domain/vocabularies/land-use-conversion.ts';
import { findLandUse, landUseClasses } from '#domain/vocabularies/land-use.ts';

describe('convertTrialCode', () => {
  it.each([
    ['070102', { code: '070102', changed: false, ambiguous: false }],
    ['0203', { code: '0203', changed: true, ambiguous: false }],
    ['1313', { code: '1312', changed: true, ambiguous: false }],
    ['1312', { code: '1311', changed: true, ambiguous: true }],
    ['0602', { code: '060201', changed: true, ambiguous: true }],
    ['060102', { code: '1207', changed: true, ambiguous: true }],
    ['2303', { code: '060102', changed: true, ambiguous: true }],
    ['090302', { code: '0903', changed: true, ambiguous: false }],
  ])('takes %s of the trial edition to its place in the formal one', (code, conversion) => {
    expect(convertTrialCode(code)).toEqual(conversion);
  });

  it.each(['0205', '060201', '1804', '2206', '0808', '', '07010'])(
    'finds nothing for %s, which the trial edition has not',
    (code) => {
      expect(convertTrialCode(code)).toBeNull();
    },
  );

  it('leads to a class of the formal edition for every code', () => {
    for (const { code } of landUseClasses) {
      const conversion = convertTrialCode(code);
      if (conversion) expect(findLandUse(conversion.code)).not.toBeNull();
    }
  });
});
