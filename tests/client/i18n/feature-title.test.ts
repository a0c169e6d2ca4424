import { describe, expect, it } from 'vitest';
import { featureKind, featureTitle, landUseName } from '../../../client/i18n/feature-title.ts';

describe('titles', () => {
  it('are the name in the language, else in the other, else the parcel code', () => {
    const properties = { name: '太忻大道', nameEn: 'Taixin Avenue' };
    expect(featureTitle('infrastructure', properties, 'en')).toBe('Taixin Avenue');
    expect(featureTitle('infrastructure', { name: '太忻大道' }, 'en')).toBe('太忻大道');
    expect(featureTitle('zone', { parcelCode: 'DY-02-11', landUse: '0901' }, 'zh')).toBe('DY-02-11');
  });

  it('of what has no name say what it is', () => {
    expect(featureTitle('facility', { kind: 'hospital' }, 'zh')).toBe('未命名医院');
    expect(featureTitle('facility', { kind: 'hospital' }, 'en')).toBe('Unnamed hospital');
  });

  it('kinds are as exact as is known', () => {
    expect(featureKind('infrastructure', { kind: 'road', class: 'arterial' }, 'zh')).toBe('主干路');
    expect(featureKind('infrastructure', { kind: 'water', class: 'trunk' }, 'en')).toBe(
      'Water supply trunk line',
    );
    expect(featureKind('infrastructure', { kind: 'water', class: 'branch' }, 'zh')).toBe('给水支管（线）');
    expect(featureKind('zone', { landUse: '070102' }, 'en')).toBe('Class II urban residential land');
    expect(featureKind('zone', {}, 'zh')).toBe('地块');
    expect(featureKind('unheard-of', {}, 'zh')).toBe('unheard-of');
  });

  it('a land use of a later edition is called by the class above it', () => {
    expect(landUseName('140199', 'zh')).toBe('公园绿地');
    expect(landUseName('9999', 'zh')).toBeNull();
    expect(landUseName(undefined, 'zh')).toBeNull();
  });
});
