import { describe, expect, it } from 'vitest';
import { findLandUse, firstLevel, landUseClasses } from '#domain/vocabularies/land-use.ts';

describe('the classification of land use', () => {
  it('has 24 classes, 111 below them and 40 below these', () => {
    const count = (length: number) => landUseClasses.filter(({ code }) => code.length === length).length;
    expect([count(2), count(4), count(6)]).toEqual([24, 111, 40]);
  });

  it('puts each class below the one its code begins with', () => {
    for (const { code, parent } of landUseClasses) {
      expect(parent).toBe(code.length === 2 ? null : code.slice(0, -2));
      if (parent !== null) expect(findLandUse(parent)).not.toBeNull();
    }
  });

  it('counts 07 to 16 as construction land, and every class as the one above it', () => {
    for (const { code, balanceGroup } of landUseClasses) {
      const first = firstLevel(code);
      expect(balanceGroup).toBe(first >= '07' && first <= '16' ? 'construction' : 'other');
    }
  });

  it('has a colour for each, 39 of them the standard’s own', () => {
    expect(landUseClasses.filter(({ color }) => !/^#[0-9A-F]{6}$/.test(color))).toEqual([]);
    expect(landUseClasses.filter(({ colorBasis }) => colorBasis === 'standard')).toHaveLength(39);
  });

  it('ends where the edition of 2023 ends', () => {
    expect(findLandUse('05')?.zh).toBe('湿地');
    expect(findLandUse('0807')?.zh).toBe('社会福利用地');
    expect(findLandUse('1312')?.zh).toBe('其他公用设施用地');
    for (const code of ['0808', '1313', '0810']) expect(findLandUse(code)).toBeNull();
  });
});
