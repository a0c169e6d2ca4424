import type { FeatureSummary, NamedChange, SharedLand } from '#domain/comparison/comparison.ts';
import {
  collectionTitle,
  describeChange,
  landUseText,
  nameText,
} from '#domain/comparison/describe-change.ts';
import { entryTitles } from '#domain/comparison/kind-titles.ts';
import type { Language } from './comparison-query.ts';
import type { ListedEntry } from './scenario-comparison.ts';
import { numberFormats, type CellValue, type SheetColumn } from './workbook-sheet.ts';
import { headings, phrases } from './workbook-texts.ts';

const { squareMeters } = numberFormats;
const number = { heading: headings.number, width: 7 };
const what = { heading: headings.what, width: 14 };

/** What changed, and from what to what. */
const changeColumns: readonly SheetColumn[] = [
  { heading: headings.item, width: 26 },
  { heading: headings.before, width: 26 },
  { heading: headings.after, width: 26 },
  { heading: headings.land, width: 18, format: squareMeters },
];

export const parcelColumns: readonly SheetColumn[] = [
  number,
  what,
  { heading: headings.idBefore, width: 18 },
  { heading: headings.codeBefore, width: 16 },
  { heading: headings.nameBefore, width: 20 },
  { heading: headings.useBefore, width: 24 },
  { heading: headings.areaBefore, width: 16, format: squareMeters },
  { heading: headings.idAfter, width: 18 },
  { heading: headings.codeAfter, width: 16 },
  { heading: headings.nameAfter, width: 20 },
  { heading: headings.useAfter, width: 24 },
  { heading: headings.areaAfter, width: 16, format: squareMeters },
  ...changeColumns,
];

export const otherColumns: readonly SheetColumn[] = [
  number,
  { heading: headings.collection, width: 20 },
  what,
  { heading: headings.idBefore, width: 18 },
  { heading: headings.nameBefore, width: 24 },
  { heading: headings.areaBefore, width: 16, format: squareMeters },
  { heading: headings.lengthBefore, width: 16, format: squareMeters },
  { heading: headings.idAfter, width: 18 },
  { heading: headings.nameAfter, width: 24 },
  { heading: headings.areaAfter, width: 16, format: squareMeters },
  { heading: headings.lengthAfter, width: 16, format: squareMeters },
  ...changeColumns,
  { heading: headings.moved, width: 16, format: squareMeters },
];

/** A line of an entry: a feature on either side, and something about the two. */
interface Line {
  before: FeatureSummary | null;
  after: FeatureSummary | null;
  about: SharedLand | NamedChange | null;
}

/** The cells of a sheet's own columns. */
interface OwnCells {
  /** Those between the number and the kind of an entry. */
  leading(entry: ListedEntry): CellValue[];
  /** Those of a feature; what is to be added up stands once in an entry. */
  feature(feature: FeatureSummary | null, isFirst: boolean): CellValue[];
  /** Those at the end of a line. */
  trailing(line: Line): CellValue[];
}

/** Each line of each entry of parcels. The number of an entry stands on all of its rows. */
export function parcelRows(entries: readonly ListedEntry[], language: Language): CellValue[][] {
  return rowsOf(entries, language, {
    leading: () => [],
    feature: (feature, isFirst) => [
      feature?.id ?? null,
      feature?.parcelCode ?? null,
      feature && nameText(feature, language),
      feature && landUseText(feature.landUse, language),
      isFirst ? (feature?.area ?? null) : null,
    ],
    trailing: () => [],
  });
}

/** Each line of each entry of other features. */
export function otherRows(entries: readonly ListedEntry[], language: Language): CellValue[][] {
  return rowsOf(entries, language, {
    leading: ({ collection }) => [collectionTitle(collection, language)],
    feature: (feature, isFirst) => [
      feature?.id ?? null,
      feature && nameText(feature, language),
      isFirst ? (feature?.area ?? null) : null,
      isFirst ? (feature?.length ?? null) : null,
    ],
    trailing: ({ about }) => [about && 'moved' in about ? about.moved : null],
  });
}

function rowsOf(entries: readonly ListedEntry[], language: Language, own: OwnCells): CellValue[][] {
  return entries.flatMap((entry, at) => {
    const seen = new Set<FeatureSummary>();
    const cells = (feature: FeatureSummary | null) => {
      const isFirst = feature !== null && !seen.has(feature);
      if (feature) seen.add(feature);
      return own.feature(feature, isFirst);
    };
    const begin = [at + 1, ...own.leading(entry), entryTitles[entry.kind][language]];
    const rows = linesOf(entry).map((line) => [
      ...begin,
      ...cells(line.before),
      ...cells(line.after),
      ...aboutCells(entry, line, language),
      ...own.trailing(line),
    ]);
    return isCut(entry) ? [...rows, [...begin, phrases.moreParcels[language]]] : rows;
  });
}

function isCut({ before, after, numberBefore, numberAfter }: ListedEntry): boolean {
  return before.length < numberBefore || after.length < numberAfter;
}

/** Of parcels whose land became that of others first which land went where, then what changed of those that stay. */
function linesOf(entry: ListedEntry): Line[] {
  const [before, after] = [byId(entry.before), byId(entry.after)];
  const shared = entry.shared.map((about) => ({
    before: before.get(about.before) ?? null,
    after: after.get(about.after) ?? null,
    about,
  }));
  const changes = entry.changes.map((about) => ({
    before: entry.kind === 'replaced' ? (entry.before[0] ?? null) : (before.get(about.feature) ?? null),
    after: after.get(about.feature) ?? null,
    about,
  }));
  if (shared.length + changes.length > 0) return [...shared, ...changes];
  return [{ before: entry.before[0] ?? null, after: entry.after[0] ?? null, about: null }];
}

function byId(features: readonly FeatureSummary[]): ReadonlyMap<string, FeatureSummary> {
  return new Map(features.map((feature) => [feature.id, feature]));
}

function aboutCells({ collection }: ListedEntry, { about }: Line, language: Language): CellValue[] {
  if (about === null) return [null, null, null, null];
  if (!('kind' in about)) return [phrases.sharedLand[language], null, null, about.area];
  const { item, before, after, land } = describeChange(collection, about, language);
  return [item, before, after, land];
}
