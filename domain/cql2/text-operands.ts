import type { Interval, Literal, Operand, Property } from './condition.ts';
import { invalid, unknownFunction } from './filter-fault.ts';
import type { FilterReading } from './filter-reading.ts';
import {
  booleanLiteral,
  dateLiteral,
  intervalEnd,
  numberLiteral,
  textLiteral,
  timestampLiteral,
} from './literals.ts';
import { makeInterval, type Placed } from './make-condition.ts';
import { placeBox, placeShape } from './place-shape.ts';
import type { Token, Tokens } from './tokens.ts';
import { isGeometryName, WellKnownText } from './well-known-text.ts';

/** Words that stand between operands, and are no name unless in double quotes. */
const keywords = new Set(['AND', 'OR', 'NOT', 'LIKE', 'BETWEEN', 'IN', 'IS', 'NULL']);

/** Reads the operands of CQL2 text: fields, values, days, intervals and geometries. */
export class TextOperands {
  readonly #tokens: Tokens;
  readonly #reading: FilterReading;

  constructor(tokens: Tokens, reading: FilterReading) {
    this.#tokens = tokens;
    this.#reading = reading;
  }

  read(): Placed {
    const token = this.#tokens.next();
    return { operand: this.#readAs(token), place: token.at };
  }

  #readAs(token: Token): Operand {
    if (token.kind === 'name') return this.#reading.property(token.value, token.at);
    if (token.kind === 'word') return this.#readWord(token.value, token.at);
    this.#reading.count(token.at);
    if (token.kind === 'text') return textLiteral(token.value, token.at);
    if (token.kind === 'number') return numberLiteral(token.value, token.at);
    throw invalid(token.at, 'a property or a value is expected.');
  }

  #readWord(word: string, at: number): Operand {
    const name = word.toUpperCase();
    if (keywords.has(name)) throw invalid(at, 'a property or a value is expected.');
    if (this.#tokens.isMark('(')) return this.#readFunction(name, at);
    // POINT Z (…)
    if (isGeometryName(name) && this.#tokens.isWord('Z') && this.#tokens.isMark('(', 1)) {
      this.#tokens.next();
      return this.#readFunction(name, at);
    }
    if (name !== 'TRUE' && name !== 'FALSE') return this.#reading.property(word, at);
    this.#reading.count(at);
    return booleanLiteral(name === 'TRUE');
  }

  #readFunction(name: string, at: number): Operand {
    this.#reading.count(at);
    if (isGeometryName(name)) return this.#readShape(name, at);
    if (!constructors.has(name)) throw unknownFunction(at);
    this.#tokens.expectMark('(');
    const operand = this.#readConstructor(name, at);
    this.#tokens.expectMark(')');
    return operand;
  }

  #readShape(name: string, at: number): Operand {
    const geometries = new WellKnownText(this.#tokens, this.#reading, at).read(name);
    return placeShape(geometries, this.#reading.frame, at);
  }

  #readConstructor(name: string, at: number): Operand {
    if (name === 'INTERVAL') return this.#readInterval(at);
    if (name === 'BBOX') return placeBox(this.#readCorners(), this.#reading.frame, at);
    const { at: place, ...token } = this.#tokens.next();
    const value = token.kind === 'text' ? token.value : null;
    return name === 'DATE' ? dateLiteral(value, place) : timestampLiteral(value, place);
  }

  #readCorners(): number[] {
    const { at } = this.#tokens.peek();
    const numbers: number[] = [];
    do numbers.push(this.#tokens.expectNumber());
    while (numbers.length < 6 && this.#tokens.takeMark(','));
    if (numbers.length !== 4 && numbers.length !== 6) throw invalid(at, 'a box has four numbers, or six.');
    return numbers;
  }

  #readInterval(at: number): Interval {
    const start = this.#readEnd();
    this.#tokens.expectMark(',');
    return makeInterval(start, this.#readEnd(), at);
  }

  #readEnd(): Property | Literal | null {
    const token = this.#tokens.next();
    if (token.kind === 'word' || token.kind === 'name') {
      if (this.#tokens.isMark('(')) throw unknownFunction(token.at);
      return this.#reading.property(token.value, token.at);
    }
    this.#reading.count(token.at);
    return intervalEnd(token.kind === 'text' ? token.value : null, token.at);
  }
}

const constructors = new Set(['DATE', 'TIMESTAMP', 'INTERVAL', 'BBOX']);
