/** Why a text is no JSON that is taken, and where. Line and column count from 1. */
export interface JsonFault {
  kind: 'syntax' | 'too-deep' | 'duplicate-key' | 'lone-surrogate' | 'number-too-large';
  line: number;
  column: number;
  /** What stands there: a word, a mark, a number, or the key that is there twice; empty at the end of the text. */
  found: string;
}

/** Deepest nesting that is taken: coordinates need eight levels. */
const deepest = 32;

/** The most that is told of one text. */
const mostFaults = 20;

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const blank = /[ \t\n\r]*/y;
const word = /true|false|null/y;

/**
 * The faults of a JSON text (RFC 8259), the first twenty, none for one that is taken. Besides what is no JSON at all,
 * which ends the reading: keys that one object has twice, for one would be lost; halves of a character (lone
 * surrogates), which no database stores; and numbers past all that a computer reckons with, which would be infinite.
 */
export function findJsonFaults(content: string): JsonFault[] {
  return new JsonReader(content).readDocument().map(({ kind, at, found }) => ({
    kind,
    ...placeOf(content, at),
    found: found ?? shown(content, at),
  }));
}

interface Fault {
  kind: JsonFault['kind'];
  at: number;
  found?: string;
}

/** Reads a text from front to back, up to where it is no JSON. Nesting is limited, so it may call itself. */
class JsonReader {
  readonly #content: string;
  readonly #faults: Fault[] = [];
  #at = 0;

  constructor(content: string) {
    this.#content = content;
  }

  readDocument(): Fault[] {
    if (this.#readValue(0)) {
      this.#take(blank);
      if (this.#at < this.#content.length) this.#stop('syntax');
    }
    return this.#faults;
  }

  /** What can't be read any further; false, as whoever reads a part then answers. */
  #stop(kind: 'syntax' | 'too-deep'): false {
    this.#faults.push({ kind, at: this.#at });
    return false;
  }

  /** What is wrong though it can be read on. */
  #note(kind: JsonFault['kind'], at: number, found: string): void {
    // one place is left for what may end the reading
    if (this.#faults.length < mostFaults - 1) this.#faults.push({ kind, at, found });
  }

  #readValue(depth: number): boolean {
    if (depth > deepest) return this.#stop('too-deep');
    this.#take(blank);
    switch (this.#content[this.#at]) {
      case '{':
        return this.#readMembers(depth);
      case '[':
        return this.#readElements(depth);
      case '"':
        return this.#takeText() !== null || this.#stop('syntax');
      default:
        return this.#takeNumber() || this.#take(word) !== null || this.#stop('syntax');
    }
  }

  #readElements(depth: number): boolean {
    this.#at += 1;
    if (this.#skip(']')) return true;
    for (;;) {
      if (!this.#readValue(depth + 1)) return false;
      if (this.#skip(']')) return true;
      if (!this.#skip(',')) return this.#stop('syntax');
    }
  }

  #readMembers(depth: number): boolean {
    this.#at += 1;
    if (this.#skip('}')) return true;
    const keys = new Set<string>();
    for (;;) {
      this.#take(blank);
      const start = this.#at;
      const quoted = this.#takeText();
      if (quoted === null) return this.#stop('syntax');
      const key = JSON.parse(quoted) as string;
      if (keys.has(key)) this.#note('duplicate-key', start, key.slice(0, 40));
      keys.add(key);
      if (!this.#skip(':')) return this.#stop('syntax');
      if (!this.#readValue(depth + 1)) return false;
      if (this.#skip('}')) return true;
      if (!this.#skip(',')) return this.#stop('syntax');
    }
  }

  /** Pass a mark, after what is blank. */
  #skip(mark: string): boolean {
    this.#take(blank);
    if (this.#content[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #takeNumber(): boolean {
    const start = this.#at;
    const text = this.#take(number);
    if (text === null) return false;
    if (!Number.isFinite(Number(text))) this.#note('number-too-large', start, text.slice(0, 40));
    return true;
  }

  /** Pass a text in its quotes, and give it; where it is none, stand at the place that spoils it. */
  #takeText(): string | null {
    const start = this.#at;
    const quoted = this.#takeQuoted();
    // most texts hold neither an escape nor a surrogate
    if (quoted !== null && surrogate.test(quoted)) {
      const half = loneSurrogate.exec(JSON.parse(quoted) as string);
      if (half) this.#note('lone-surrogate', start, escaped(half[0]));
    }
    return quoted;
  }

  #takeQuoted(): string | null {
    const start = this.#at;
    if (this.#content[this.#at] !== '"') return null;
    for (this.#at += 1; this.#at < this.#content.length; this.#at += 1) {
      const mark = this.#content[this.#at]!;
      if (mark === '"') return this.#content.slice(start, (this.#at += 1));
      // control characters must be escaped
      if (mark < ' ') return null;
      if (mark !== '\\') continue;
      if (this.#take(escape) === null) return null;
      this.#at -= 1;
    }
    return null;
  }

  /** Pass what the pattern takes here, and give it. */
  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#content)) return null;
    const start = this.#at;
    this.#at = pattern.lastIndex;
    return this.#content.slice(start, this.#at);
  }
}

/** A surrogate, as itself or as an escape. */
const surrogate = /[\uD800-\uDFFF]|\\u[dD][89a-fA-F]/;
/** With the `u` flag a pair is one character, and not of the class. */
const loneSurrogate = /[\uD800-\uDFFF]/u;

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16)}`;

function placeOf(content: string, at: number): { line: number; column: number } {
  let [line, start] = [1, 0];
  for (let end = content.indexOf('\n'); end >= 0 && end < at; end = content.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: at - start + 1 };
}

/** The word or the mark at a place, without what comes after it: `NaN`, not `NaN,"name"`. */
function shown(content: string, at: number): string {
  const rest = content.slice(at, at + 24).split(/[\r\n]/)[0] ?? '';
  return /^[^\s,:[\]{}"]+/.exec(rest)?.[0] ?? rest.slice(0, 1);
}
