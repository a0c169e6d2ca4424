import { describe, expect, it } from 'vitest';
import { toPaper } from '#domain/sheet/sheet-view.ts';
import { MapExport } from '../../../../client/state/tools/map-export.svelte.ts';
import { fakeApi, itemOf, plan } from '../../helpers/fakes.ts';

const free = {
  center: [112.7, 38.18],
  bounds: [112.66, 38.12, 112.75, 38.24] as [number, number, number, number],
};

describe('the sheet on the map', () => {
  it('is nowhere until the map has told what it shows', () => {
    const choice = new MapExport(fakeApi());
    expect(choice.viewOf(plan.bounds)).toBeNull();
    expect(choice.fittingScale(plan.bounds)).toBeNull();
  });

  it('holds what is seen, and follows the map', () => {
    const choice = new MapExport(fakeApi());
    choice.report(free);
    const view = choice.viewOf(plan.bounds)!;
    for (const position of [
      [112.66, 38.12],
      [112.75, 38.24],
    ]) {
      const [x, y] = toPaper(view, position);
      expect(x).toBeGreaterThan(view.frame.x - 1);
      expect(y).toBeGreaterThan(view.frame.y - 1);
      expect(x).toBeLessThan(view.frame.x + view.frame.width + 1);
      expect(y).toBeLessThan(view.frame.y + view.frame.height + 1);
    }
    choice.report({ ...free, center: [112.71, 38.2] });
    expect(choice.viewOf(plan.bounds)!.corner[0]).toBeGreaterThan(view.corner[0]);
  });

  it('stays where it was put, at the scale it had, until it is told to follow again', () => {
    const choice = new MapExport(fakeApi());
    choice.report(free);
    choice.pin([112.69, 38.17]);
    const pinned = choice.viewOf(plan.bounds)!;
    choice.report({ center: [112.8, 38.3], bounds: [112.79, 38.29, 112.81, 38.31] });
    expect(choice.isPinned).toBe(true);
    expect(choice.viewOf(plan.bounds)).toMatchObject({ scale: pinned.scale, corner: pinned.corner });
    choice.unpin();
    expect(choice.viewOf(plan.bounds)!.scale).toBeLessThan(pinned.scale);
  });

  it('is drawn at the scale that is chosen, on the paper that is chosen', () => {
    const choice = new MapExport(fakeApi());
    choice.report(free);
    choice.chooseScale(2_000);
    choice.choosePaper('A0');
    choice.turn('portrait');
    const view = choice.viewOf(plan.bounds)!;
    expect(view.scale).toBe(2_000);
    expect(view.frame).toEqual(choice.layout.map);
    expect(view.frame.height).toBeGreaterThan(800);
    choice.fix(view);
    choice.chooseScale(5_000);
    expect(choice.viewOf(plan.bounds)!.scale).toBe(5_000);
  });

  it('takes the title of the plan when none is written', () => {
    const choice = new MapExport(fakeApi());
    choice.write('大盂启动区近期建设图');
    expect(choice.title).toBe('大盂启动区近期建设图');
    choice.write('  ');
    expect(choice.title).toBeNull();
  });
});

describe('features for a sheet', () => {
  it('come page by page, each with how many there are', async () => {
    const pages = [
      { items: [itemOf('a'), itemOf('b')], numberMatched: 3, next: '/next' },
      { items: [itemOf('c')], numberMatched: 3, next: null },
    ];
    const asked: (string | null)[] = [];
    const api = fakeApi({
      itemsWithin: (_planId, _collection, _bounds, next) => {
        asked.push(next);
        return Promise.resolve(pages[asked.length - 1]!);
      },
    });
    const read: string[] = [];
    await new MapExport(api).read(
      'taixin',
      'zone',
      free.bounds,
      new AbortController().signal,
      (items, total) => {
        read.push(...items.map(({ id }) => `${id} of ${total}`));
      },
    );
    expect(asked).toEqual([null, '/next']);
    expect(read).toEqual(['a of 3', 'b of 3', 'c of 3']);
  });

  it('end when they are called off', async () => {
    const controller = new AbortController();
    const api = fakeApi({
      itemsWithin: () => {
        controller.abort(new Error('called off'));
        return Promise.resolve({ items: [], numberMatched: 0, next: '/next' });
      },
    });
    const reading = new MapExport(api).read(
      'taixin',
      'zone',
      free.bounds,
      controller.signal,
      () => undefined,
    );
    await expect(reading).rejects.toThrow('called off');
  });
});
