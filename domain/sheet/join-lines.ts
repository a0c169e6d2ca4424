import type { Line } from './shape.ts';

/** Lines that meet end to end as one: a street comes in pieces from junction to junction, and is named once. */
export function joinLines(lines: readonly Line[]): Line[] {
  const open = new Map<string, number[]>();
  const joined = new Set<number[]>();
  for (const line of lines) {
    if (line.length < 4) continue;
    let whole = [...line];
    for (const end of ['start', 'end'] as const) {
      const other = open.get(endKey(whole, end));
      if (!other || other === whole) continue;
      forget(open, other);
      joined.delete(other);
      whole =
        end === 'start'
          ? connect(towards(other, endKey(whole, 'start')), whole)
          : connect(whole, from(other, endKey(whole, 'end')));
    }
    joined.add(whole);
    open.set(endKey(whole, 'start'), whole);
    open.set(endKey(whole, 'end'), whole);
  }
  return [...joined];
}

function forget(open: Map<string, number[]>, line: number[]): void {
  for (const end of ['start', 'end'] as const) {
    const key = endKey(line, end);
    if (open.get(key) === line) open.delete(key);
  }
}

/** The line, turned where needed so that it ends at the point. */
function towards(line: number[], key: string): number[] {
  return endKey(line, 'end') === key ? line : turned(line);
}

/** The line, turned where needed so that it begins at the point. */
function from(line: number[], key: string): number[] {
  return endKey(line, 'start') === key ? line : turned(line);
}

function connect(first: number[], second: number[]): number[] {
  return [...first, ...second.slice(2)];
}

function turned(line: readonly number[]): number[] {
  const back: number[] = [];
  for (let at = line.length - 2; at >= 0; at -= 2) back.push(line[at]!, line[at + 1]!);
  return back;
}

function endKey(line: readonly number[], end: 'start' | 'end'): string {
  const [x, y] = end === 'start' ? [line[0]!, line[1]!] : [line.at(-2)!, line.at(-1)!];
  return `${x.toFixed(3)},${y.toFixed(3)}`;
}
