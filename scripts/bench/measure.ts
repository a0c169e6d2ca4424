import { readdirSync, readFileSync } from 'node:fs';

/** Wall and CPU time of one side of a comparison, milliseconds. */
export interface Cost {
  wall: number;
  cpu: number;
}

/** Something measured against a baseline in the same run. */
export interface Comparison {
  name: string;
  /** What the ratio divides by. */
  denominator: string;
  wallRatio: number;
  cpuRatio?: number;
  /** What was promised, of wall and CPU alike; at most, or at least where `isFloor`. */
  target: number;
  isFloor?: boolean;
  /** Milliseconds, beside `calibration` of the same run. */
  detail: Record<string, number>;
}

/** Clock ticks of Linux's /proc, milliseconds each. */
const tickMilliseconds = 10;

/** CPU time of this process and of the PostgreSQL servers' backends that `postmaster` started, milliseconds. */
function cpuMilliseconds(postmaster: number | null): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + (postmaster === null ? 0 : backendMilliseconds(postmaster));
}

function backendMilliseconds(postmaster: number): number {
  const processes = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  return processes
    .map((pid) => readStat(Number(pid)))
    .filter((stat) => stat?.parent === postmaster)
    .reduce((sum, stat) => sum + stat!.cpu, 0);
}

/** CPU time that a process has had, milliseconds. */
export function cpuOfProcess(pid: number): number {
  return readStat(pid)?.cpu ?? 0;
}

/** Parent and CPU milliseconds of a process; null when it has ended. */
function readStat(pid: number): { parent: number; cpu: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name before may hold anything, brackets too
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) * tickMilliseconds };
  } catch {
    return null;
  }
}

/** Measure one run of something. */
async function costOf(work: () => Promise<unknown>, postmaster: number | null): Promise<Cost> {
  const cpu = cpuMilliseconds(postmaster);
  const start = performance.now();
  await work();
  return { wall: performance.now() - start, cpu: cpuMilliseconds(postmaster) - cpu };
}

/** Run two things in turn, A B A B …, after a round that does not count; medians of each. */
export async function inTurn(
  rounds: number,
  a: () => Promise<unknown>,
  b: () => Promise<unknown>,
  postmaster: number | null,
): Promise<{ a: Cost; b: Cost; wallRatio: number; cpuRatio: number }> {
  await a();
  await b();
  const pairs: { a: Cost; b: Cost }[] = [];
  for (let round = 0; round < rounds; round++)
    pairs.push({ a: await costOf(a, postmaster), b: await costOf(b, postmaster) });
  return {
    a: medianCost(pairs.map((pair) => pair.a)),
    b: medianCost(pairs.map((pair) => pair.b)),
    wallRatio: median(pairs.map((pair) => pair.a.wall / pair.b.wall)),
    cpuRatio: median(pairs.map((pair) => pair.a.cpu / pair.b.cpu)),
  };
}

function medianCost(costs: Cost[]): Cost {
  return { wall: median(costs.map(({ wall }) => wall)), cpu: median(costs.map(({ cpu }) => cpu)) };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** CPU milliseconds of a fixed loop: what an absolute figure of this run is to be read beside. */
export function calibrate(): number {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const { user } = process.cpuUsage();
    let hash = 0x811c9dc5;
    for (let step = 0; step < 50_000_000; step++) hash = Math.imul(hash ^ (step & 0xff), 0x01000193);
    if (hash === 0) throw new Error('the loop must not be optimised away');
    times.push((process.cpuUsage().user - user) / 1000);
  }
  return median(times);
}
