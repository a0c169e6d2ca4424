import { describeLegend } from '#domain/cartography/legend/describe-legend.ts';
import type { LegendSign } from '#domain/cartography/legend/legend-entry.ts';
import { legendKeysOf } from '#domain/cartography/legend/legend-key.ts';
import type { Language, LandUseColors, Theme } from '#domain/cartography/style-options.ts';
import { formatDecimal } from '#domain/coordinates/format-position.ts';
import type { PositionReading } from '#domain/coordinates/position-reading.ts';
import { centralMeridian, epsgOf } from '#domain/coordinates/position-system.ts';
import { findCollection } from '#domain/collections/registry.ts';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { SearchItem } from '../../api/types.ts';
import type { IconName } from '../../components/icon-paths.ts';
import { featureKind, featureTitle } from '../../i18n/feature-title.ts';
import { messagesOf } from '../../i18n/messages.ts';
import type { Option } from './options.ts';

/** How a line of the palette is shown. */
export interface OptionLine {
  title: string;
  detail: string;
  icon: IconName;
  /** The key of the legend's sign that stands in place of the icon; null for none. */
  signKey: string | null;
  isNumeric: boolean;
}

/** The words of a line. `bounds` are those of the plan. */
export function describeOption(option: Option, language: Language, bounds: Bounds | null): OptionLine {
  const texts = messagesOf(language).palette;
  const line = { signKey: null, isNumeric: false };
  switch (option.kind) {
    case 'go': {
      const isOutside = bounds !== null && !isWithin(option.position, bounds);
      const read = option.reading ? describeReading(option.reading, option.isAlternative, language) : '';
      return {
        ...line,
        title: texts.goTo(formatDecimal(option.position)),
        detail: [read, isOutside ? texts.outside : ''].filter(Boolean).join(' · '),
        icon: 'target',
        isNumeric: true,
      };
    }
    case 'copy':
      return { ...line, title: option.text, detail: texts.copy(option.form), icon: 'copy', isNumeric: true };
    case 'example':
      return { ...line, title: option.text, detail: option.hint, icon: 'search' };
    case 'command': {
      const { command } = option;
      const state = command.isOn === undefined ? '' : command.isOn ? texts.commands.on : texts.commands.off;
      return { ...line, title: command.title[language], detail: state, icon: command.icon };
    }
    case 'feature':
      return { ...line, ...describeItem(option.item, language) };
  }
}

function isWithin([longitude, latitude]: [number, number], [west, south, east, north]: Bounds): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

function describeReading(
  { system, order, form }: PositionReading,
  isAlternative: boolean,
  language: Language,
): string {
  const texts = messagesOf(language).palette.understood;
  const name =
    system.kind === 'gauss-kruger'
      ? texts.gaussKruger(
          system.width,
          centralMeridian(system),
          system.isZoned ? system.zone : null,
          epsgOf(system),
        )
      : texts[system.kind];
  const first = texts[order][system.kind === 'degrees' ? 'degrees' : 'metres'];
  const words = [name, ...(form === 'metres' ? [] : [texts.forms[form]]), first];
  return (isAlternative ? texts.or : '') + words.join(' · ');
}

function describeItem(
  item: SearchItem,
  language: Language,
): Pick<OptionLine, 'title' | 'detail' | 'icon' | 'signKey'> {
  const { collection, properties, grouping } = item;
  const isFeature = grouping === null || grouping === 'name';
  const title = isFeature ? featureTitle(collection, properties, language) : item.title[language];
  const kind = featureKind(collection, properties, language);
  const parts = [
    findCollection(collection)?.title[language] ?? '',
    kind === title || grouping === 'planUnit' ? '' : kind,
    collection === 'boundary' ? outlineOf(properties, language) : '',
    codeOf(item, title),
    countOf(item, language),
  ];
  const [signKey = null] = legendKeysOf('', collection, properties);
  return {
    title,
    detail: [...new Set(parts.filter(Boolean))].join(' · '),
    icon: grouping === 'planUnit' ? 'table' : 'target',
    signKey: grouping === 'planUnit' ? null : signKey,
  };
}

/** Which of the outlines of the plan it is: the words for them are used one for the other. */
function outlineOf({ kind }: SearchItem['properties'], language: Language): string {
  return messagesOf(language).palette.outlines[String(kind)] ?? '';
}

/** What it was found by, where its title does not say. */
function codeOf({ id, grouping, properties, match }: SearchItem, title: string): string {
  if (grouping === 'landUse') return String(properties['landUse']);
  if (grouping !== null) return '';
  const { parcelCode } = properties;
  if (typeof parcelCode === 'string') return parcelCode === title ? '' : parcelCode;
  return match.field === 'id' ? id : '';
}

function countOf({ collection, count, grouping }: SearchItem, language: Language): string {
  const texts = messagesOf(language).palette;
  if (grouping === null) return '';
  if (collection === 'zone') return texts.parcels(count);
  return collection === 'infrastructure' ? texts.sections(count) : texts.parts(count);
}

/** Signs of the legend by their keys, as the map draws them now. */
export function signsOf(
  keys: readonly (string | null)[],
  theme: Theme,
  colors: LandUseColors,
): Map<string, LegendSign> {
  const wanted = keys.filter((key) => key !== null);
  const entries = describeLegend(wanted, theme, colors).flatMap((group) => group.entries);
  return new Map(entries.map(({ key, sign }) => [key, sign]));
}
