/**
 * How a value of each PostgreSQL type arrives in JavaScript, on both engines alike: the `pg` driver reads the
 * embedded engine's wire protocol too, so this table is the one place where types are decided.
 */
type Parser = (text: string) => unknown;

/** bigint and count(*): a number while it is exact. */
function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`bigint ${text} is too large for a JavaScript number`);
  return value;
}

const keep: Parser = (text) => text;

/** By type OID, text format. Types not listed arrive as text; dates stay days, `YYYY-MM-DD`. */
const parsers: Record<number, Parser> = {
  16: (text) => text === 't',
  17: (text) => Buffer.from(text.slice(2), 'hex'),
  20: parseBigint,
  21: Number,
  23: Number,
  26: Number,
  114: (text) => JSON.parse(text) as unknown,
  700: Number,
  701: Number,
  1184: (text) => new Date(text),
  3802: (text) => JSON.parse(text) as unknown,
};

/** The parser of a type, in the form that `pg` asks for. */
export const valueTypes = {
  getTypeParser: (oid: number): Parser => parsers[oid] ?? keep,
};
