import { describe, expect, it } from 'vitest';
import { en } from '../../../../client/i18n/en.ts';
import { zh } from '../../../../client/i18n/zh.ts';
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
    const read = (language: 'zh' | 'en', text: typeof zh.balance) =>
      headlineFigures([figures], language, text).map(({ values, unit }) => [...values, unit]);
    expect(read('zh', zh.balance).slice(0, 5)).toEqual([
      ['579,828', null],
      ['434,796', null],
      ['7,441.15', '万 m²'],
      ['2,913', null],
      ['117.7', 'm²/人'],
    ]);
    expect(read('en', en.balance)[2]).toEqual(['74.41', 'million m²']);
  });

  it('names the standard where one asks for something, and only there', () => {
    const standards = headlineFigures([figures], 'zh', zh.balance).flatMap(({ key, standard }) =>
      standard ? [[key, standard]] : [],
    );
    expect(standards).toEqual([['parkPerPerson', expect.stringContaining('GB 55014-2021')]]);
  });

  it('sets two phases beside each other, and leaves out what can not be said', () => {
    const perPerson = headlineFigures([nobody, figures], 'zh', zh.balance)[4]!;
    expect(perPerson.values).toEqual(['—', '117.7']);
  });
});
