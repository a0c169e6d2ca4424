import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { calibrate, median, type Comparison } from './measure.ts';
import { servePages } from './page-server.ts';

const rounds = 5;
const view = 'v=12/38.17/112.7&lang=zh';
const viewport = { width: 1440, height: 900 };

/** CPU milliseconds of the main thread that a frame may take, on a machine whose calibration loop takes as long as this. */
const frameMilliseconds = 8;
/** Frames of a stroke to and fro, and of the whole plan played, which takes 15 seconds. */
const frameCounts = { drag: 240, play: 900 };
const millisecondsOfFrame = 1_000 / 60;

/**
 * The page with nothing cached, against a bare MapLibre page with the same style and tiles; and what its main thread
 * spends on a frame while the map is dragged, and while the time slider plays, with the whole plan.
 *
 * Without a graphics card a frame takes a tenth of a second and more of another process. The page's clock therefore
 * goes on by a sixtieth with each frame, as it would with one, or MapLibre would begin to place all labels anew in
 * each; and what is drawn is small. What the measuring itself takes of a frame, found on a map that stands still, is taken off.
 */
export async function comparePage(databaseUrl: string, root: string): Promise<Comparison[]> {
  const product = await startProduct(databaseUrl, root);
  const { address, server, countBytes } = await servePages(product.address, root);
  const browser = await launch();
  try {
    return [
      ...(await compareLoading(browser, address, countBytes)),
      await measureFrames(browser, `${address}/?${view}`, {
        name: 'dragging the map',
        frames: frameCounts.drag,
        act: drag,
      }),
      await measureFrames(browser, `${address}/?${view}&date=2021-12-09`, {
        name: 'the time slider plays',
        frames: frameCounts.play,
        act: play,
      }),
    ];
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
    product.stop();
  }
}

async function startProduct(databaseUrl: string, root: string) {
  const child = spawn(process.execPath, [join(root, 'dist/server/server.js')], {
    env: { ...process.env, PORT: '0', DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = /^Dayu is ready at (\S+)$/.exec(line);
    if (!ready) continue;
    child.stdout.resume();
    return { address: ready[1]!, stop: () => child.kill('SIGTERM') };
  }
  throw new Error('the product did not start');
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['DAYU_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
}

async function compareLoading(
  browser: Browser,
  address: string,
  countBytes: () => number,
): Promise<Comparison[]> {
  const open = async (path: string, selector: string) => {
    const before = countBytes();
    const times = await load(browser, address + path, selector);
    return { ...times, bytes: countBytes() - before };
  };
  const openPair = async () => ({
    page: await open(`/?${view}`, '#map[aria-busy=false]'),
    bare: await open('/bare', 'body[data-idle]'),
  });
  await openPair();
  const pairs: Awaited<ReturnType<typeof openPair>>[] = [];
  for (let round = 0; round < rounds; round++) pairs.push(await openPair());
  const medianOf = (of: (pair: (typeof pairs)[number]) => number) => median(pairs.map(of));
  const denominator = 'a bare MapLibre page with the same style and tiles';
  return [
    {
      name: 'page, nothing cached, time until the map is idle',
      denominator,
      ...{ wallRatio: medianOf(({ page, bare }) => page.idle / bare.idle), target: 1.3 },
      detail: {
        page: medianOf(({ page }) => page.idle),
        bare: medianOf(({ bare }) => bare.idle),
        pageWithLegend: medianOf(({ page }) => page.done),
      },
    },
    {
      name: 'page, nothing cached, bytes until the map is idle',
      denominator,
      ...{ wallRatio: medianOf(({ page, bare }) => page.bytes / bare.bytes), target: 1.3 },
      detail: {
        pageKilobytes: medianOf(({ page }) => page.bytes) / 1024,
        bareKilobytes: medianOf(({ bare }) => bare.bytes) / 1024,
      },
    },
  ];
}

/**
 * Open an address in a profile of its own until the selector matches. Milliseconds since then by the page's own clock:
 * to the map's first rest, which both pages mark, and to all that the selector waits for.
 */
async function load(
  browser: Browser,
  address: string,
  selector: string,
): Promise<{ idle: number; done: number }> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForSelector(selector, { state: 'attached', timeout: 120_000 });
  const idle = `performance.getEntriesByName('map idle')[0].startTime`;
  const times = await page.evaluate<{ idle: number; done: number }>(
    `({ idle: ${idle}, done: performance.now() })`,
  );
  await context.close();
  return times;
}

async function measureFrames(
  browser: Browser,
  address: string,
  { name, frames, act }: { name: string; frames: number; act: (page: Page, frame: number) => Promise<void> },
): Promise<Comparison> {
  const context = await browser.newContext({ viewport, deviceScaleFactor: 0.25 });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector('#map[aria-busy=false]', { state: 'attached', timeout: 120_000 });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate(frameClock);
  const measure = async (count: number, actOn: (frame: number) => Promise<unknown>) => {
    const times: number[] = [];
    for (let frame = 0; frame < count; frame++) {
      const before = await taskMilliseconds(session);
      await actOn(frame);
      times.push((await taskMilliseconds(session)) - before);
    }
    return times;
  };
  const measuring = median(await measure(60, () => page.evaluate(`(async () => { ${nextFrame} })()`)));
  const times = (await measure(frames, (frame) => act(page, frame))).map((time) => time - measuring);
  await context.close();
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(frames * 0.95)]!;
  return {
    name: `page, ${name}, main-thread CPU of a frame, 95th percentile`,
    denominator: `${frameMilliseconds} ms`,
    ...{ wallRatio: p95 / frameMilliseconds, target: 1 },
    detail: { median: median(times), p95, longest: Math.max(...times), measuring, calibration: calibrate() },
  };
}

async function taskMilliseconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1_000;
}

/** Scripts for the page are texts: what they name is the browser's, which this program does not know. */
const nextFrame = 'await new Promise((resolve) => requestAnimationFrame(resolve));';

/**
 * The page's clock goes on by a sixtieth of a second from frame to frame, and within one as time does: MapLibre places
 * labels for two milliseconds of a frame, and goes on in the next.
 */
const frameClock = `(() => {
  const time = performance.now.bind(performance);
  const request = window.requestAnimationFrame.bind(window);
  const longest = ${millisecondsOfFrame} - 0.1;
  let [frame, began, shown] = [time(), time(), 0];
  performance.now = () => frame + Math.min(time() - began, longest);
  window.requestAnimationFrame = (act) =>
    request((stamp) => {
      if (stamp !== shown) [frame, began, shown] = [frame + ${millisecondsOfFrame}, time(), stamp];
      act(frame);
    });
})()`;

/** To and fro in long strokes, a step a frame. */
async function drag(page: Page, frame: number): Promise<void> {
  const [x, y] = [900 + 300 * Math.sin(frame / 15), 450 + 120 * Math.sin(frame / 22)];
  const place = `{ clientX: ${x}, clientY: ${y}, bubbles: true, button: 0, buttons: 1 }`;
  const start =
    frame === 0
      ? `document.querySelector('canvas.maplibregl-canvas').dispatchEvent(new MouseEvent('mousedown', ${place}));`
      : '';
  await page.evaluate(
    `(async () => { ${start} document.dispatchEvent(new MouseEvent('mousemove', ${place})); ${nextFrame} })()`,
  );
}

async function play(page: Page, frame: number): Promise<void> {
  const start = frame === 0 ? `document.querySelector('.time .buttons button').click();` : '';
  await page.evaluate(`(async () => { ${start} ${nextFrame} })()`);
}
