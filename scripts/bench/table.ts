import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { median, type Comparison } from './measure.ts';
import { serveTable } from './table-server.ts';

/** Steps of the scroll, each of nearly a screenful of rows. */
const steps = 150;
const stepPixels = 700;
/** How long anything may hold up the page, in time of the processor. */
const blockMilliseconds = 50;

const loop = 'the calibration loop of this run, in the same browser';

/**
 * The table of 100,000 parcels in a real browser: how long until its rows stand there, from the first page asked for;
 * main-thread time of a step of the scroll; and how long sorting, filtering and grouping hold up the page at most.
 */
export async function compareTable(clientFolder: string): Promise<Comparison[]> {
  const { address, server } = await serveTable(clientFolder);
  const browser = await chromium.launch({
    executablePath: process.env['DAYU_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${address}/?lang=en`);
    const button = page.getByRole('button', { name: 'Table' });
    await button.waitFor();
    await page.locator('canvas.maplibregl-canvas').waitFor();
    await page.waitForTimeout(2_000);
    const calibration = await calibrateBrowser(page);
    const firstRows = await timeFirstRows(page);
    const scroll = await timeScroll(page);
    const blocks = await timeArranging(browser, page);
    return [
      {
        name: 'table, 100,000 rows, from the click to the rows',
        denominator: loop,
        ...{ wallRatio: firstRows / calibration, target: 60 },
        detail: { firstRows, calibration },
      },
      {
        name: 'table, 100,000 rows, a step of the scroll, 95th percentile of the main thread',
        denominator: loop,
        ...{ wallRatio: quantile(scroll, 0.95) / calibration, target: 0.4 },
        detail: { median: median(scroll), p95: quantile(scroll, 0.95), calibration },
      },
      {
        name: 'table, 100,000 rows, longest block while it is sorted, filtered, grouped and asked for its values',
        denominator: `${blockMilliseconds} ms of CPU`,
        ...{ wallRatio: Math.max(...Object.values(blocks)) / blockMilliseconds, target: 1 },
        detail: blocks,
      },
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

function quantile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!;
}

/** Milliseconds of the fixed loop of `calibrate`, on the page's main thread. */
async function calibrateBrowser(page: Page): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++)
    times.push(
      await page.evaluate<number>(`(() => {
        const start = performance.now();
        let hash = 0x811c9dc5;
        for (let step = 0; step < 50_000_000; step++) hash = Math.imul(hash ^ (step & 0xff), 0x01000193);
        return hash === 0 ? NaN : performance.now() - start;
      })()`),
    );
  return median(times);
}

function timeFirstRows(page: Page): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const start = performance.now();
    document.querySelector('[aria-label="Table"]').click();
    while (!document.querySelector('[role=grid] [aria-selected]')) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  })()`);
}

/** Processor milliseconds of the main thread for each step, as the browser counts its tasks. */
async function timeScroll(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  // processor time, which does not count what other programs take meanwhile
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const times: number[] = [];
  for (let step = 0; step < steps; step++) {
    const before = await taskMilliseconds(session);
    await page.evaluate(`(async () => {
      document.querySelector('[role=grid]').scrollBy({ top: ${stepPixels} });
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    })()`);
    times.push((await taskMilliseconds(session)) - before);
  }
  return times;
}

async function taskMilliseconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1_000;
}

/** Processor milliseconds of the longest task of the main thread while each is done. */
async function timeArranging(browser: Browser, page: Page): Promise<Record<string, number>> {
  const heading = (name: string) => page.getByRole('columnheader', { name }).getByRole('button');
  const group = (id: string) => page.getByLabel('Group by').selectOption(id);
  const actions = {
    sortNumber: () => heading('Area').first().click(),
    sortText: () => heading('Parcel code').first().click(),
    filter: () => page.getByRole('button', { name: 'In view' }).click(),
    group: () => group('landUse'),
    openGroups: () => page.getByRole('button', { name: 'Expand all' }).click(),
    ungroup: () => group(''),
    countChoices: () => heading('Land use').last().click(),
  };
  const blocks: Record<string, number> = {};
  for (const [name, action] of Object.entries(actions))
    blocks[name] = await longestTask(browser, page, action);
  return blocks;
}

interface TraceEvent {
  name: string;
  tid: number;
  /** Microseconds of the processor. */
  tdur?: number;
  args: { name?: string };
}

/** As the browser traces them: by the processor's time, which does not count what other programs take meanwhile. */
async function longestTask(browser: Browser, page: Page, action: () => Promise<unknown>): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await action();
  await page.locator('[role=grid][aria-busy=false]').waitFor();
  await page.waitForTimeout(500);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const mainThreads = traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ tid }) => tid);
  const tasks = traceEvents.filter(({ name, tid }) => name.endsWith('RunTask') && mainThreads.includes(tid));
  return Math.max(...tasks.map(({ tdur }) => (tdur ?? 0) / 1_000));
}
