/** Why a text is no JSON that is taken, and where. Line and column count from 1. */
export interface JsonFault {
  kind: 'syntax' | 'too-deep' | 'duplicate-key';
  line: number;
  column: number;
  /** What stands there, or the key that is there twice. */
  found: string;
}

/** Deepest nesting that is taken: coordinates need eight levels. */
const deepest = 32;

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const blank = /[ \t\n\r]*/y;
const word = /true|false|null/y;

/** The first fault of a JSON text (RFC 8259), or null. Keys that one object has twice are a fault: one would be lost. */
export function findJsonFault(content: string): JsonFault | null {
  const reader = new JsonReader(content);
  const fault = reader.readDocument();
  return (
    fault && { ...fault, ...placeOf(content, reader.at), found: fault.found ?? shown(content, reader.at) }
  );
}

type Fault = Pick<JsonFault, 'kind'> & { found?: string };

/** Reads a text from front to back and stops at the first fault. Nesting is limited, so it may call itself. */
class JsonReader {
  readonly #content: string;
  at = 0;

  constructor(content: string) {
    this.#content = content;
  }

  readDocument(): Fault | null {
    const fault = this.#readValue(0);
    if (fault) return fault;
    this.#take(blank);
    return this.at === this.#content.length ? null : { kind: 'syntax' };
  }

  #readValue(depth: number): Fault | null {
    if (depth > deepest) return { kind: 'too-deep' };
    this.#take(blank);
    switch (this.#content[this.at]) {
      case '{':
        return this.#readMembers(depth);
      case '[':
        return this.#readElements(depth);
      case '"':
        return this.#takeText() === null ? { kind: 'syntax' } : null;
      default:
        return this.#take(number) === null && this.#take(word) === null ? { kind: 'syntax' } : null;
    }
  }

  #readElements(depth: number): Fault | null {
    this.at += 1;
    if (this.#skip(']')) return null;
    for (;;) {
      const fault = this.#readValue(depth + 1);
      if (fault) return fault;
      if (this.#skip(']')) return null;
      if (!this.#skip(',')) return { kind: 'syntax' };
    }
  }

  #readMembers(depth: number): Fault | null {
    this.at += 1;
    if (this.#skip('}')) return null;
    const keys = new Set<string>();
    for (;;) {
      this.#take(blank);
      const start = this.at;
      const quoted = this.#takeText();
      if (quoted === null) return { kind: 'syntax' };
      const key = JSON.parse(quoted) as string;
      if (keys.has(key)) {
        this.at = start;
        return { kind: 'duplicate-key', found: key.slice(0, 40) };
      }
      keys.add(key);
      if (!this.#skip(':')) return { kind: 'syntax' };
      const fault = this.#readValue(depth + 1);
      if (fault) return fault;
      if (this.#skip('}')) return null;
      if (!this.#skip(',')) return { kind: 'syntax' };
    }
  }

  /** Pass a mark, after what is blank. */
  #skip(mark: string): boolean {
    this.#take(blank);
    if (this.#content[this.at] !== mark) return false;
    this.at += 1;
    return true;
  }

  /** Pass a text in its quotes, and give it; where it is none, stand at the place that spoils it. */
  #takeText(): string | null {
    const start = this.at;
    if (this.#content[this.at] !== '"') return null;
    for (this.at += 1; this.at < this.#content.length; this.at += 1) {
      const mark = this.#content[this.at]!;
      if (mark === '"') return this.#content.slice(start, (this.at += 1));
      // control characters must be escaped
      if (mark < ' ') return null;
      if (mark !== '\\') continue;
      if (this.#take(escape) === null) return null;
      this.at -= 1;
    }
    return null;
  }

  /** Pass what the pattern takes here, and give it. */
  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.#content)) return null;
    const start = this.at;
    this.at = pattern.lastIndex;
    return this.#content.slice(start, this.at);
  }
}

function placeOf(content: string, at: number): { line: number; column: number } {
  const before = content.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function shown(content: string, at: number): string {
  return content.slice(at, at + 12).split(/[\r\n]/)[0] ?? '';
}
