import type { BilingualText } from '#domain/collections/definition.ts';
import { foldText, isChinese, joinText } from './fold-text.ts';
import { KeyTable, type Fit, type Hit } from './key-table.ts';
import { readAloud } from './pinyin-readings.ts';

/** An entry that is found by what kind of thing it is. */
export interface KindFind {
  entry: number;
  fit: Fit;
  /** True where the text is what the kind is called or sounds like, and no part of it, nor its initials. */
  isMeant: boolean;
}

/** What of a kind a key is; initials mean almost anything. */
const [said, initial] = [0, 1];

/** Shorter texts begin too many sounds to mean one. */
const shortestSound = 2;

/** Entries by what kind of thing they are: some hundred titles, and words that people say for them. */
export class KindTable {
  readonly #titles = new KeyTable();
  readonly #words = new KeyTable();
  readonly #sounds = new KeyTable();

  /** Add the title of a kind, and what else people say for it, for an entry. */
  add(title: BilingualText, words: readonly string[], entry: number): void {
    for (const text of [title.zh, title.en]) this.#titles.add(foldText(text), entry, said);
    for (const text of words) this.#words.add(foldText(text), entry, said);
    for (const text of [title.zh, ...words]) {
      const { full, initials } = readAloud(foldText(text));
      for (const sound of full) this.#sounds.add(joinText(sound), entry, said);
      for (const sound of initials) this.#sounds.add(joinText(sound), entry, initial);
    }
  }

  seal(): void {
    for (const table of [this.#titles, this.#words, this.#sounds]) table.seal();
  }

  /** Kinds that a folded text means, those that are called so first, then those whose own title has it. */
  find(folded: string): KindFind[] {
    const found = new Map<number, KindFind>();
    const take = ({ entry, field, fit }: Hit) => {
      if (!found.has(entry)) found.set(entry, { entry, fit, isMeant: fit === 'exact' && field === said });
      return true;
    };
    const isHan = isChinese(folded);
    for (const table of [this.#titles, this.#words]) table.findExact(folded, take);
    for (const table of [this.#titles, this.#words]) {
      table.findPrefix(folded, take);
      // in the middle of an English word nothing is meant, and 小学 is not all of 中小学
      const isWithin = isHan && table === this.#titles;
      table.findWithin(folded, (hit) => (isWithin || hit.fit === 'word' ? take(hit) : true));
    }
    const sound = joinText(folded);
    if (!isHan && sound.length >= shortestSound) {
      this.#sounds.findExact(sound, take);
      this.#sounds.findPrefix(sound, take);
    }
    return [...found.values()];
  }
}
