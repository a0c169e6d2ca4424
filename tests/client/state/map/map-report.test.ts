import { describe, expect, it } from 'vitest';
import { MapReport } from '../../../../client/state/map/map-report.svelte.ts';

describe('MapReport', () => {
  it('gives the same legend keys while the same are in view', () => {
    const report = new MapReport({ setTimer: () => null });
    report.see(['zone/07']);
    const before = report.legendKeys;
    report.see(['zone/07']);
    expect(report.legendKeys).toBe(before);
    report.see(['zone/09']);
    expect(report.legendKeys).toEqual(['zone/09']);
  });

  it('tells an empty view from one that nobody has looked at yet', () => {
    const report = new MapReport({ setTimer: () => null });
    report.work(false);
    expect(report.hasLooked).toBe(false);
    report.see([]);
    expect(report.hasLooked).toBe(true);
  });

  it('lists what either of two days shows, and again what the one shows when the other is taken away', () => {
    const report = new MapReport({ setTimer: () => null });
    report.see(['zone/07', 'zone/09']);
    report.seeBeside(['zone/03', 'zone/07']);
    expect(report.legendKeys).toEqual(['zone/03', 'zone/07', 'zone/09']);
    report.seeBeside([]);
    expect(report.legendKeys).toEqual(['zone/07', 'zone/09']);
  });

  it('asks again for a part that failed', () => {
    const report = new MapReport({ setTimer: () => null });
    report.failPart();
    expect(report.hasFailedPart).toBe(true);
    report.retryParts();
    expect([report.hasFailedPart, report.partAttempt]).toEqual([false, 1]);
  });

  it('misses graphics until every map has them again, or is gone', () => {
    const report = new MapReport({ setTimer: () => null });
    const [map, mapBeside] = [{}, {}];
    expect(report.hasGraphics).toBe(true);
    report.loseGraphics(map);
    report.loseGraphics(mapBeside);
    report.regainGraphics(map);
    expect(report.hasGraphics).toBe(false);
    report.regainGraphics(mapBeside);
    expect(report.hasGraphics).toBe(true);
  });
});
