import { comparisonOperators, type ComparisonOperator, type Condition } from './condition.ts';
import { filterLimits, invalid, tooLarge, unknownFunction } from './filter-fault.ts';
import { FilterReading, type FilterSetting } from './filter-reading.ts';
import { isObject, JsonOperands } from './json-operands.ts';
import {
  checkListLength,
  makeBetween,
  makeComparison,
  makeIn,
  makeIsNull,
  makeLike,
  makeSpatial,
  makeTemporal,
} from './make-condition.ts';
import { relationOfOperator } from './relation-names.ts';

/** The condition that CQL2 JSON states, as text. Throws a FilterFault for what is no such JSON, or past the limits. */
export function parseFilterJson(text: string, setting: FilterSetting): Condition {
  if (text.length > filterLimits.length)
    throw tooLarge('its beginning', `a filter has at most ${filterLimits.length} characters.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('its beginning', 'this is no JSON.');
  }
  return parseFilterValue(value, setting);
}

/** The condition that a value of CQL2 JSON states, which may come from anywhere and be anything that JSON can hold. */
export function parseFilterValue(value: unknown, setting: FilterSetting): Condition {
  return new JsonReader(new FilterReading(setting)).read(value, '$');
}

/** Reads conditions; places are paths from `$`, made of our own words and numbers alone. */
class JsonReader {
  readonly #reading: FilterReading;
  readonly #operands: JsonOperands;

  constructor(reading: FilterReading) {
    this.#reading = reading;
    this.#operands = new JsonOperands(reading);
  }

  read(value: unknown, place: string): Condition {
    this.#reading.count(place);
    if (typeof value === 'boolean') return { kind: 'constant', value };
    const { op, args } = isObject(value) ? value : {};
    if (typeof op !== 'string') throw invalid(place, 'a condition with «op» and «args» is expected.');
    if (!Array.isArray(args)) throw invalid(place, '«args» must be a list.');
    return this.#reading.nested(place, () => this.#readOperation(op, args as unknown[], place));
  }

  #readOperation(op: string, args: readonly unknown[], place: string): Condition {
    const relation = relationOfOperator(op);
    if (relation) {
      const [left, right] = this.#readOperands(args, 2, place);
      return relation.kind === 'spatial'
        ? this.#reading.countSpatial(makeSpatial(relation.relation, left!, right!), place)
        : makeTemporal(relation.relation, left!, right!);
    }
    if (isComparison(op)) {
      const [left, right] = this.#readOperands(args, 2, place);
      return makeComparison(op, left!, right!);
    }
    return op === 'and' || op === 'or' || op === 'not'
      ? this.#readLogic(op, args, place)
      : this.#readTest(op, args, place);
  }

  #readLogic(op: 'and' | 'or' | 'not', args: readonly unknown[], place: string): Condition {
    if (op === 'not' ? args.length !== 1 : args.length < 2)
      throw invalid(place, '«not» has one condition, «and» and «or» have two or more.');
    const conditions: Condition[] = [];
    for (const [at, value] of args.entries()) conditions.push(this.read(value, `${place}.args[${at}]`));
    return op === 'not' ? { kind: 'not', condition: conditions[0]! } : { kind: op, conditions };
  }

  #readTest(op: string, args: readonly unknown[], place: string): Condition {
    switch (op) {
      case 'isNull':
        return makeIsNull(this.#readOperands(args, 1, place)[0]!);
      case 'like': {
        const [value, pattern] = this.#readOperands(args, 2, place);
        return makeLike(value!, pattern!);
      }
      case 'between': {
        const [value, lower, upper] = this.#readOperands(args, 3, place);
        return makeBetween(value!, lower!, upper!);
      }
      case 'in':
        return this.#readIn(args, place);
      default:
        throw unknownFunction(place);
    }
  }

  #readIn(args: readonly unknown[], place: string): Condition {
    const [value, list] = args;
    if (args.length !== 2 || !Array.isArray(list))
      throw invalid(place, '«in» has a value and a list of values.');
    checkListLength(list.length, `${place}.args[1]`);
    return makeIn(
      this.#operands.read(value, `${place}.args[0]`),
      list.map((one: unknown, at) => this.#operands.read(one, `${place}.args[1][${at}]`)),
    );
  }

  #readOperands(args: readonly unknown[], count: number, place: string) {
    if (args.length !== count) throw invalid(place, `«args» must hold ${count} here.`);
    return args.map((value, at) => this.#operands.read(value, `${place}.args[${at}]`));
  }
}

function isComparison(op: string): op is ComparisonOperator {
  return (comparisonOperators as readonly string[]).includes(op);
}
