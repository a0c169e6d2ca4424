import type { Language } from '#domain/cartography/style-options.ts';
import { firstLevel } from '#domain/vocabularies/land-use.ts';
import { formatNumber } from '../../i18n/format.ts';
import { tableMessages } from '../../i18n/sections/table.ts';
import type { Column } from './columns.ts';
import { nothing, type Filter } from './filters.ts';
import { valueName } from './groups.ts';

/** A filter in a few words, with the column it is of. */
export function describeFilter(column: Column, filter: Filter, language: Language): string {
  const { chips } = tableMessages(language);
  return chips.said(column.title[language], wantedText(column, filter, language));
}

function wantedText(column: Column, filter: Filter, language: Language): string {
  const { chips, group } = tableMessages(language);
  if (filter.kind === 'text') return chips.contains(filter.contains.trim());
  if (filter.kind === 'day') return chips.range(filter.from, filter.to);
  if (filter.kind === 'choice') {
    const [first = nothing, ...others] = filter.wanted;
    const level = firstLevel(first);
    if (column.kind === 'land-use' && others.length > 0 && others.every((code) => firstLevel(code) === level))
      return chips.within(valueName(column, level, language), filter.wanted.size);
    const title = first === nothing ? group.nothing : valueName(column, first, language);
    return chips.chosen(title, others.length);
  }
  const unit = column.unit ? ` ${column.unit[language]}` : '';
  const endText = (end: number | null) => (end === null ? null : formatNumber(end, language));
  return chips.range(endText(filter.from), endText(filter.to)) + unit;
}
