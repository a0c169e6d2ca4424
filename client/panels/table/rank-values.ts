import { inSlices, type Breather } from '../../state/page/breather.ts';

/** Places of values in their order: equal values have one place, from 1; 0 is for nothing. */
export interface Ranks {
  of: Uint32Array;
  /** The highest place. */
  highest: number;
}

/** How many values are sorted at one go: some milliseconds for Chinese, whose order costs a microsecond a comparison. */
const runLength = 512;
/** How many texts are merged between two looks at the clock. */
const checkEvery = 256;

/** Rank numbers, in slices; NaN is nothing. */
export async function rankNumbers(values: Float64Array, breather: Breather): Promise<Ranks> {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  let highest = 0;
  // distinct values to the front, in place
  for (let at = 0; at < sorted.length; at++)
    if (highest === 0 || sorted[at] !== sorted[highest - 1]) sorted[highest++] = sorted[at]!;
  const of = new Uint32Array(values.length);
  await inSlices(values.length, breather, (from, to) => {
    for (let at = from; at < to; at++)
      of[at] = Number.isNaN(values[at]) ? 0 : placeOf(values[at]!, sorted, highest);
  });
  return { of, highest };
}

function placeOf(value: number, sorted: Float64Array, length: number): number {
  let [low, high] = [0, length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** Rank texts by an order, in slices; null is nothing. */
export async function rankTexts(
  count: number,
  textAt: (at: number) => string | null,
  compare: (a: string, b: string) => number,
  breather: Breather,
): Promise<Ranks> {
  const numbers = new Map<string, number>();
  const numberOf = new Uint32Array(count);
  await inSlices(count, breather, (from, to) => {
    for (let at = from; at < to; at++) {
      const text = textAt(at);
      if (text === null) continue;
      let number = numbers.get(text);
      if (number === undefined) numbers.set(text, (number = numbers.size + 1));
      numberOf[at] = number;
    }
  });
  const sorted = await sortTexts([...numbers.keys()], compare, breather);
  const rankOf = new Uint32Array(sorted.length + 1);
  let highest = 0;
  await inSlices(sorted.length, breather, (from, to) => {
    for (let at = from; at < to; at++) {
      // texts that the order does not tell apart stand together
      if (at === 0 || compare(sorted[at - 1]!, sorted[at]!) !== 0) highest++;
      rankOf[numbers.get(sorted[at]!)!] = highest;
    }
  });
  return { of: numberOf.map((number) => rankOf[number]!), highest };
}

/** Merge sort in slices: short runs by the engine's own sort, then run by run into longer ones. */
async function sortTexts(
  texts: string[],
  compare: (a: string, b: string) => number,
  breather: Breather,
): Promise<string[]> {
  let runs: string[][] = [];
  for (let start = 0; start < texts.length; start += runLength) {
    runs.push(texts.slice(start, start + runLength).sort(compare));
    if (breather.isDue) await breather.breathe();
  }
  while (runs.length > 1) {
    const longer: string[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(await mergeRuns(runs[at]!, runs[at + 1] ?? [], compare, breather));
    runs = longer;
  }
  return runs[0] ?? [];
}

async function mergeRuns(
  a: string[],
  b: string[],
  compare: (a: string, b: string) => number,
  breather: Breather,
): Promise<string[]> {
  const merged: string[] = [];
  let [atA, atB] = [0, 0];
  while (atA < a.length && atB < b.length) {
    merged.push(compare(a[atA]!, b[atB]!) <= 0 ? a[atA++]! : b[atB++]!);
    if (merged.length % checkEvery === 0 && breather.isDue) await breather.breathe();
  }
  while (atA < a.length) merged.push(a[atA++]!);
  while (atB < b.length) merged.push(b[atB++]!);
  return merged;
}
