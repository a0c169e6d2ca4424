/** The land balance as lines and columns, in the order of the national land-use table (用地汇总表). */
import { classesOverTime, rowsToLevel, type BalanceLevel } from '#domain/balance/balance-parts.ts';
import { countByClass, countedParcels, type CountedKind } from '#domain/balance/counted-parcels.ts';
import type { LandAmount } from '#domain/balance/land-balance.ts';
import { minus, parcelsOn, type DayBalance } from '#domain/balance/phase-balance.ts';
import type { Language } from '#domain/cartography/style-options.ts';
import { landUseName } from '../../i18n/feature-title.ts';
import type { BalanceText } from '../../i18n/sections/balance.ts';
import type { Parcel } from './parcels.ts';

/** What is counted, and when: null for the day that the map shows. */
export interface Counted {
  kind: CountedKind;
  day: string | null;
}

export interface TableColumn {
  key: string;
  title: string;
  digits: 0 | 2;
  isSigned?: boolean;
  /** True for the columns that are compared. */
  isMarked?: boolean;
}

export interface TableCell {
  /** Null where the figure makes no sense: land that is no construction land has no share of it. */
  value: number | null;
  /** What the figure can show on the map; null for one that says nothing of its own. */
  counted: Counted | null;
}

export interface TableLine {
  kind: CountedKind | 'whole';
  look: 'class' | 'sum' | 'total' | 'rest';
  code: string | null;
  name: string;
  level: BalanceLevel;
  /** True for a class whose subclasses are lines too. */
  hasBelow: boolean;
  cells: TableCell[];
}

export interface BalanceTableModel {
  columns: TableColumn[];
  lines: TableLine[];
}

/** A phase, as columns name it: with its year. */
export interface PhaseColumn {
  day: string;
  title: string;
  /** Where there is little room. */
  short: string;
}

interface Words {
  language: Language;
  text: BalanceText;
}

/** The table of one day: hectares, shares, and how many parcels. `day` is null for the complete plan. */
export function dayTable(
  parcels: readonly Parcel[],
  of: DayBalance,
  day: string | null,
  level: BalanceLevel,
  words: Words,
): BalanceTableModel {
  const counts = countByClass(parcelsOn(parcels, day));
  const cellsOf = (kind: CountedKind, amount: Amount, count: number): TableCell[] => [
    { value: amount.hectares, counted: { kind, day: null } },
    plain(amount.share ?? null),
    plain(amount.constructionShare ?? null),
    plain(count),
  ];
  const classes = rowsToLevel(of.balance, level).map((row) => ({
    ...classLine(row.code, row.level, words.language),
    cells: cellsOf(`class:${row.code}`, row, counts.get(row.code) ?? 0),
  }));
  const sums = sumKinds.map((kind) => ({
    ...sumLine(kind, words.text),
    cells: cellsOf(kind, amountOf(of, kind), countedParcels(parcels, kind, day).length),
  }));
  const whole = [plain(of.whole.hectares), plain(null), plain(null), plain(parcelsOn(parcels, null).length)];
  return {
    columns: dayColumns(words.text),
    lines: [...withBelow(classes), ...sums, wholeLine(whole, words.text)],
  };
}

/** The table of phases: hectares in each, how they change between two of them, and the shares in these. */
export function phaseTable(
  balances: readonly DayBalance[],
  phases: readonly PhaseColumn[],
  { from, to }: { from: string; to: string },
  level: BalanceLevel,
  words: Words,
): BalanceTableModel {
  const [before, after] = [from, to].map((day) => phases.findIndex((phase) => phase.day === day)) as [
    number,
    number,
  ];
  const cellsOf = (kind: CountedKind, amounts: readonly (Amount | null)[]): TableCell[] => {
    const hectares = amounts.map((amount) => amount?.hectares ?? 0);
    const shareAt = (at: number) => (kind === 'remaining' ? null : (amounts[at]?.share ?? 0));
    return [
      ...hectares.map((value, at) => ({ value, counted: { kind, day: phases[at]!.day } })),
      plain(minus(hectares[after]!, hectares[before]!)),
      plain(shareAt(before)),
      plain(shareAt(after)),
    ];
  };
  const classes = classesOverTime(
    balances.map(({ balance }) => balance),
    level,
  ).map((row) => ({
    ...classLine(row.code, row.level, words.language),
    cells: cellsOf(`class:${row.code}`, row.amounts),
  }));
  const sums = sumKinds.map((kind) => ({
    ...sumLine(kind, words.text),
    cells: cellsOf(
      kind,
      balances.map((of) => amountOf(of, kind)),
    ),
  }));
  const whole = [...balances.map((of) => plain(of.whole.hectares)), plain(0), plain(null), plain(null)];
  return {
    columns: phaseColumns(phases, before, after, words.text),
    lines: [...withBelow(classes), ...sums, wholeLine(whole, words.text)],
  };
}

