import { findLandUse } from '#domain/vocabularies/land-use.ts';
import { wordsOfKind } from '#domain/vocabularies/kind-words.ts';
import type { OrderedEntry } from './collection-entries.ts';
import { foldText, isChinese, isNumeric, joinText, looksLikeId } from './fold-text.ts';
import { KeyTable, type Fit, type Hit } from './key-table.ts';
import { KindTable, type KindFind } from './kind-table.ts';
import { kindTitle } from './kind-titles.ts';
import { readAloud } from './pinyin-readings.ts';
import type { KindField, SearchEntry } from './search-entry.ts';

/** Where in an entry something was found; `pinyin` and `initials` are of the Chinese name. */
export const searchedFields = [
  'name',
  'nameEn',
  'pinyin',
  'initials',
  'id',
  'parcelCode',
  'planUnit',
  'landUse',
  'kind',
] as const;
export type SearchedField = (typeof searchedFields)[number];

/** An entry that was found, and where. */
export interface Found {
  entry: SearchEntry;
  field: SearchedField;
  fit: Fit;
}

/** The best of what was found. */
export interface FoundBest {
  found: Found[];
  /** True where more fits than was asked for. */
  hasMore: boolean;
}

/** The same, by the number of the entry. */
type Find = Omit<Found, 'entry'> & { entry: number };

/** How many places are looked at within keys before what was found until then is enough. */
const mostWithin = 20_000;

/** How good a find is; the initials of a long name are found by almost any two letters. */
const ranks: Record<Fit, number> = { exact: 0, prefix: 1, word: 2, substring: 3 };
const initialsRank = 4;
const wordsRank = 8;

/** The part of an answer that is kept for kinds of things, beside what is named so. */
const kindsShare = 1 / 3;

/** All that search may find in one scenario, in memory. Entries come in the order in which they were added. */
export class SearchIndex {
  readonly #entries: SearchEntry[] = [];
  /** Texts of one byte a character, and of two: the former are looked through twice as fast. */
  readonly #latin = new KeyTable();
  readonly #chinese = new KeyTable();
  readonly #initials = new KeyTable();
  /** Apart from what people say and write: of an id nobody seeks the middle. */
  readonly #ids = new KeyTable();
  readonly #kinds = new KindTable();
  #isWhole = true;

  get size(): number {
    return this.#entries.length;
  }

  /** False where the scenario has more features than are kept. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Say that there is more than what was added. */
  cutShort(): void {
    this.#isWhole = false;
  }

  /** Add an entry; `isNamed` is false where another is found by the name that it has too. */
  add({ entry, isNamed, kinds }: OrderedEntry): void {
    const number = this.#entries.push(entry) - 1;
    const { id, grouping, properties } = entry;
    const { name, nameEn, parcelCode, planUnit, landUse } = properties;
    for (const field of kinds) this.#addKind(entry, field, number);
    if (grouping === 'landUse') this.#addLandUse(String(landUse), number);
    if (grouping === 'planUnit') this.#addWritten(planUnit, number, 'planUnit');
    if (isNamed) {
      this.#addName(name, number, 'name');
      this.#addText(nameEn, number, 'nameEn');
    }
    if (grouping !== null) return;
    this.#addWritten(parcelCode, number, 'parcelCode');
    this.#ids.add(foldText(id), number, searchedFields.indexOf('id'));
  }

