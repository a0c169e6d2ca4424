import { endsWord, isChinese, isLatin } from './fold-text.ts';

/** How what was sought stands in what was found, the best first. */
export type Fit = 'exact' | 'prefix' | 'word' | 'substring';

/** What a key is of: the number of an entry, and of the field. */
export interface Hit {
  entry: number;
  field: number;
  fit: Fit;
}

/** Keys that are searched as one text: looking through it is a single call that the engine does well. */
interface Chunk {
  text: string;
  starts: Uint32Array;
  entries: Uint32Array;
  fields: Uint8Array;
}

/** Keys of one text; joining more of them at once would keep others waiting. */
const chunkKeys = 16_384;

/** Stands before and behind each key, and in no key. */
const edge = '\n';

/** Short texts, each leading to an entry, in the order in which they were added. */
export class KeyTable {
  readonly #chunks: Chunk[] = [];
  #keys: string[] = [];
  #entries: number[] = [];
  #fields: number[] = [];

  add(key: string, entry: number, field: number): void {
    if (key === '') return;
    this.#keys.push(key);
    this.#entries.push(entry);
    this.#fields.push(field);
    if (this.#keys.length >= chunkKeys) this.seal();
  }

  /** Make what was added findable. */
  seal(): void {
    const starts = new Uint32Array(this.#keys.length);
    let at = 1;
    for (const [number, key] of this.#keys.entries()) {
      starts[number] = at;
      at += key.length + 1;
    }
    this.#chunks.push({
      text: `${edge}${this.#keys.join(edge)}${edge}`,
      starts,
      entries: Uint32Array.from(this.#entries),
      fields: Uint8Array.from(this.#fields),
    });
    [this.#keys, this.#entries, this.#fields] = [[], [], []];
  }

  /** Keys that are the text. Ends when `visit` says false. */
  findExact(text: string, visit: (hit: Hit) => boolean): void {
    this.#scan(`${edge}${text}${edge}`, (chunk, at) => visit(hitAt(chunk, at + 1, 'exact')));
  }

  /** Keys that begin with the text, among them those that are it. Ends when `visit` says false. */
  findPrefix(text: string, visit: (hit: Hit) => boolean): void {
    this.#scan(`${edge}${text}`, (chunk, at) => visit(hitAt(chunk, at + 1, 'prefix')));
  }

  /** Keys that have the text anywhere but at their beginning. Ends when `visit` says false. */
  findWithin(text: string, visit: (hit: Hit) => boolean): void {
    const isHan = isChinese(text.charAt(0));
    this.#scan(text, (chunk, at) => {
      const before = chunk.text[at - 1]!;
      if (before === edge) return true;
      const isWord = endsWord(before) || (isHan && isBehindNumber(chunk.text, at));
      return visit(hitAt(chunk, at, isWord ? 'word' : 'substring'));
    });
  }

  #scan(needle: string, visit: (chunk: Chunk, at: number) => boolean): void {
    for (const chunk of this.#chunks) {
      for (let at = chunk.text.indexOf(needle); at >= 0; at = chunk.text.indexOf(needle, at + 1)) {
        if (!visit(chunk, at)) return;
      }
    }
  }
}

/** True where all that a key has before is a number as roads have one: g55 in «g55二广高速». */
function isBehindNumber(text: string, at: number): boolean {
  let from = at;
  while (isLatin(text.charAt(from - 1))) from -= 1;
  return from < at && text[from - 1] === edge;
}

function hitAt({ starts, entries, fields }: Chunk, at: number, fit: Fit): Hit {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return { entry: entries[low]!, field: fields[low]!, fit };
}
