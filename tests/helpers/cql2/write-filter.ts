/** Conditions written as CQL2 text and as CQL2 JSON, coordinates in degrees, longitude first. */
import type { Position } from 'geojson';
import type { Condition, Literal, Operand, Property, SimpleGeometry } from '#domain/cql2/condition.ts';

/** The text of a condition; parentheses stand around every part. */
export function writeText(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.map(enclosed).join(` ${condition.kind.toUpperCase()} `);
    case 'not':
      return `NOT ${enclosed(condition.condition)}`;
    case 'constant':
      return condition.value ? 'TRUE' : 'false';
    case 'comparison':
      return `${operandText(condition.left)}${condition.operator} ${operandText(condition.right)}`;
    case 'like':
      return `${operandText(condition.value)} LIKE ${quoted(condition.pattern)}`;
    case 'between':
      return `${operandText(condition.value)} between ${operandText(condition.lower)} AND ${operandText(condition.upper)}`;
    case 'in':
      return `${operandText(condition.value)} IN (${condition.list.map(operandText).join(',')})`;
    case 'is-null':
      return `${operandText(condition.value)} is null`;
    case 'spatial':
      return `S_${condition.relation.toUpperCase()}(${operandText(condition.left)}, ${operandText(condition.right)})`;
    case 'temporal':
      return `t_${condition.relation}(${operandText(condition.left)} ,${operandText(condition.right)} )`;
  }
}

const enclosed = (condition: Condition) => `(${writeText(condition)})`;
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

function operandText(operand: Operand): string {
  switch (operand.kind) {
    case 'property':
      return `"${operand.name}"`;
    case 'literal':
      return literalText(operand);
    case 'interval':
      return `INTERVAL(${endText(operand.start)}, ${endText(operand.end)})`;
    case 'shape':
      return operand.parts.length === 1
        ? wellKnownText(operand.parts[0]!)
        : `GEOMETRYCOLLECTION(${operand.parts.map(wellKnownText).join(', ')})`;
  }
}

function literalText({ type, value }: Literal): string {
  if (type === 'string') return quoted(value);
  if (type === 'date') return `DATE('${value}')`;
  return type === 'timestamp' ? `TIMESTAMP('${value}')` : String(value);
}

function endText(end: Property | Literal | null): string {
  if (end === null) return "'..'";
  return end.kind === 'property' ? end.name : `'${String(end.value)}'`;
}

function wellKnownText({ type, coordinates }: SimpleGeometry): string {
  const list = (value: unknown): string => {
    const parts = value as (Position | number)[];
    return typeof parts[0] === 'number'
      ? parts.join(' ')
      : parts.map((part) => (isPosition(part) ? list(part) : `(${list(part)})`)).join(', ');
  };
  return `${type.toUpperCase()} (${list(coordinates)})`;
}

const isPosition = (value: unknown) => Array.isArray(value) && typeof value[0] === 'number';

/** The value of CQL2 JSON of a condition. */
export function writeJson(condition: Condition): unknown {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { op: condition.kind, args: condition.conditions.map(writeJson) };
    case 'not':
      return { op: 'not', args: [writeJson(condition.condition)] };
    case 'constant':
      return condition.value;
    case 'comparison':
      return { op: condition.operator, args: [operandJson(condition.left), operandJson(condition.right)] };
    case 'like':
      return { op: 'like', args: [operandJson(condition.value), condition.pattern] };
    case 'between':
      return {
        op: 'between',
        args: [condition.value, condition.lower, condition.upper].map(operandJson),
      };
    case 'in':
      return { op: 'in', args: [operandJson(condition.value), condition.list.map(operandJson)] };
    case 'is-null':
      return { op: 'isNull', args: [operandJson(condition.value)] };
    case 'spatial':
    case 'temporal':
      return {
        op: `${condition.kind[0]}_${condition.relation}`,
        args: [operandJson(condition.left), operandJson(condition.right)],
      };
  }
}

function operandJson(operand: Operand): unknown {
  switch (operand.kind) {
    case 'property':
      return { property: operand.name };
    case 'literal':
      return operand.type === 'date' || operand.type === 'timestamp'
        ? { [operand.type]: operand.value }
        : operand.value;
    case 'interval':
      return { interval: [endJson(operand.start), endJson(operand.end)] };
    case 'shape':
      return operand.parts.length === 1
        ? operand.parts[0]
        : { type: 'GeometryCollection', geometries: operand.parts };
  }
}

function endJson(end: Property | Literal | null): unknown {
  if (end === null) return '..';
  return end.kind === 'property' ? { property: end.name } : end.value;
}
