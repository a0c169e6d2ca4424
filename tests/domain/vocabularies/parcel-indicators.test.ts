import { describe, expect, it } from 'vitest';
import vocabulary from '#data/vocabularies/parcel-indicators.json' with { type: 'json' };
import { describeField } from '#domain/collections/definition.ts';
import { zone } from '#domain/collections/zone.ts';
import { findParcelIndicator, grantYears } from '#domain/vocabularies/parcel-indicators.ts';

const fields = zone.properties.properties;

describe('the indicators of a parcel', () => {
  it('name fields of the zone collection, which go by one of their names in exchange', () => {
    for (const { zoneFields, exchangeFields } of vocabulary.indicators)
      for (const field of zoneFields) {
        expect(fields).toHaveProperty(field);
        const { exchange } = describeField(fields[field as keyof typeof fields]);
        if (exchange) expect(exchangeFields).toContain(exchange);
      }
  });

  it('are binding in four cases: ratio, density, green and height', () => {
    const mandatory = vocabulary.indicators.filter((indicator) => indicator.mandatory);
    expect(mandatory.map(({ id }) => id)).toEqual([
      'floor-area-ratio',
      'building-density',
      'green-ratio',
      'building-height',
    ]);
  });

  it('are found by the field that holds them', () => {
    expect(findParcelIndicator('farMin')?.id).toBe('floor-area-ratio');
    expect(findParcelIndicator('note')).toBeNull();
  });

  it('are limited for industry by indicators that there are', () => {
    const known = vocabulary.indicators.map(({ id }) => id);
    const named = vocabulary.industrialLimits.flatMap(({ indicator }) => (indicator ? [indicator] : []));
    expect(named.filter((id) => !known.includes(id))).toEqual([]);
  });
});

describe('grantYears', () => {
  it.each([
    ['070102', 70],
    ['0901', 40],
    ['100101', 50],
    ['110101', 50],
    ['0804', 50],
    ['1401', 50],
  ])('grants %s for %i years at most', (landUse, years) => {
    expect(grantYears(landUse)).toBe(years);
  });
});
