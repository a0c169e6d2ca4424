import type { BalanceRow, LandAmount, LandBalance } from './land-balance.ts';
import { minus } from './phase-balance.ts';

/** How finely classes are told apart: by two, four or six digits. */
export type BalanceLevel = BalanceRow['level'];

/** A part of all land: of a class, what none of its own subclasses that are shown takes. */
export interface BalancePart {
  code: string;
  hectares: number;
}

/** The rows down to a level, in their order. */
export function rowsToLevel({ rows }: LandBalance, level: BalanceLevel): BalanceRow[] {
  return rows.filter((row) => row.level <= level);
}

/**
 * All land cut into parts, as a chart shows it: the classes of a level, and of the classes above them what is known by
 * the class alone. The parts add up to the total, to the second decimal; none is empty.
 */
export function partsAtLevel(balance: LandBalance, level: BalanceLevel): BalancePart[] {
  const rows = rowsToLevel(balance, level);
  return rows
    .map((row) => ({ code: row.code, hectares: ownHectares(row, rows) }))
    .filter(({ hectares }) => hectares > 0);
}

function ownHectares(row: BalanceRow, rows: readonly BalanceRow[]): number {
  return rows
    .filter(({ code, level }) => level === row.level + 1 && code.startsWith(row.code))
    .reduce((rest, { hectares }) => minus(rest, hectares), row.hectares);
}

/** A class of land use over several days, in the order of the days; null on a day without such land. */
export interface ClassOverTime {
  code: string;
  level: BalanceLevel;
  amounts: (LandAmount | null)[];
}

/** Every class down to a level that has land on any of the days, in the order of the codes. */
export function classesOverTime(balances: readonly LandBalance[], level: BalanceLevel): ClassOverTime[] {
  const byCode = balances.map(({ rows }) => new Map(rows.map((row) => [row.code, row])));
  const codes = new Map(
    balances.flatMap((each) => rowsToLevel(each, level)).map((row) => [row.code, row.level]),
  );
  return [...codes.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, itsLevel]) => ({
      code,
      level: itsLevel,
      amounts: byCode.map((rows) => rows.get(code) ?? null),
    }));
}
