import type { Axis, Token } from './position-tokens.ts';

/** One of the two numbers of a position: in degrees, or in metres where it was written as one number. */
export interface PositionPart {
  value: number;
  axis: Axis | null;
  form: 'one' | 'minutes' | 'seconds';
}

/** Why what was typed gives no two numbers. */
export type PartsFault = 'one-number' | 'too-many-numbers' | 'minutes-out-of-range';

type NumberToken = Extract<Token, { kind: 'number' }>;

/** Numbers that belong together, with what was said of them. */
interface Group {
  numbers: NumberToken[];
  axis: Axis | null;
  isNegative: boolean;
  /** True where nothing can be added: a comma, a hemisphere or seconds stood behind it. */
  isClosed: boolean;
}

/** The two numbers of a position in the order they were written. A third, the height, is left out. */
export function readParts(tokens: readonly Token[]): [PositionPart, PositionPart] | PartsFault {
  const isMarked = tokens.some(({ kind }) => kind === 'mark');
  const isLabelled = tokens.some(({ kind }) => kind === 'label');
  const together = groupTokens(tokens).filter(({ axis }) => axis !== 'height');
  const groups = isMarked || isLabelled ? together : apart(together);
  if (!isMarked && groups.length === 3 && groups.every(({ numbers }) => numbers.length === 1)) groups.pop();
  if (groups.length > 2 || groups.some(({ numbers }) => numbers.length > 3)) return 'too-many-numbers';
  if (groups.length < 2) return 'one-number';
  const [first, second] = groups.map(partOf);
  return first && second ? [first, second] : 'minutes-out-of-range';
}

function groupTokens(tokens: readonly Token[]): Group[] {
  const groups: Group[] = [];
  // labels stand before all numbers, or behind all
  const isBefore = tokens.find(({ kind }) => kind !== 'separator')?.kind === 'label';
  let open: Group | null = null;
  const begin = (): Group => {
    const group = { numbers: [], axis: null, isNegative: false, isClosed: false };
    groups.push(group);
    return group;
  };
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'number') {
      if (!open || open.isClosed || beginsAnother(open, tokens[at + 1])) open = begin();
      open.numbers.push(token);
    } else if (token.kind === 'label') {
      const isOfNext = open?.axis !== token.axis || tokens[at + 1]?.kind === 'number';
      if (isBefore && open && open.numbers.length > 0 && isOfNext) open = begin();
      open ??= begin();
      // where it is not of the next it was said twice, as in «E 112.65 E»
      open.axis = token.axis;
      open.isNegative ||= token.isNegative;
      open.isClosed = open.numbers.length > 0;
    } else if (token.kind === 'mark') {
      if (open && (token.mark === '"' || open.numbers.at(-1)?.isDecimal)) open.isClosed = true;
    } else if (open && open.numbers.length > 0) open.isClosed = true;
  }
  return groups.filter(({ numbers }) => numbers.length > 0);
}

/** Degrees behind other numbers are those of the next. */
function beginsAnother(open: Group, next: Token | undefined): boolean {
  return open.numbers.length > 0 && next?.kind === 'mark' && next.mark === '°';
}

/** Numbers with nothing but spaces between them: two, or as many for each as degrees, minutes and seconds are. */
function apart(groups: Group[]): Group[] {
  const [only] = groups;
  if (!only || groups.length > 1) return groups;
  const { numbers } = only;
  const of = (part: NumberToken[]) => ({ ...only, numbers: part });
  if (numbers.length === 3) return isOneAngle(numbers) ? groups : numbers.map((number) => of([number]));
  if (numbers.length < 2 || numbers.length % 2 === 1) return groups;
  return [of(numbers.slice(0, numbers.length / 2)), of(numbers.slice(numbers.length / 2))];
}

function isOneAngle([degrees, minutes, seconds]: NumberToken[]): boolean {
  return !degrees!.isDecimal && !minutes!.isDecimal && minutes!.value < 60 && seconds!.value < 60;
}

/** Null where minutes or seconds are not less than sixty, or what stands before them is no whole number. */
function partOf({ numbers, axis, isNegative }: Group): PositionPart | null {
  const [degrees, minutes, seconds] = numbers.length === 1 ? unpack(numbers[0]!, axis) : valuesOf(numbers);
  const form = seconds !== undefined ? 'seconds' : minutes !== undefined ? 'minutes' : 'one';
  const lower = [minutes ?? 0, seconds ?? 0];
  if (lower.some((value) => value < 0 || value >= 60)) return null;
  if (numbers.slice(0, -1).some(({ isDecimal }) => isDecimal)) return null;
  const size = Math.abs(degrees!) + lower[0]! / 60 + lower[1]! / 3600;
  // «-0°30′» is negative too
  const isBelow = degrees! < 0 || Object.is(degrees, -0);
  return { value: isBelow !== isNegative ? -size : size, axis, form };
}

const valuesOf = (numbers: NumberToken[]) => numbers.map(({ value }) => value);

/** «E1124030» and «N381200»: degrees, minutes and seconds without a sign between, as many digits as no metres have. */
function unpack(number: NumberToken, axis: Axis | null): number[] {
  const whole = number.digits.split('.')[0]!.length;
  if (!(axis === 'east' && whole === 7) && !(axis === 'north' && whole === 6)) return [number.value];
  const { value } = number;
  const [minutes, seconds] = [Math.trunc(value / 100) % 100, value % 100];
  return minutes < 60 && seconds < 60 ? [Math.trunc(value / 10_000), minutes, seconds] : [value];
}
