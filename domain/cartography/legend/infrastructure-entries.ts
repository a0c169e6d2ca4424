import { choicesOf, type BilingualText } from '#domain/collections/definition.ts';
import { infrastructure } from '#domain/collections/infrastructure.ts';
import { paletteOf } from '../palette.ts';
import { railSigns } from '../signs/rail-signs.ts';
import { roadSigns } from '../signs/road-signs.ts';
import { utilitySigns } from '../signs/utility-signs.ts';
import type { Theme } from '../style-options.ts';
import type { LegendEntry, LegendSign } from './legend-entry.ts';

const kindTitles = choicesOf(infrastructure.properties.properties.kind) ?? {};
const classTitles = choicesOf(infrastructure.properties.properties.class) ?? {};

/** Pixels across a road in the legend, by rank. */
const legendWidthPerRank = 1.4;

/** Roads and railways by class, streams, then the utility networks. */
export function infrastructureEntries(theme: Theme): LegendEntry[] {
  return [...roadEntries(theme), ...railEntries(theme), riverEntry(theme), ...utilityEntries(theme)];
}

function roadEntries(theme: Theme): LegendEntry[] {
  return Object.entries(roadSigns(theme)).map(([key, { color, casing, rank }]) =>
    entry(`road:${key}`, classTitles[key], {
      type: 'road',
      color,
      casing,
      width: 1.5 + rank * legendWidthPerRank,
    }),
  );
}

function railEntries(theme: Theme): LegendEntry[] {
  const { railDark: dark, railLight: light } = paletteOf(theme);
  return Object.entries(railSigns).map(([key, { width, dash }]) =>
    entry(`rail:${key}`, classTitles[key], { type: 'rail', dark, light, width, dash }),
  );
}

function riverEntry(theme: Theme): LegendEntry {
  const { water: color, waterEdge: casing } = paletteOf(theme);
  return entry('river', kindTitles.river, { type: 'road', color, casing, width: 5 });
}

function utilityEntries(theme: Theme): LegendEntry[] {
  return Object.entries(utilitySigns(theme)).map(([key, sign]) =>
    entry(key, kindTitles[key], { type: 'line', ...sign }),
  );
}

function entry(value: string, title: BilingualText | undefined, sign: LegendSign): LegendEntry {
  return { key: `infrastructure/${value}`, title: title ?? { zh: value, en: value }, sign };
}
