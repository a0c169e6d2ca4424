import { describe, expect, it } from 'vitest';
import { balanceMessages, type BalanceText } from '../../../../client/i18n/sections/balance.ts';
import { headlineFigures } from '../../../../client/panels/balance/headline-figures.ts';

const figures = {
  parcels: 2913,
  people: 579_828,
  jobs: 434_796,
  floorArea: 74_411_500,
  constructionPerPerson: 117.66,
  parkPerPerson: 12.8,
  greenShare: 17,
};
const nobody = { ...figures, people: 0, constructionPerPerson: null, parkPerPerson: null };

describe('headlineFigures', () => {
  it('writes figures in the units of the language', () => {
    const read = (language: 'zh' | 'en', text: BalanceText) =>
      headlineFigures([figures], language, text).map(({ values, unit }) => [...values, unit]);
    expect(read('zh', balanceMessages('zh')).slice(0, 5)).toEqual([
      ['579,828', null],
      ['434,796', null],
      ['7,441.15', '万 m²'],
      ['2,913', null],
      ['117.7', 'm²/人'],
    ]);
    expect(read('en', balanceMessages('en'))[2]).toEqual(['74.41', 'million m²']);
  });

  it('names the standard where one asks for something, and only there', () => {
    const standards = headlineFigures([figures], 'zh', balanceMessages('zh')).flatMap(({ key, standard }) =>
      standard ? [[key, standard]] : [],
    );
    expect(standards).toEqual([['parkPerPerson', expect.stringContaining('GB 55014-2021')]]);
  });

  it('sets two phases beside each other, and leaves out what can not be said', () => {
    const perPerson = headlineFigures([nobody, figures], 'zh', balanceMessages('zh'))[4]!;
    expect(perPerson.values).toEqual(['—', '117.7']);
  });
});
