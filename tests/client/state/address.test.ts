import { describe, expect, it } from 'vitest';
import { addressOfPlan, formatAddress, parseAddress, type Address } from '../../../client/state/address.ts';

const plain: Address = { plan: null, view: null, hidden: [], feature: null, language: null, colors: 'soft' };
const full: Address = {
  plan: 'taixin',
  view: { zoom: 13.25, latitude: 38.17021, longitude: 112.7082, bearing: -20.5, pitch: 55 },
  hidden: ['roads', 'places'],
  feature: { collection: 'control-line', id: 'green/axis 1' },
  language: 'en',
  colors: 'exact',
};

describe('the address', () => {
  it('of a plain page is empty', () => {
    expect(formatAddress(plain, '')).toBe('');
    expect(parseAddress('')).toEqual(plain);
  });

  it('says and gives back all that there is', () => {
    const search = formatAddress(full, '');
    expect(search).toBe(
      '?plan=taixin&v=13.25/38.17021/112.70820/-20.5/55&hide=roads,places&feature=control-line/green/axis+1&colors=exact&lang=en',
    );
    expect(parseAddress(search)).toEqual(full);
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

  it.each(['zone', 'zone/', '/zone-1', ''])('takes no feature from «%s»', (text) => {
    expect(parseAddress(`?feature=${text}`).feature).toBeNull();
  });

  it('takes no layer it does not know and no language it does not speak', () => {
    const address = parseAddress('?hide=roads,<script>,places&lang=fr');
    expect(address.hidden).toEqual(['roads', 'places']);
    expect(address.language).toBeNull();
  });
});
