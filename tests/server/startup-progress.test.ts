import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startupProgress } from '../../server/startup-progress.ts';

/** A stream that keeps what is written to it. */
function keptStream(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
  return { written, stream: stream as unknown as NodeJS.WriteStream };
}

describe('what a start says of itself', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is on a terminal how much of the plans has been loaded', () => {
    const { written, stream } = keptStream(true);
    const { report, finish } = startupProgress(stream);
    report('seed', 0);
    vi.advanceTimersByTime(400);
    expect(written.at(-1)).toContain('░'.repeat(24));
    expect(written.at(-1)).toContain('loading the plans 0 %');
    report('seed', 0.505);
    vi.advanceTimersByTime(100);
    expect(written.at(-1)).toContain('█'.repeat(12) + '░'.repeat(12));
    expect(written.at(-1)).toContain('loading the plans 50 %');
    finish();
  });

  it('is on a terminal a bar that moves with the time where nothing can be told', () => {
    const { written, stream } = keptStream(true);
    const { report, finish } = startupProgress(stream);
    report('initialise', 0);
    vi.advanceTimersByTime(1_000);
    const early = written.at(-1)!;
    vi.advanceTimersByTime(60_000);
    expect(written.at(-1)!.split('█').length).toBeGreaterThan(early.split('█').length);
    expect(written.join('')).not.toContain('%');
    finish();
  });

  it('is elsewhere one line for each step that takes long enough to wonder', () => {
    const { written, stream } = keptStream(false);
    const { report, finish } = startupProgress(stream);
    report('migrate', 0);
    vi.advanceTimersByTime(100);
    for (const share of [0, 0.25, 0.5, 0.75]) {
      report('seed', share);
      vi.advanceTimersByTime(1_000);
    }
    finish();
    expect(written).toEqual(['… 载入规划 / loading the plans\n']);
  });
});
