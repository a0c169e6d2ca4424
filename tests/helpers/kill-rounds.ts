import { expect } from 'vitest';
import { ChildProgram } from './child-program.ts';

/** How long a round writes after its first acknowledgement, in ms. */
const leastMilliseconds = 100;
const mostMilliseconds = 1_500;

/**
 * Kill a process that writes into `home` in the middle of it, again and again, and check each time that what was
 * acknowledged is there, whole transactions and nothing torn. Returns how many numbers were acknowledged in all.
 */
export async function killInTheMiddleOfWrites(home: string, rounds: number): Promise<number> {
  let acknowledged = 0;
  for (let round = 0; round < rounds; round++) {
    const program = new ChildProgram('insert-numbers', [home]);
    expectWhole((await program.waitFor('present')).numbers, acknowledged);
    await program.waitFor('acknowledged');
    await sleep(leastMilliseconds + Math.random() * (mostMilliseconds - leastMilliseconds));
    await program.kill();
    for (const event of program.events) if (event.event === 'acknowledged') acknowledged = event.number;
  }
  const last = new ChildProgram('insert-numbers', [home]);
  expectWhole((await last.waitFor('present')).numbers, acknowledged);
  await last.kill();
  return acknowledged;
}

/** Every number up to the last acknowledged one, at most one more, and of each its negative too. */
function expectWhole(numbers: number[], acknowledged: number): void {
  const positive = numbers.filter((number) => number > 0);
  const negative = numbers.filter((number) => number < 0).map((number) => -number);
  expect(positive.length).toBeGreaterThanOrEqual(acknowledged);
  expect(positive.length).toBeLessThanOrEqual(acknowledged + 1);
  expect(positive).toEqual(positive.map((_, at) => at + 1));
  expect(negative.sort((a, b) => a - b)).toEqual(positive);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
