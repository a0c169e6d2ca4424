import type { FeatureState } from '../features/feature-state.ts';
import { isValidOn } from '../features/validity.ts';
import { findLandUse } from '../vocabularies/land-use.ts';
import { roundToTotal } from './largest-remainder.ts';

/** What the table needs to know of a parcel. */
export interface BalanceParcel {
  /** Code of the national classification, of any level. A mixed parcel counts under its main use. */
  landUse: string;
  /** Ellipsoidal area in m². */
  area: number;
}

/** An amount of land: as measured, and as printed. */
export interface LandAmount {
  /** m², as measured, on a grid of 0.001 m². */
  area: number;
  /** Hectares with two decimals. */
  hectares: number;
  /** Per cent of all land with two decimals. */
  share: number;
  /** Per cent of the land for construction with two decimals; null for what is none. */
  constructionShare: number | null;
}

/** A line of the table: a class of land use that has land. */
export interface BalanceRow extends LandAmount {
  code: string;
  level: 1 | 2 | 3;
}

export interface LandBalance {
  /** In the order of the codes, each class before its subclasses. A class without land has no row. */
  rows: BalanceRow[];
  /** 建设用地小计: classes 07 to 16. */
  construction: LandAmount;
  /** 其他用地小计. */
  other: LandAmount;
  total: LandAmount;
}

/**
 * The land balance table (用地汇总表) of parcels that don't overlap. Areas are added up in m² and only then turned
 * into hectares; what rounding leaves is levelled by the largest remainder, so that first-level rows add up to their
 * subtotal, the subtotals to the total, and shares to 100.00. The rows of a class add up to it where all of its land
 * is classified that far; land known by the class alone is in the class's row only. No land gives no rows and zeros.
 * Throws a RangeError for a code that the classification has not, or an area that is negative or no number.
 */
export function landBalance(parcels: Iterable<BalanceParcel>): LandBalance {
  const root = landTree(parcels);
  const [construction, other] = root.classes as [LandNode, LandNode];
  const amountOf = amountsOf(root, construction);
  const rows = root.classes.flatMap((group) => group.classes.flatMap(withSubclasses));
  return {
    rows: rows
      .sort(byCode)
      .map((node) => ({ code: node.code, level: levelOf(node.code), ...amountOf(node) })),
    construction: amountOf(construction),
    other: amountOf(other),
    total: amountOf(root),
  };
}

/**
 * The land balance table of the parcels that are valid on a day (`YYYY-MM-DD`, the first day of a phase for instance);
 * null stands for the day before all days.
 */
export function landBalanceOn(
  parcels: Iterable<BalanceParcel & Pick<FeatureState, 'validFrom' | 'validTo'>>,
  day: string | null,
): LandBalance {
  return landBalance([...parcels].filter((parcel) => isValidOn(parcel, day)));
}

/** A class of land, or a group of classes, with what is below it. Areas are whole thousandths of a m². */
interface LandNode {
  code: string;
  area: bigint;
  classes: LandNode[];
}

// whole numbers of this size add up exactly in any order, as fractions of a metre don't
const thousandthsPerSquareMeter = 1000;
const thousandthsPerHundredthHectare = 100_000n;
const hundredthsOfPercent = 10_000n;

/** All land, parted into construction land and the rest, and these into their classes. */
function landTree(parcels: Iterable<BalanceParcel>): LandNode {
  const nodes = new Map<string, LandNode>();
  const groups: LandNode[] = ['construction', 'other'].map((code) => ({ code, area: 0n, classes: [] }));
  const nodeOf = (code: string): LandNode => {
    const known = nodes.get(code);
    if (known) return known;
    const { parent, balanceGroup } = findLandUse(code) ?? refuse(code);
    const node: LandNode = { code, area: 0n, classes: [] };
    nodes.set(code, node);
    const above = parent === null ? groups[balanceGroup === 'construction' ? 0 : 1]! : nodeOf(parent);
    above.classes.push(node);
    return node;
  };
  for (const { landUse, area } of parcels) nodeOf(landUse).area += thousandths(area);
  for (const group of groups) addSubclasses(group);
  const area = groups[0]!.area + groups[1]!.area;
  return { code: 'total', area, classes: groups };
}

/** Adds to the land of each class that of its subclasses, and sorts these: of equals the first is levelled up. */
function addSubclasses(node: LandNode): bigint {
  node.classes.sort(byCode);
  for (const below of node.classes) node.area += addSubclasses(below);
  return node.area;
}

function amountsOf(root: LandNode, construction: LandNode): (node: LandNode) => LandAmount {
  const hectares = printedUnits(root, 1n, thousandthsPerHundredthHectare);
  const shares = printedUnits(root, hundredthsOfPercent, root.area);
  const constructionShares = printedUnits(construction, hundredthsOfPercent, construction.area);
  const hundredths = (units: bigint | undefined) => Number(units ?? 0n) / 100;
  return (node) => ({
    area: Number(node.area) / thousandthsPerSquareMeter,
    hectares: hundredths(hectares.get(node)),
    share: hundredths(shares.get(node)),
    constructionShare: constructionShares.has(node) ? hundredths(constructionShares.get(node)) : null,
  });
}

/**
 * Whole units of `area × factor / unit` for the node and all below it, each class levelled inside the one above it.
 * No land gives zeros.
 */
function printedUnits(top: LandNode, factor: bigint, unit: bigint): ReadonlyMap<LandNode, bigint> {
  const printed = new Map<LandNode, bigint>();
  const level = (node: LandNode, units: bigint): void => {
    printed.set(node, units);
    if (unit === 0n) return node.classes.forEach((below) => level(below, 0n));
    const values = node.classes.map(({ area }) => area * factor);
    // land known by this class alone takes part, or its subclasses would be levelled up to hold it
    const rest = node.area * factor - values.reduce((sum, value) => sum + value, 0n);
    const rounded = roundToTotal([...values, rest], unit, units);
    for (const [index, below] of node.classes.entries()) level(below, rounded[index]!);
  };
  level(top, unit === 0n ? 0n : (top.area * factor * 2n + unit) / (unit * 2n));
  return printed;
}

function withSubclasses(node: LandNode): LandNode[] {
  return [node, ...node.classes.flatMap(withSubclasses)];
}

function byCode(a: LandNode, b: LandNode): number {
  return a.code < b.code ? -1 : 1;
}

function levelOf(code: string): 1 | 2 | 3 {
  return (code.length / 2) as 1 | 2 | 3;
}

function thousandths(area: number): bigint {
  if (!(area >= 0 && area < Infinity)) throw new RangeError(`not an area: ${area}`);
  return BigInt(Math.round(area * thousandthsPerSquareMeter));
}

function refuse(code: string): never {
  throw new RangeError(`not a code of the classification: ${code}`);
}
