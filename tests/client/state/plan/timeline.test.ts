import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { ChangeDay, Phase } from '../../../../client/api/types.ts';
import { Timeline } from '../../../../client/state/plan/timeline.svelte.ts';
import { fakeApi, gone } from '../../helpers/fakes.ts';

const phase = (id: string, date: string): Phase => ({ id, title: { zh: id, en: id }, date });
const phases = [phase('launch', '2021-12-08'), phase('city', '2031-12-08'), phase('shaped', '2024-12-08')];
const days: ChangeDay[] = ['2022-12-08', '2024-12-08', '2031-12-08'].map((date) => ({
  date,
  appear: { zone: 1 },
  disappear: {},
}));

async function open(date: string | null = null, api = fakeApi({ changeDays: () => Promise.resolve(days) })) {
  const timeline = new Timeline(api, date);
  await timeline.load('taixin', phases);
  return timeline;
}

describe('Timeline', () => {
  it('shows the end of the plan until a day is asked for, and says nothing of it in the address', async () => {
    const timeline = await open();
    expect(timeline.date).toBe('2031-12-08');
    expect(timeline.inAddress).toBeNull();
    timeline.show('2024-12-31');
    expect(timeline.inAddress).toBe('2024-12-31');
    timeline.show('2040-01-01');
    expect(timeline.inAddress).toBeNull();
  });

  it('knows in which phase a day is', async () => {
    const timeline = await open('2024-12-08');
    expect(timeline.phase?.id).toBe('shaped');
    timeline.show('2024-12-07');
    expect(timeline.phase?.id).toBe('launch');
    timeline.show('2000-01-01');
    expect(timeline.date).toBe(timeline.range!.from);
    expect(timeline.phase).toBeNull();
  });

  it('goes from phase to phase, whatever their order in the plan, and stays at the ends', async () => {
    const timeline = await open('2024-12-08');
    timeline.step(1);
    expect(timeline.date).toBe('2031-12-08');
    timeline.step(1);
    expect(timeline.date).toBe('2031-12-08');
    for (const date of ['2024-12-08', '2021-12-08', timeline.range!.from, timeline.range!.from]) {
      timeline.step(-1);
      expect(timeline.date).toBe(date);
    }
  });

  it('asks the map to draw anew only on days on which the plan changes', async () => {
    const timeline = await open('2024-12-09');
    expect(timeline.mapDate).toBe('2024-12-08');
    timeline.show('2030-01-01');
    expect(timeline.mapDate).toBe('2024-12-08');
    timeline.show('2022-01-01');
    expect(timeline.mapDate).toBe(timeline.range!.from);
  });

  it('knows of each collection when it last changed, so that the map leaves alone what did not', async () => {
    const days = [
      { date: '2022-12-08', appear: { zone: 2 }, disappear: {} },
      { date: '2024-06-01', appear: { project: 1 }, disappear: { facility: 1 } },
    ];
    const timeline = await open('2025-01-01', fakeApi({ changeDays: () => Promise.resolve(days) }));
    expect([null, 'zone', 'project', 'facility'].map((each) => timeline.mapDateOf(each))).toEqual([
      '2024-06-01',
      '2022-12-08',
      '2024-06-01',
      '2024-06-01',
    ]);
    expect(timeline.mapDateOf('cluster')).toBe(timeline.range!.from);
  });

  it('shows each day as it is while nobody knows when the plan changes', async () => {
    const timeline = await open('2024-12-09', fakeApi({ changeDays: () => Promise.reject(gone) }));
    expect(timeline.mapDate).toBe('2024-12-09');
  });

  it('plays from the day shown to the end and stops there', async () => {
    const timeline = await open('2024-12-08');
    timeline.play();
    timeline.advance(1000);
    expect(timeline.date! > '2025-01-01').toBe(true);
    timeline.advance(60_000);
    expect(timeline.isPlaying).toBe(false);
    expect(timeline.date).toBe('2031-12-08');
    timeline.play();
    expect(timeline.date).toBe(timeline.range!.from);
  });

  it('never goes back while it plays, however long the frames take', async () => {
    const timeline = await open();
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 3000, noNaN: true }), { maxLength: 20 }), (frames) => {
        timeline.pause();
        timeline.restore(null);
        timeline.play();
        let before = timeline.date!;
        for (const frame of frames) {
          timeline.advance(frame);
          expect(timeline.date! >= before).toBe(true);
          before = timeline.date!;
        }
      }),
    );
  });

  it('goes on after the last phase as long as the plan changes, and steps to its end', async () => {
    const later = { date: '2035-06-01', appear: { zone: 1 }, disappear: {} };
    const api = fakeApi({ changeDays: () => Promise.resolve([...days, later]) });
    const timeline = await open(null, api);
    expect(timeline.date).toBe('2035-06-01');
    timeline.show('2031-12-08');
    expect(timeline.inAddress).toBe('2031-12-08');
    timeline.step(1);
    expect(timeline.date).toBe('2035-06-01');
    expect(timeline.inAddress).toBeNull();
  });

  it('begins with the first day that there is where a phase does', async () => {
    const timeline = new Timeline(fakeApi(), null);
    await timeline.load('eras', [phase('old', '1000-01-01'), phase('new', '1200-01-01')]);
    expect(timeline.range).toEqual({ from: '1000-01-01', to: '1200-01-01' });
  });

  it('has no axis in a plan without phases', async () => {
    const timeline = new Timeline(fakeApi(), null);
    await timeline.load('taixin', []);
    expect([timeline.range, timeline.date, timeline.mapDate, timeline.phase]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    timeline.play();
    expect(timeline.isPlaying).toBe(false);
  });
});