/** The lines that remain when classes are folded: what is below a folded class is left out. */
export function unfoldedLines(
  lines: readonly TableLine[],
  isUnfolded: (code: string) => boolean,
): TableLine[] {
  const isShown = (code: string): boolean =>
    code.length <= 2 || (isUnfolded(code.slice(0, -2)) && isShown(code.slice(0, -2)));
  return lines.filter(({ code }) => code === null || isShown(code));
}

/** Hectares, and shares where the figure is part of what is there. */
type Amount = Pick<LandAmount, 'hectares'> & Partial<LandAmount>;

const sumKinds = ['construction', 'other', 'all', 'remaining'] as const;
type SumKind = (typeof sumKinds)[number];

function amountOf({ balance, remaining }: DayBalance, kind: SumKind): Amount {
  switch (kind) {
    case 'all':
      return balance.total;
    case 'remaining':
      return { hectares: remaining.hectares };
    default:
      return balance[kind];
  }
}

function plain(value: number | null): TableCell {
  return { value, counted: null };
}

type LineHead = Omit<TableLine, 'cells' | 'hasBelow'>;

function classLine(code: string, level: BalanceLevel, language: Language): LineHead {
  return { kind: `class:${code}`, look: 'class', code, name: landUseName(code, language) ?? code, level };
}

function sumLine(kind: SumKind, { lines }: BalanceText): LineHead & { hasBelow: boolean } {
  const names = {
    construction: lines.construction,
    other: lines.other,
    all: lines.total,
    remaining: lines.remaining,
  };
  const look = { construction: 'sum', other: 'sum', all: 'total', remaining: 'rest' } as const;
  return { kind, look: look[kind], code: null, name: names[kind], level: 1, hasBelow: false };
}

function wholeLine(cells: TableCell[], { lines }: BalanceText): TableLine {
  return { kind: 'whole', look: 'total', code: null, name: lines.whole, level: 1, hasBelow: false, cells };
}

/** Each class with whether the next line is one of its subclasses. */
function withBelow(classes: readonly Omit<TableLine, 'hasBelow'>[]): TableLine[] {
  return classes.map((line, at) => ({ ...line, hasBelow: (classes[at + 1]?.level ?? 1) > line.level }));
}

function dayColumns({ columns }: BalanceText): TableColumn[] {
  return [
    { key: 'hectares', title: columns.hectares, digits: 2 },
    { key: 'share', title: columns.share, digits: 2 },
    { key: 'construction-share', title: columns.constructionShare, digits: 2 },
    { key: 'parcels', title: columns.parcels, digits: 0 },
  ];
}

function phaseColumns(
  phases: readonly PhaseColumn[],
  before: number,
  after: number,
  { columns }: BalanceText,
): TableColumn[] {
  const [from, to] = [phases[before]!, phases[after]!];
  return [
    ...phases.map(({ day, title }, at) => ({
      key: day,
      title,
      digits: 2 as const,
      isMarked: at === before || at === after,
    })),
    {
      key: 'change',
      title: columns.changeOf(from.day.slice(0, 4), to.day.slice(0, 4)),
      digits: 2,
      isSigned: true,
    },
    { key: 'share-from', title: columns.shareOf(from.day.slice(0, 4)), digits: 2 },
    { key: 'share-to', title: columns.shareOf(to.day.slice(0, 4)), digits: 2 },
  ];
}
