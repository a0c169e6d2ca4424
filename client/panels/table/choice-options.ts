import type { LandUseColors, Language, Theme } from '#domain/cartography/style-options.ts';
import { firstLevel } from '#domain/vocabularies/land-use.ts';
import { tableMessages } from '../../i18n/sections/table.ts';
import { swatchOf } from './cell-writer.ts';
import type { Column } from './columns.ts';
import { nothing } from './filters.ts';
import { valueName } from './groups.ts';

/** A box to tick in the list of a column's values: a value, or a first level of land use with all below it. */
export interface ChoiceOption {
  id: string;
  title: string;
  count: number;
  /** The values it stands for. */
  keys: readonly string[];
  isHead: boolean;
  swatch: string | null;
}

/** The values that rows have, with how many, in the order of their list; land uses under their first level. */
export function choiceOptions(
  column: Column,
  counts: ReadonlyMap<string, number>,
  { language, theme, colors }: { language: Language; theme: Theme; colors: LandUseColors },
): ChoiceOption[] {
  const optionOf = (key: string): ChoiceOption => ({
    id: key,
    title: key === nothing ? tableMessages(language).group.nothing : valueName(column, key, language),
    count: counts.get(key) ?? 0,
    keys: [key],
    isHead: false,
    swatch: column.kind === 'land-use' ? swatchOf(key, theme, colors) : null,
  });
  const keys = orderedKeys(column, [...counts.keys()]);
  if (column.kind !== 'land-use') return keys.map(optionOf);
  const heads = [...new Set(keys.map(firstLevel))];
  return heads.flatMap((head) => {
    const below = keys.filter((key) => firstLevel(key) === head);
    if (below.length === 1 && below[0] === head) return [optionOf(head)];
    const count = below.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
    const whole = { ...optionOf(head), id: `${head}/all`, count, keys: below, isHead: true };
    return [whole, ...below.map(optionOf)];
  });
}

/** As in the list of choices, or by code; nothing last. */
function orderedKeys({ choices }: Column, keys: string[]): string[] {
  const listed = Object.keys(choices ?? {});
  const placeOf = (key: string) => (key === nothing ? Infinity : listed.indexOf(key) >>> 0);
  return keys.sort((a, b) => {
    const [atA, atB] = [placeOf(a), placeOf(b)];
    if (atA !== atB) return atA - atB;
    return a < b ? -1 : 1;
  });
}
