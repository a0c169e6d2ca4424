/** What the child processes of the tests say to the test, a line of JSON each. */
export type ChildEvent =
  | { event: 'progress'; step: string }
  | { event: 'open' }
  | { event: 'present'; numbers: number[] }
  | { event: 'acknowledged'; number: number }
  | { event: 'refused'; code: string; fault: string | null; message: string; acknowledged: number }
  | { event: 'listening'; connections: number }
  | { event: 'heard'; fewest: number; most: number; outOfOrder: number; lost: number }
  | { event: 'closed' }
  | { event: 'failed'; name: string; message: string };

export function tell(event: ChildEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

export function tellFailure(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  tell({ event: 'failed', name, message });
  process.exitCode = 1;
}
