import { invalid } from './filter-fault.ts';

/** A piece of CQL2 text. `at` is the number of its first character, from 1. */
export type Token = { at: number } & (
  | { kind: 'word' | 'name' | 'text' | 'mark'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'end' }
);

const blank = /\s*/y;
/** As XML has names, which CQL2 follows: letters of all scripts. */
const word = /[\p{L}_:][\p{L}\p{M}\p{N}_:.]*/uy;
const number = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const mark = /<>|<=|>=|[<>=(),]/y;
const quotedName = /"([^"]*)"/y;

/** Reads CQL2 text piece by piece: what comes after a fault is never looked at. */
export class Tokens {
  readonly #text: string;
  #at = 0;
  readonly #ahead: Token[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** The next piece, or the one after it, without taking it. */
  peek(offset: 0 | 1 = 0): Token {
    while (this.#ahead.length <= offset) this.#ahead.push(this.#read());
    return this.#ahead[offset]!;
  }

  next(): Token {
    return this.#ahead.shift() ?? this.#read();
  }

  /** Take the next piece if it is this keyword, in whatever case. */
  takeWord(keyword: string): boolean {
    return this.isWord(keyword) && Boolean(this.next());
  }

  isWord(keyword: string, offset: 0 | 1 = 0): boolean {
    const token = this.peek(offset);
    return token.kind === 'word' && token.value.toUpperCase() === keyword;
  }

  takeMark(sign: string): boolean {
    return this.isMark(sign) && Boolean(this.next());
  }

  isMark(sign: string, offset: 0 | 1 = 0): boolean {
    const token = this.peek(offset);
    return token.kind === 'mark' && token.value === sign;
  }

  expectWord(keyword: string): void {
    if (!this.takeWord(keyword)) throw invalid(this.peek().at, `${keyword} is expected.`);
  }

  expectMark(sign: string): void {
    if (!this.takeMark(sign)) throw invalid(this.peek().at, `«${sign}» is expected.`);
  }

  expectNumber(): number {
    const token = this.next();
    if (token.kind !== 'number') throw invalid(token.at, 'a number is expected.');
    return token.value;
  }

  #read(): Token {
    this.#match(blank);
    const at = this.#at + 1;
    if (this.#at >= this.#text.length) return { kind: 'end', at };
    const sign = this.#match(mark);
    if (sign) return { kind: 'mark', value: sign[0], at };
    if (this.#text[this.#at] === "'") return { kind: 'text', value: this.#readText(), at };
    const digits = this.#match(number);
    if (digits) return { kind: 'number', value: Number(digits[0]), at };
    const quoted = this.#match(quotedName);
    if (quoted) return { kind: 'name', value: quoted[1]!, at };
    const bare = this.#match(word);
    if (bare) return { kind: 'word', value: bare[0], at };
    throw invalid(at, 'this is no part of CQL2 text.');
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  /** A text up to its quote; a quote within stands twice or after a backslash, which means nothing before other signs. */
  #readText(): string {
    const start = this.#at;
    let value = '';
    for (let at = start + 1; at < this.#text.length; at++) {
      const sign = this.#text[at]!;
      const isEscaped = (sign === "'" || sign === '\\') && this.#text[at + 1] === "'";
      if (sign === "'" && !isEscaped) {
        this.#at = at + 1;
        return value;
      }
      if (isEscaped) at += 1;
      value += isEscaped ? "'" : sign;
    }
    throw invalid(start + 1, 'this text has no end.');
  }
}
