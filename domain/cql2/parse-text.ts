import { comparisonOperators, type ComparisonOperator, type Condition } from './condition.ts';
import { filterLimits, invalid, tooLarge } from './filter-fault.ts';
import { FilterReading, type FilterSetting } from './filter-reading.ts';
import {
  checkListLength,
  makeBetween,
  makeComparison,
  makeIn,
  makeIsNull,
  makeLike,
  makeSpatial,
  makeTemporal,
  type Placed,
} from './make-condition.ts';
import { TextOperands } from './text-operands.ts';
import { relationOf } from './relation-names.ts';
import { Tokens } from './tokens.ts';

/** The condition that CQL2 text states. Throws a FilterFault for what is no such text, or past the limits. */
export function parseFilterText(text: string, setting: FilterSetting): Condition {
  if (text.length > filterLimits.length)
    throw tooLarge(1, `a filter has at most ${filterLimits.length} characters.`);
  return new TextReader(text, new FilterReading(setting)).readWhole();
}

/** Reads conditions by recursive descent: OR of ANDs of NOTs of predicates. */
class TextReader {
  readonly #tokens: Tokens;
  readonly #reading: FilterReading;
  readonly #operands: TextOperands;

  constructor(text: string, reading: FilterReading) {
    this.#tokens = new Tokens(text);
    this.#reading = reading;
    this.#operands = new TextOperands(this.#tokens, reading);
  }

  readWhole(): Condition {
    const condition = this.#readCondition();
    const { kind, at } = this.#tokens.peek();
    if (kind !== 'end') throw invalid(at, 'the filter should end here, or go on with AND or OR.');
    return condition;
  }

  #readCondition(): Condition {
    return this.#readChain('OR', () => this.#readChain('AND', () => this.#readFactor()));
  }

  #readChain(word: 'AND' | 'OR', read: () => Condition): Condition {
    const first = read();
    if (!this.#tokens.isWord(word)) return first;
    this.#reading.count(this.#tokens.peek().at);
    const conditions = [first];
    while (this.#tokens.takeWord(word)) conditions.push(read());
    return { kind: word === 'AND' ? 'and' : 'or', conditions };
  }

  #readFactor(): Condition {
    const { at } = this.#tokens.peek();
    if (!this.#tokens.takeWord('NOT')) return this.#readPrimary();
    this.#reading.count(at);
    return { kind: 'not', condition: this.#reading.nested(at, () => this.#readFactor()) };
  }

  #readPrimary(): Condition {
    const { at } = this.#tokens.peek();
    if (this.#tokens.takeMark('(')) {
      const condition = this.#reading.nested(at, () => this.#readCondition());
      this.#tokens.expectMark(')');
      return condition;
    }
    return this.#readRelation() ?? this.#readPredicate();
  }

  /** S_… and T_…, or null where something else stands. */
  #readRelation(): Condition | null {
    const token = this.#tokens.peek();
    const relation =
      token.kind === 'word' && this.#tokens.isMark('(', 1) ? relationOf(token.value.toUpperCase()) : null;
    if (!relation) return null;
    this.#tokens.next();
    this.#reading.count(token.at);
    this.#tokens.expectMark('(');
    const left = this.#operands.read();
    this.#tokens.expectMark(',');
    const right = this.#operands.read();
    this.#tokens.expectMark(')');
    return relation.kind === 'spatial'
      ? this.#reading.countSpatial(makeSpatial(relation.relation, left, right), token.at)
      : makeTemporal(relation.relation, left, right);
  }

  #readPredicate(): Condition {
    const left = this.#operands.read();
    const { at } = this.#tokens.peek();
    const condition = this.#readComparison(left) ?? this.#readTest(left);
    if (condition) {
      this.#reading.count(at);
      return condition;
    }
    if (left.operand.kind === 'literal' && left.operand.type === 'boolean')
      return { kind: 'constant', value: left.operand.value };
    throw invalid(at, 'an operator is expected: =, <>, <, >, <=, >=, LIKE, BETWEEN, IN or IS NULL.');
  }

  #readComparison(left: Placed): Condition | null {
    const token = this.#tokens.peek();
    if (token.kind !== 'mark' || !isComparison(token.value)) return null;
    this.#tokens.next();
    return makeComparison(token.value, left, this.#operands.read());
  }

  /** IS NULL, LIKE, BETWEEN and IN, each with or without NOT. */
  #readTest(value: Placed): Condition | null {
    if (this.#tokens.takeWord('IS')) {
      const isNegated = this.#readNegation();
      this.#tokens.expectWord('NULL');
      return negated(isNegated, makeIsNull(value));
    }
    const isNegated = this.#readNegation();
    if (this.#tokens.takeWord('LIKE')) return negated(isNegated, makeLike(value, this.#operands.read()));
    if (this.#tokens.takeWord('BETWEEN')) return negated(isNegated, this.#readBetween(value));
    if (this.#tokens.takeWord('IN')) return negated(isNegated, makeIn(value, this.#readList()));
    if (isNegated) throw invalid(this.#tokens.peek().at, 'LIKE, BETWEEN or IN is expected.');
    return null;
  }

  #readNegation(): boolean {
    const { at } = this.#tokens.peek();
    const isNegated = this.#tokens.takeWord('NOT');
    if (isNegated) this.#reading.count(at);
    return isNegated;
  }

  #readBetween(value: Placed): Condition {
    const lower = this.#operands.read();
    this.#tokens.expectWord('AND');
    return makeBetween(value, lower, this.#operands.read());
  }

  #readList(): Placed[] {
    this.#tokens.expectMark('(');
    const list: Placed[] = [];
    do {
      list.push(this.#operands.read());
      checkListLength(list.length, list.at(-1)!.place);
    } while (this.#tokens.takeMark(','));
    this.#tokens.expectMark(')');
    return list;
  }
}

function negated(isNegated: boolean, condition: Condition): Condition {
  return isNegated ? { kind: 'not', condition } : condition;
}

function isComparison(mark: string): mark is ComparisonOperator {
  return (comparisonOperators as readonly string[]).includes(mark);
}
