import type { CountedKind } from '#domain/balance/counted-parcels.ts';
import type { LandFigures } from '#domain/balance/land-figures.ts';
import type { Language } from '#domain/cartography/style-options.ts';
import { findFacilityStandard } from '#domain/vocabularies/facility-standards.ts';
import type { BalanceText } from '../../i18n/sections/balance.ts';
import { formatFixed } from '../../i18n/format.ts';

type FigureKey = keyof BalanceText['figures']['hints'];

/** A figure as it stands over the table. */
export interface HeadlineFigure {
  key: FigureKey;
  label: string;
  /** Formatted, one for each of the days. */
  values: string[];
  unit: string | null;
  /** How it is computed. */
  hint: string;
  /** What a standard asks, and which; null where no standard that we hold says anything. */
  standard: string | null;
  counts: CountedKind;
}

interface FigureForm {
  key: FigureKey;
  unit?: keyof BalanceText['figures']['units'];
  digits: number;
  counts: CountedKind;
  value: (figures: LandFigures, language: Language) => number | null;
  /** Id of the facility standard that sets a range. */
  standard?: string;
}

/** What floor is counted in: 万 m² or millions. */
const floorUnit: Record<Language, number> = { zh: 10_000, en: 1_000_000 };

const forms: readonly FigureForm[] = [
  { key: 'people', digits: 0, counts: 'people', value: ({ people }) => people },
  { key: 'jobs', digits: 0, counts: 'jobs', value: ({ jobs }) => jobs },
  {
    key: 'floor',
    unit: 'floor',
    digits: 2,
    counts: 'floor',
    value: ({ floorArea }, language) => floorArea / floorUnit[language],
  },
  { key: 'parcels', digits: 0, counts: 'all', value: ({ parcels }) => parcels },
  {
    key: 'constructionPerPerson',
    unit: 'perPerson',
    digits: 1,
    counts: 'construction',
    value: ({ constructionPerPerson }) => constructionPerPerson,
  },
  {
    key: 'parkPerPerson',
    unit: 'perPerson',
    digits: 1,
    counts: 'class:1401',
    value: ({ parkPerPerson }) => parkPerPerson,
    standard: 'park-per-person',
  },
  {
    key: 'greenShare',
    unit: 'percent',
    digits: 1,
    counts: 'class:14',
    value: ({ greenShare }) => greenShare,
  },
];

/** The figures of one or several days, in their order, in words. */
export function headlineFigures(
  days: readonly LandFigures[],
  language: Language,
  { figures: text }: BalanceText,
): HeadlineFigure[] {
  return forms.map(({ key, unit, digits, counts, value, standard: id }) => {
    const standard = id === undefined ? null : findFacilityStandard(id);
    const asked = standard?.target && text.standard(standard.target[language], standard.standard[language]);
    return {
      key,
      label: text[key],
      values: days.map((figures) => {
        const number = value(figures, language);
        return number === null ? text.none : formatFixed(number, language, digits);
      }),
      unit: unit ? text.units[unit] : null,
      hint: text.hints[key],
      standard: asked || null,
      counts,
    };
  });
}
