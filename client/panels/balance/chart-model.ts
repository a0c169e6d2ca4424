import { partsAtLevel, type BalanceLevel } from '#domain/balance/balance-parts.ts';
import type { DayBalance } from '#domain/balance/phase-balance.ts';
import { landUseColor, shownLandUse } from '#domain/cartography/land-use-color.ts';
import { paletteOf } from '#domain/cartography/palette.ts';
import type { LandUseColors, Language, Theme } from '#domain/cartography/style-options.ts';
import type { BarSeries } from '../../components/charts/bar-chart.ts';
import { landUseName } from '../../i18n/feature-title.ts';
import type { Counted, PhaseColumn } from './balance-table.ts';

interface Look {
  language: Language;
  theme: Theme;
  colors: LandUseColors;
}

export interface ChartModel {
  /** Of the bars. */
  labels: string[];
  series: BarSeries[];
  /** What a part of a bar counts, by series and bar. */
  counted: (Counted | null)[][];
}

/** A bar for each class of land use that has land on a day, in the order of the codes. */
export function dayChart({ balance }: DayBalance, level: BalanceLevel, look: Look): ChartModel {
  const parts = partsAtLevel(balance, level);
  return {
    labels: parts.map(({ code }) => `${code} ${landUseName(code, look.language) ?? ''}`),
    series: [
      {
        title: '',
        mark: '',
        colors: parts.map(({ code }) => colorOf(code, look)),
        values: parts.map(({ hectares }) => hectares),
      },
    ],
    counted: [parts.map(({ code }) => ({ kind: `class:${code}`, day: null }))],
  };
}

/** A bar for each phase, of the classes of land use upon each other and what is not yet developed above them. */
export function phaseChart(
  balances: readonly DayBalance[],
  phases: readonly PhaseColumn[],
  level: BalanceLevel,
  look: Look & { remaining: string },
): ChartModel {
  const parts = balances.map(
    ({ balance }) => new Map(partsAtLevel(balance, level).map((part) => [part.code, part.hectares])),
  );
  const codes = [...new Set(parts.flatMap((each) => [...each.keys()]))].sort();
  const series = codes.map((code) => ({
    title: `${code} ${landUseName(code, look.language) ?? ''}`,
    mark: code,
    colors: phases.map(() => colorOf(code, look)),
    values: parts.map((each) => each.get(code) ?? 0),
  }));
  const remaining = {
    title: look.remaining,
    mark: look.remaining,
    colors: phases.map(() => paletteOf(look.theme).halo),
    values: balances.map((of) => of.remaining.hectares),
  };
  const countedOf = (kind: Counted['kind']) => phases.map(({ day }) => ({ kind, day }));
  return {
    labels: phases.map(({ short }) => short),
    series: [...series, remaining],
    counted: [...codes.map((code) => countedOf(`class:${code}`)), countedOf('remaining')],
  };
}

/** The colour of a class on the map, `#rrggbb`. */
export function colorOf(code: string, { theme, colors }: Pick<Look, 'theme' | 'colors'>): string {
  return landUseColor(shownLandUse(code), theme, colors);
}
