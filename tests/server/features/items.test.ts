import { describe, expect, it } from 'vitest';
import { limits } from '../../../server/limits.ts';
import { describeApi, expectProblem, placeAt, type Json } from '../../helpers/app.ts';
import { labelled } from '../../helpers/labelled.ts';

const base = '/api/published/small/collections';

describeApi('the items of a collection', (api) => {
  const idsOf = async (path: string): Promise<string[]> => {
    const { features, numberMatched, numberReturned } = await api.json(`${base}/${path}`);
    expect(numberReturned).toBe(features.length);
    expect(numberMatched).toBeGreaterThanOrEqual(numberReturned);
    return features.map((feature: Json) => feature.id);
  };

  it('are GeoJSON, in the order of their ids', async () => {
    const response = await api.get(`${base}/zone/items`);
    expect(response.headers['content-type']).toMatch(/^application\/geo\+json/);
    expect(response.headers['content-crs']).toBe('<http://www.opengis.net/def/crs/OGC/1.3/CRS84>');
    expect(response.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    const page = JSON.parse(response.body);
    expect(page).toMatchObject({ type: 'FeatureCollection', numberMatched: 6, numberReturned: 6 });
    expect(Math.abs(Date.parse(page.timeStamp) - Date.now())).toBeLessThan(60_000);
    const ids = page.features.map((feature: Json) => feature.id);
    expect(ids).toEqual([...ids].sort());
  });

  it('carry public properties, days, provenance, and the area or length on the ellipsoid', async () => {
    const [zone] = (await api.json(`${base}/zone/items?parcelCode=A-01`)).features;
    // 0.01° by 0.01° at 38.18° N on CGCS2000: 875.9 m by 1,110.0 m
    expect(zone.properties.area).toBeCloseTo(972_300, -3);
    expect({ ...zone.properties, area: 0 }).toEqual({
      name: '甲地块',
      parcelCode: 'A-01',
      landUse: '0701',
      farMax: 2.5,
      heightMax: 60,
      validFrom: '2021-12-08',
      validTo: null,
      provenance: {
        source: 'drawn',
        precision: 'illustrative',
        fields: { farMax: { source: 'report', precision: 'converted' } },
      },
      area: 0,
    });
    const [road] = (await api.json(`${base}/infrastructure/items?kind=road`)).features;
    expect(road.properties.length).toBeCloseTo(3_503, -1);
    expect(road.properties).not.toHaveProperty('area');
    const [point] = (await api.json(`${base}/facility/items?kind=hospital`)).features;
    expect(Object.keys(point.properties)).not.toEqual(expect.arrayContaining(['area']));
  });

  describe('by limit', () => {
    it('are 100 at first', async () => {
      await api.commit(
        Array.from({ length: 105 }, (_, at) => ({ kind: 'create', feature: placeAt(`many-${at}`, 10, 10) })),
      );
      expect(await idsOf('place/items')).toHaveLength(limits.itemsDefault);
      expect(await idsOf('place/items?limit=103')).toHaveLength(103);
      await api.commit(
        Array.from({ length: 105 }, (_, at) => ({ kind: 'delete', id: `many-${at}`, version: 1 })),
      );
      expect(await idsOf('place/items')).toHaveLength(3);
    });

    it.each([1, 2, limits.itemsMaximum, limits.itemsMaximum + 1, 999_999_999])(
      'may be asked for as %i',
      async (limit) => {
        const page = await api.json(`${base}/zone/items?limit=${limit}`);
        expect(page.numberReturned).toBe(Math.min(limit, 6));
        expect(page.numberMatched).toBe(6);
      },
    );

    it.each(['0', '-1', 'ten', '1.5', '1e3', '', '+1', '%201', '0x10', '9999999999', '1,2', 'null', '١'])(
      'are refused as «%s»',
      async (limit) => {
        expectProblem(await api.get(`${base}/zone/items?limit=${limit}`), 400, 'invalid-limit');
      },
    );

    it('are refused when it is given twice, even alike', async () => {
      expectProblem(await api.get(`${base}/zone/items?limit=1&limit=2`), 400, 'repeated-parameter');
      expectProblem(await api.get(`${base}/zone/items?limit=1&limit=1`), 400, 'repeated-parameter');
    });
  });

  describe('by bbox', () => {
    it.each([
      [
        'around all of the plan',
        '112.6,38.1,112.8,38.3',
        'zone',
        ['zone-a', 'zone-b', 'zone-b-yard', 'zone-c-early', 'zone-c-late', 'zone-d'],
      ],
      ['within one parcel', '112.702,38.182,112.703,38.183', 'zone', ['zone-a']],
      ['that a parcel only touches', '112.69,38.17,112.7,38.18', 'zone', ['zone-a']],
      ['within the hole of a parcel', '112.7145,38.1845,112.7155,38.1855', 'zone', ['zone-b-yard']],
      ['between the parts of a parcel', '112.7145,38.192,112.7155,38.199', 'zone', []],
      ['beside everything', '0,0,1,1', 'zone', []],
      ['as a point on a point', '112.705,38.185,112.705,38.185', 'facility', ['hospital']],
      ['as a point in a parcel', '112.705,38.185,112.705,38.185', 'zone', ['zone-a']],
      ['as a line across a road', '112.705,38.18,112.705,38.2', 'infrastructure', ['road-1', 'water-1']],
      ['as a line along a meridian', '112.705,38.1851,112.705,38.2', 'infrastructure', ['road-1']],
      ['with heights', '112.702,38.182,0,112.703,38.183,1000', 'zone', ['zone-a']],
      ['with spaces, signs and exponents', '%20112.702,%2B38.182,%20112703e-3,%2038.183', 'zone', ['zone-a']],
      ['across the antimeridian', '179.9,-17,-179.9,-16', 'place', ['taveuni-east', 'taveuni-west']],
      ['up to the antimeridian', '179.9,-17,180,-16', 'place', ['taveuni-east']],
      ['across the antimeridian the long way', '-179.96,-17,-179.9,-16', 'place', ['taveuni-west']],
      ['around the world', '-180,-90,180,90', 'place', ['taveuni-east', 'taveuni-west', 'town']],
      ['around the world but for a strip', '-179.9,-90,179.9,90', 'place', ['town']],
    ])('%s', async (_name, bbox, collection, ids) => {
      expect((await idsOf(`${collection}/items?bbox=${bbox}`)).sort()).toEqual(ids);
    });

    it.each(
      labelled([
        '',
        '1',
        '1,2,3',
        '1,2,3,4,5',
        '1,2,3,4,5,6,7',
        'a,b,c,d',
        '1,2,3,',
        '1,2,,4',
        'NaN,0,1,1',
        'Infinity,0,1,1',
        '1e999,0,1,1',
        '0x1,0,1,1',
        '112,39,113,38',
        '-181,0,1,1',
        '0,0,181,1',
        '0,-91,1,1',
        '0,0,1,91',
        '1;2;3;4',
        '0,0,1,1%00',
        '1,2,3,4'.repeat(10_000).slice(0, 8_000),
      ]),
    )('refuse «%s»', async (_label, bbox) => {
      expectProblem(await api.get(`${base}/zone/items?bbox=${bbox}`), 400, 'invalid-bbox');
    });
  });

  describe('by datetime', () => {
    it.each([
      ['a day', '2023-01-01', ['zone-c-early']],
      ['the last day before an end', '2026-12-07', ['zone-c-early']],
      ['the day of an end, which is excluded', '2026-12-08', ['zone-c-late']],
      ['a day before any', '2021-12-07', []],
      ['the first day', '2021-12-08', ['zone-c-early']],
      ['a moment', '2026-12-08T00:00:00Z', ['zone-c-late']],
      ['a moment elsewhere, by the day there', '2026-12-07T23:30:00.5-05:00', ['zone-c-early']],
      ['an interval that both are in', '2026-12-01/2026-12-31', ['zone-c-early', 'zone-c-late']],
      ['an interval of one day', '2026-12-07/2026-12-07', ['zone-c-early']],
      ['an interval open at the end', '2026-12-08/..', ['zone-c-late']],
      ['an interval open at the beginning', '../2026-12-07', ['zone-c-early']],
      ['an interval open without dots', '/2026-12-07', ['zone-c-early']],
      ['an interval without its end', '2026-12-08/', ['zone-c-late']],
      ['a leap day', '2024-02-29', ['zone-c-early']],
    ])('%s', async (_name, datetime, ids) => {
      expect(
        await idsOf(`zone/items?bbox=112.702,38.192,112.703,38.193&datetime=${encodeURIComponent(datetime)}`),
      ).toEqual(ids);
    });

    it('take in what has no first or no last day', async () => {
      expect(await idsOf('zone/items?datetime=1999-01-01')).toEqual(['zone-d']);
      expect(await idsOf('zone/items?datetime=2031-12-08')).toEqual([
        'zone-a',
        'zone-b',
        'zone-b-yard',
        'zone-c-late',
      ]);
      expect(await idsOf('place/items?datetime=9998-12-31')).toHaveLength(3);
    });

    it.each(
      labelled([
        '',
        '..',
        '/',
        '../..',
        '../',
        '/..',
        '2020-02-30',
        '2023-02-29',
        '2020-13-01',
        '0000-00-00',
        '2020',
        '2020-01',
        'now',
        '2020-1-1',
        '-2020-01-01',
        '2026-12-31/2026-12-01',
        '2026-12-01/2026-12-02/2026-12-03',
        '2026-12-08T25:00:00Z',
        '2026-12-08T00:00:00',
        '2026-12-08 00:00:00Z',
        '9999-99-99',
        "2026-12-08'--",
        '٢٠٢٦-١٢-٠٨',
        '2026-12-08%00',
        '9'.repeat(8_000),
      ]),
    )('refuse «%s»', async (_label, datetime) => {
      expectProblem(
        await api.get(
          `${base}/zone/items?datetime=${datetime.includes('%') ? datetime : encodeURIComponent(datetime)}`,
        ),
        400,
        'invalid-datetime',
      );
    });
  });

  describe('by properties', () => {
    it.each([
      ['a text', 'zone', 'name=甲地块', ['zone-a']],
      ['a text with signs that mean something elsewhere', 'zone', "name=O'Brien % \\ _ 地块", ['zone-b']],
      ['a text beyond the basic plane', 'zone', 'name=丁地块 😀', ['zone-d']],
      ['a text in another case', 'facility', 'kind=hospital&name=示例医院', ['hospital']],
      ['a code', 'zone', 'landUse=0701', ['zone-a', 'zone-c-late']],
      ['a number', 'zone', 'farMax=2.5', ['zone-a', 'zone-c-late']],
      ['a number written otherwise', 'zone', 'farMax=+25e-1', ['zone-a', 'zone-c-late']],
      ['a number that is text in another collection', 'facility', 'capacity=800', ['hospital']],
      ['a text that is a number in another collection', 'infrastructure', 'capacity=DN800', ['water-1']],
      ['a choice', 'place', 'kind=village', ['taveuni-east', 'taveuni-west']],
      ['all at once', 'zone', 'landUse=0701&farMax=2.5&parcelCode=A-01', ['zone-a']],
      [
        'with the other parameters',
        'zone',
        'landUse=0701&datetime=2023-01-01&bbox=112.6,38.1,112.8,38.3&limit=5&f=json',
        ['zone-a'],
      ],
      ['nothing that matches', 'zone', 'landUse=0103&farMax=2.5', []],
      ['an empty text', 'zone', 'name=', []],
    ])('%s', async (_name, collection, query, ids) => {
      const encoded = query
        .split('&')
        .map((pair) => pair.split('=').map(encodeURIComponent).join('='))
        .join('&');
      expect(await idsOf(`${collection}/items?${encoded}`)).toEqual(ids);
    });

    it.each([
      ['a parameter that nobody knows', 'zone', 'colour=red', 'unknown-parameter'],
      ['a field of another collection', 'place', 'landUse=0701', 'unknown-parameter'],
      ['a field that is not public', 'zone', 'note=x', 'unknown-parameter'],
      ['another field that is not public', 'project', 'contact=x', 'unknown-parameter'],
      ['a column', 'zone', 'version=1', 'unknown-parameter'],
      ['a word of the language', 'zone', '__proto__=1', 'unknown-parameter'],
      ['another word of the language', 'zone', 'constructor=1', 'unknown-parameter'],
      ['an empty name', 'zone', '=1', 'unknown-parameter'],
      ['a number that is none', 'zone', 'farMax=much', 'invalid-parameter'],
      ['a number without end', 'zone', 'farMax=1e999', 'invalid-parameter'],
      ['a choice that is none', 'place', 'kind=volcano', 'invalid-parameter'],
      ['a choice that is a word of the language', 'place', 'kind=toString', 'invalid-parameter'],
      ['U+0000', 'zone', 'name=a%00b', 'invalid-parameter'],
      ['a filter twice', 'zone', 'landUse=0701&landUse=0802', 'repeated-parameter'],
    ])('refuse %s', async (_name, collection, query, code) => {
      expectProblem(await api.get(`${base}/${collection}/items?${query}`), 400, code);
    });
  });
});