  /** Make what was added findable. */
  seal(): void {
    for (const table of [this.#latin, this.#chinese, this.#initials, this.#ids, this.#kinds]) table.seal();
  }

  /**
   * What fits a text, the best first, at most `limit`: the kinds that are called so, what is named or coded so, then
   * what is of a kind whose name has it.
   */
  search(text: string, limit: number): FoundBest {
    const folded = foldText(text);
    if (folded === '' || limit < 1) return { found: [], hasMore: false };
    const kinds = this.#kinds.find(folded);
    const meant = kinds.filter(({ isMeant }) => isMeant);
    // one more tells whether there is more
    const named = without(meant, this.#searchNamed(folded, limit + meant.length + 1));
    const further = without([...meant, ...named], kinds);
    const room = Math.max(Math.floor(limit * kindsShare), limit - named.length);
    const first = meant.slice(0, Math.max(1, room)).map(ofKind);
    const last = further.slice(0, Math.max(0, room - first.length)).map(ofKind);
    const finds = [...first, ...named.slice(0, limit - first.length - last.length), ...last];
    return {
      found: finds.map(({ entry, ...found }) => ({ entry: this.#entries[entry]!, ...found })),
      hasMore: meant.length + named.length + further.length > limit,
    };
  }

  #searchNamed(folded: string, limit: number): Find[] {
    const finds = new Finds(limit);
    // 7.5 is a number, and no part of a code with 75
    const joined = isNumeric(folded) ? folded : joinText(folded);
    const needles = [...new Set([folded, joined])].filter((needle) => needle !== '');
    const tables = isChinese(folded) ? [this.#chinese] : [this.#latin, this.#chinese];
    this.#ids.findExact(folded, finds.take);
    this.#searchEdges(tables, needles, finds);
    if (looksLikeId(folded) && !finds.isFull) this.#ids.findPrefix(folded, finds.take);
    if (!finds.isFull) this.#searchWithin(tables, needles, finds);
    if (!finds.isFull && /^[a-z0-9]{2,}$/.test(joined)) this.#searchInitials(joined, finds);
    if (!finds.isFull && folded.includes(' ') && !isNumeric(folded))
      this.#searchWords(folded.split(' '), tables, finds);
    return finds.best();
  }

  #searchEdges(tables: readonly KeyTable[], needles: readonly string[], finds: Finds): void {
    const pairs = tables.flatMap((table) => needles.map((needle) => [table, needle] as const));
    for (const [table, needle] of pairs) table.findExact(needle, finds.take);
    for (const [table, needle] of pairs) if (!finds.isFull) table.findPrefix(needle, finds.take);
  }

  #searchWithin(tables: readonly KeyTable[], needles: readonly string[], finds: Finds): void {
    for (const table of tables) {
      for (const needle of needles) {
        let looks = 0;
        table.findWithin(needle, (hit) => finds.take(hit) && ++looks < mostWithin);
      }
    }
  }

  #searchInitials(needle: string, finds: Finds): void {
    const take = (hit: Hit) => finds.take(hit, initialsRank);
    this.#initials.findExact(needle, take);
    this.#initials.findPrefix(needle, take);
    this.#initials.findWithin(needle, take);
  }

  /** Entries that have every word somewhere: «园 大盂». */
  #searchWords(words: readonly string[], tables: readonly KeyTable[], finds: Finds): void {
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
    let looks = 0;
    const visit = (hit: Hit) => {
      const { name, nameEn, parcelCode } = this.#entries[hit.entry]!.properties;
      const all = foldText([name, nameEn, parcelCode].filter(Boolean).join(' '));
      if (!words.every((word) => all.includes(word))) return ++looks < mostWithin / 10;
      return finds.take({ ...hit, fit: 'word' }, wordsRank);
    };
    for (const table of isChinese(longest) ? [this.#chinese] : tables) {
      table.findPrefix(longest, visit);
      table.findWithin(longest, visit);
    }
  }

  #addName(name: unknown, number: number, field: 'name' | 'landUse'): void {
    if (typeof name !== 'string') return;
    this.#addWritten(name, number, field);
    const { full, initials } = readAloud(foldText(name));
    for (const reading of full)
      this.#latinKey(joinText(reading), number, field === 'name' ? 'pinyin' : field);
    for (const reading of initials)
      this.#initials.add(joinText(reading), number, searchedFields.indexOf('initials'));
  }

  #addText(text: unknown, number: number, field: SearchedField): void {
    if (typeof text !== 'string') return;
    const folded = foldText(text);
    // eslint-disable-next-line no-control-regex -- what fits one byte
    const table = /^[\u0000-\u00ff]*$/.test(folded) ? this.#latin : this.#chinese;
    table.add(folded, number, searchedFields.indexOf(field));
  }

  /** A code or a name, and what is left of it without its separators. */
  #addWritten(code: unknown, number: number, field: SearchedField): void {
    if (typeof code !== 'string') return;
    this.#addText(code, number, field);
    const joined = joinText(foldText(code));
    if (joined !== foldText(code)) this.#addText(joined, number, field);
  }

  #addKind({ collection, properties }: SearchEntry, field: KindField, number: number): void {
    const value = properties[field];
    const title = kindTitle(collection, field, value);
    if (title) this.#kinds.add(title, wordsOfKind(collection, String(value)), number);
  }

  #addLandUse(code: string, number: number): void {
    const landUse = findLandUse(code);
    if (!landUse) return;
    this.#latinKey(code, number, 'landUse');
    this.#addText(landUse.en, number, 'landUse');
    this.#addName(landUse.zh, number, 'landUse');
  }

  #latinKey(key: string, number: number, field: SearchedField): void {
    this.#latin.add(key, number, searchedFields.indexOf(field));
  }
}

const ofKind = ({ entry, fit }: KindFind): Find => ({ entry, field: 'kind', fit });

/** Those of some finds whose entries are not among others. */
function without<Some extends { entry: number }>(
  others: readonly { entry: number }[],
  some: readonly Some[],
): Some[] {
  const known = new Set(others.map(({ entry }) => entry));
  return some.filter(({ entry }) => !known.has(entry));
}

/** The best find of each entry, and whether there are enough to look no further. */
class Finds {
  readonly #limit: number;
  readonly #byEntry = new Map<number, { rank: number; field: SearchedField; fit: Fit }>();
  #certain = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.#byEntry.size >= this.#limit;
  }

  /** Keep a find that is better than what is known of its entry; false when nothing better can come. */
  readonly take = ({ entry, field, fit }: Hit, from = 0): boolean => {
    const rank = from + ranks[fit];
    const known = this.#byEntry.get(entry);
    const isCertain = rank <= ranks.word;
    // what is within a word gives way to words that come later
    if (known ? rank < known.rank : isCertain || !this.isFull) {
      this.#byEntry.set(entry, { rank, field: searchedFields[field]!, fit });
      if (isCertain && !(known && known.rank <= ranks.word)) this.#certain += 1;
    }
    return from > 0 ? !this.isFull : this.#certain < this.#limit;
  };

  best(): Find[] {
    return [...this.#byEntry.entries()]
      .toSorted(([a, { rank: rankA }], [b, { rank: rankB }]) => rankA - rankB || a - b)
      .slice(0, this.#limit)
      .map(([entry, { field, fit }]) => ({ entry, field, fit }));
  }
}
