import { unionBounds, type Bounds } from '#domain/cartography/bounds-of.ts';
import type { Language } from '#domain/cartography/style-options.ts';
import type { EntryKind, FeatureSummary } from '#domain/comparison/comparison.ts';
import {
  collectionTitle,
  describeChange,
  landUseText,
  nameText,
  type DescribedChange,
} from '#domain/comparison/describe-change.ts';
import { entryTitles } from '#domain/comparison/kind-titles.ts';
import type { ListedEntry } from '../../api/scenario-comparison.ts';
import { formatNumber } from '../../i18n/format.ts';
import { differencesMessages } from '../../i18n/sections/differences.ts';

/** An entry of a comparison as the table writes it. */
export interface DifferenceRow {
  kind: EntryKind;
  kindTitle: string;
  collection: string;
  before: string;
  after: string;
  /** What changed, in one line. */
  what: string;
  /** m² that the features cover more than before; null where none of them is an area. */
  difference: number | null;
}

/** More names than these are counted. */
const namesShown = 3;

export function differenceRow(entry: ListedEntry, language: Language): DifferenceRow {
  return {
    kind: entry.kind,
    kindTitle: entryTitles[entry.kind][language],
    collection: collectionTitle(entry.collection, language),
    before: namesOf(entry.before, entry.numberBefore, language),
    after: namesOf(entry.after, entry.numberAfter, language),
    what: whatOf(entry, language),
    difference: differenceOf(entry),
  };
}

/** A parcel's code, a name, or the id where there is neither. */
export function titleOf(feature: FeatureSummary, language: Language): string {
  return feature.parcelCode ?? nameText(feature, language) ?? feature.id;
}

/** From what to what, `–` for nothing. */
export function changeText({ before, after }: DescribedChange, language: Language): string {
  return `${valueText(before, language)} → ${valueText(after, language)}`;
}

/** Where an entry lies, in degrees; null where nothing of it has a place. */
export function boundsOfEntry({ before, after }: ListedEntry): Bounds | null {
  return unionBounds([...before, ...after].flatMap(({ bounds }) => (bounds ? [bounds] : [])));
}

function namesOf(features: readonly FeatureSummary[], count: number, language: Language): string {
  const names = features.slice(0, namesShown).map((feature) => titleOf(feature, language));
  const listed = names.join(language === 'zh' ? '、' : ', ');
  return count > names.length ? `${listed} ${differencesMessages(language).more(count)}` : listed;
}

function whatOf({ kind, collection, before, after, changes }: ListedEntry, language: Language): string {
  const only = kind === 'added' ? after[0] : kind === 'removed' ? before[0] : undefined;
  if (only) return landUseText(only.landUse, language) ?? nameText(only, language) ?? '';
  const described = changes.map((change) => describeChange(collection, change, language));
  if (described.length === 1 && (described[0]!.before !== null || described[0]!.after !== null))
    return `${described[0]!.item} ${changeText(described[0]!, language)}`;
  // names of fields may hold commas
  return [...new Set(described.map(({ item }) => item))].join(language === 'zh' ? '；' : '; ');
}

function differenceOf({ before, after }: ListedEntry): number | null {
  const areas = (features: readonly FeatureSummary[]) => features.flatMap(({ area }) => area ?? []);
  const [was, is] = [areas(before), areas(after)];
  if (was.length + is.length === 0) return null;
  return sum(is) - sum(was);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function valueText(value: DescribedChange['before'], language: Language): string {
  if (value === null || value === '') return '–';
  return typeof value === 'number' ? formatNumber(value, language) : value;
}
