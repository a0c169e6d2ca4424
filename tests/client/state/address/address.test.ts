import { describe, expect, it } from 'vitest';
import { plainQuestion } from '../../../../client/state/address/balance-address.ts';
import {
  addressOfPlan,
  formatAddress,
  parseAddress,
  type Address,
} from '../../../../client/state/address/address.ts';

const plain: Address = {
  plan: null,
  scenario: null,
  view: null,
  date: null,
  hidden: [],
  opacities: {},
  feature: null,
  pin: null,
  language: null,
  colors: 'soft',
  base: null,
  dock: null,
  balance: plainQuestion,
  compare: null,
  isMassing: false,
};
const full: Address = {
  plan: 'taixin',
  scenario: 12,
  view: { zoom: 13.25, latitude: 38.17021, longitude: 112.7082, bearing: -20.5, pitch: 55 },
  date: '2024-12-08',
  hidden: ['roads', 'places'],
  opacities: { 'land-use': 0.5, terrain: 0.2 },
  feature: { collection: 'control-line', id: 'green-axis.1' },
  pin: [112.6812345, 38.17],
  language: 'en',
  colors: 'exact',
  base: 'grey',
  dock: { kind: 'table', collection: 'control-line' },
  balance: plainQuestion,
  compare: { kind: 'day', day: '2022-12-08' },
  isMassing: true,
};

describe('the address', () => {
  it('of a plain page is empty', () => {
    expect(formatAddress(plain, '')).toBe('');
    expect(parseAddress('')).toEqual(plain);
  });

  it('names the scenario that is compared with, and tells it from a day', () => {
    const compared = { kind: 'scenario', scenario: 12 } as const;
    const query = formatAddress({ ...plain, compare: compared, dock: { kind: 'differences' } }, '');
    expect(query).toBe('?compare=@12&dock=differences');
    expect(parseAddress(query)).toEqual({ ...plain, compare: compared, dock: { kind: 'differences' } });
    for (const text of ['@', '@0', '@x', '@1e3', '@-1', '12', '@12,2031-12-08', '@99999999999'])
      expect(parseAddress(`?compare=${text}`).compare, text).toBeNull();
  });

  it('says and gives back all that there is', () => {
    const search = formatAddress(full, '');
    expect(search).toBe(
      '?plan=taixin&scenario=12&v=13.25/38.17021/112.70820/-20.5/55&date=2024-12-08&hide=roads,places&opacity=land-use:50,terrain:20&feature=control-line/green-axis.1&pin=38.17/112.6812345&colors=exact&base=grey&massing=1&compare=2022-12-08&dock=table:control-line&lang=en',
    );
    expect(parseAddress(search)).toEqual(full);
  });

  it('says what the land balance is asked for while it is open', () => {
    const balance = {
      scope: { kind: 'area', ref: { collection: 'boundary', id: 'core' } },
      level: 2,
      time: 'phases',
      from: '2024-12-08',
      to: '2031-12-08',
    } as const;
    const search = formatAddress({ ...plain, dock: { kind: 'balance' }, balance }, '');
    expect(search).toBe('?dock=balance&land=boundary/core&level=2&phases=2024-12-08..2031-12-08');
    expect(parseAddress(search)).toEqual({ ...plain, dock: { kind: 'balance' }, balance });
    expect(formatAddress({ ...plain, balance }, search)).toBe('');
  });

  it.each([
    ['land=view&phases=all', { scope: { kind: 'view' }, time: 'phases' }],
    ['land=nowhere/x&level=4&phases=2024..2031', {}],
    ['land=boundary/&level=x&phases=2031-12-08', {}],
    ['land=&level=&phases=', {}],
  ])('takes of «%s» what the balance can be asked for', (text, said) => {
    expect(parseAddress(`?${text}`).balance).toEqual({ ...plainQuestion, ...said });
  });

  it('leaves bearing and pitch out of a view that looks straight down to the north', () => {
    const view = { zoom: 12, latitude: 38, longitude: 112, bearing: 0, pitch: 0 };
    expect(formatAddress({ ...plain, view }, '')).toBe('?v=12.00/38.00000/112.00000');
    expect(parseAddress('?v=12/38/112').view).toEqual(view);
  });

  it('of another plan says nothing of this one but the language, where that was asked for', () => {
    expect(addressOfPlan('yunxi', null)).toBe('?plan=yunxi');
    expect(addressOfPlan('yunxi', 'en')).toBe('?plan=yunxi&lang=en');
  });

  it('keeps the parameters of others', () => {
    expect(formatAddress({ ...plain, language: 'zh' }, '?from=wall&lang=en')).toBe('?from=wall&lang=zh');
  });

  it.each(['x', '12/38', '12//112', '12/91/112', '12/38/181', 'NaN/38/112', '-1/38/112', '12/38/112/0/99'])(
    'takes no view from «%s»',
    (text) => {
      expect(parseAddress(`?v=${text}`).view).toBeNull();
    },
  );

  it.each([
    'zone',
    'zone/',
    '/zone-1',
    '',
    'parcels/zone-1',
    '__proto__/x',
    'constructor/prototype',
    'zone/__proto__',
    'zone/..',
    'zone/%2e%2e',
    '../..',
    'zone/a/../..',
    'zone/A B',
    `zone/${'a'.repeat(65)}`,
  ])('takes no feature from «%s», nor land to count in', (text) => {
    const { feature, balance } = parseAddress(`?feature=${text}&land=${text}`);
    expect(feature).toBeNull();
    expect(balance.scope).toEqual({ kind: 'whole' });
  });

  it.each(['2024-02-30', '2024', 'today', ''])('takes no day from «%s»', (text) => {
    expect(parseAddress(`?date=${text}&compare=${text}`)).toEqual(plain);
  });

  it.each(['roads', 'roads:', 'roads:x', 'roads:-1', 'roads:101', 'nothing:50'])(
    'takes no opacity from «%s»',
    (text) => {
      expect(parseAddress(`?opacity=${text}`).opacities).toEqual({});
    },
  );

  it.each(['table', 'table:', 'table:parcels', 'chart'])('opens nothing below the map for «%s»', (text) => {
    expect(parseAddress(`?dock=${text}`).dock).toBeNull();
  });

  it.each(['38.17', '38.17/', 'a/b', '91/112', '38/181', '1/2/3'])('takes no pin from «%s»', (text) => {
    expect(parseAddress(`?pin=${text}`).pin).toBeNull();
  });

  it('takes no layer it does not know and no language it does not speak', () => {
    const address = parseAddress('?hide=roads,<script>,places&lang=fr');
    expect(address.hidden).toEqual(['roads', 'places']);
    expect(address.language).toBeNull();
  });
});
