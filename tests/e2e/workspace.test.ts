import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FeatureCollection, Polygon, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelPoint } from '#domain/cartography/label-point.ts';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { createDatabase, dropDatabase } from '../helpers/postgres.ts';
import { ServerProcess } from '../helpers/server-process.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Wait until the map has drawn: the legend lists what is rendered. */
async function waitForMap(page: Page, listed = '居住用地'): Promise<void> {
  await page.getByRole('tabpanel').getByText(listed).first().waitFor({ timeout: 60_000 });
}

/** Where the map looks, as the strip says while the pointer is elsewhere. */
async function middleOfMap(page: Page): Promise<string> {
  await page.mouse.move(640, 20);
  return (await page.getByText(/^经度, 纬度[\d., ]+$/).textContent())!;
}

/** The middle of what the panel leaves free of the map. */
async function middleOfFreePart(page: Page): Promise<[number, number]> {
  const map = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
  const panel = (await page.getByRole('tabpanel').boundingBox())!;
  return [(panel.x + panel.width + map.x + map.width) / 2, map.y + map.height / 2];
}

/** Somewhere in the middle of the largest residential parcel. */
async function findParcel(address: string): Promise<Position> {
  const response = await fetch(`${address}/api/published/taixin/collections/zone/items?landUse=070102`);
  const { features } = (await response.json()) as FeatureCollection<Polygon, { area: number }>;
  const largest = features.toSorted((a, b) => b.properties.area - a.properties.area)[0]!;
  return labelPoint(largest.geometry)!;
}

describe('a newcomer with nothing but the embedded database', () => {
  let home: string;
  let server: ServerProcess;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'dayu-e2e-'));
    server = await ServerProcess.start({ DAYU_HOME: home, DATABASE_URL: '' });
  });
  afterAll(async () => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('sees the start-up zone with its parcels, groups, roads and projects, and nothing leaves the machine', async () => {
    const { page, troubles } = await openPage(browser, server.address);
    await waitForMap(page);
    const legend = page.getByRole('tabpanel');
    for (const listed of ['居住用地', '工矿用地', '组团', '主干路', '项目'])
      await expect(legend.getByText(listed).first().isVisible()).resolves.toBe(true);
    await expect(page.title()).resolves.toContain('大盂一张图');
    await expect(page.getByText('示意图，未经审图').first().isVisible()).resolves.toBe(true);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('is served again after the server has been stopped in order', async () => {
    expect(await server.stop()).toBe(0);
    server = await ServerProcess.start({ DAYU_HOME: home, DATABASE_URL: '' });
    const { page } = await openPage(browser, server.address);
    await waitForMap(page);
    await page.context().close();
  });
});

describe('the map of the published plan', () => {
  const postgresUrl = process.env['DAYU_TEST_POSTGRES_URL'] ?? '';
  let databaseUrl: string;
  let server: ServerProcess;

  beforeAll(async () => {
    databaseUrl = await createDatabase(postgresUrl, null);
    server = await ServerProcess.start({ DATABASE_URL: databaseUrl });
  });
  afterAll(async () => {
    await server.stop();
    await dropDatabase(postgresUrl, databaseUrl);
  });

  it('shows a card for the parcel that is clicked; the address keeps it, and Back closes it', async () => {
    const [longitude, latitude] = await findParcel(server.address);
    const { page, troubles } = await openPage(browser, `${server.address}/?v=16/${latitude}/${longitude}`);
    await waitForMap(page, '规划用地');
    await page.mouse.click(...(await middleOfFreePart(page)));
    const card = page.getByRole('article');
    await card.waitFor();
    await card.getByText(/公顷/).first().waitFor();
    await expect(card.getByText(/亩/).first().isVisible()).resolves.toBe(true);
    await expect(card.getByText('示意').first().isVisible()).resolves.toBe(true);
    await expect.poll(() => page.url()).toMatch(/feature=/);
    const title = await card.getByRole('heading').first().textContent();
    await page.reload();
    await page.getByRole('article').getByRole('heading', { name: title! }).waitFor();
    await page.goBack();
    await page.getByRole('article').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('names a parcel also where parcels are drawn merged, below zoom 13', async () => {
    const [longitude, latitude] = await findParcel(server.address);
    // what lies on the parcel would be meant before it
    const others = 'clusters,roads,utilities,control-lines,facilities,projects,places';
    const { page, troubles } = await openPage(
      browser,
      `${server.address}/?v=12.5/${latitude}/${longitude}&hide=${others}`,
    );
    await waitForMap(page);
    const map = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
    await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2);
    await page
      .getByRole('article')
      .getByText(/^\s*地块/)
      .first()
      .waitFor();
    await page.getByRole('article').getByText(/公顷/).first().waitFor();
    await expect.poll(() => page.url()).toMatch(/feature=zone\//);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('moves back with Back: to the whole plan, and to where the map was before it was dragged', async () => {
    const { page } = await openPage(browser, server.address);
    await waitForMap(page);
    const whole = await middleOfMap(page);
    await page.getByRole('tab', { name: '目录' }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: '北部活力方城' }).click();
    await page.waitForURL(/v=/);
    await expect.poll(() => middleOfMap(page)).not.toBe(whole);
    await page.goBack();
    await expect.poll(() => middleOfMap(page), { timeout: 10_000 }).toBe(whole);

    await page.goto(`${server.address}/?v=13.5/38.17/112.71`);
    await page.getByRole('tab', { name: '图例' }).click();
    await waitForMap(page, '规划用地');
    const [x, y] = await middleOfFreePart(page);
    await page.mouse.click(x, y);
    await page.getByRole('article').waitFor();
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 8; step++) await page.mouse.move(x - step * 25, y - step * 12);
    await page.mouse.up();
    // at once, while the map still glides
    await page.goBack();
    await page.getByRole('article').waitFor({ state: 'detached' });
    await expect.poll(() => middleOfMap(page), { timeout: 10_000 }).toBe('经度, 纬度112.71000, 38.17000');
    await expect.poll(() => page.url()).toContain('v=13.5');
    await expect.poll(() => page.url()).toContain('/38.17');
    await page.context().close();
  });

  it('speaks both languages, and remembers which', async () => {
    const { page } = await openPage(browser, server.address);
    await waitForMap(page);
    await page.getByRole('button', { name: 'EN' }).click();
    await waitForMap(page, 'Residential land');
    await expect(page.locator('html').getAttribute('lang')).resolves.toBe('en');
    await page.goto(server.address);
    await waitForMap(page, 'Residential land');
    await page.context().close();
  });

  it('takes a layer off the map and the legend, and keeps it off after a reload', async () => {
    const { page } = await openPage(browser, server.address);
    await waitForMap(page);
    await page.getByRole('tab', { name: '图层' }).click();
    await page.getByRole('switch', { name: /用地/ }).click();
    await expect.poll(() => page.url()).toMatch(/hide=/);
    await page.reload();
    await page.getByRole('tab', { name: '图例' }).click();
    await waitForMap(page, '组团');
    await expect(page.getByRole('tabpanel').getByText('居住用地').count()).resolves.toBe(0);
    await page.context().close();
  });

  it('is reached by keyboard alone: the list leads to a card, Escape closes it', async () => {
    const { page } = await openPage(browser, server.address);
    await waitForMap(page);
    await page.getByRole('tab', { name: '图例' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const entry = page.getByRole('tabpanel').getByRole('button', { name: '北部活力方城' });
    await entry.waitFor();
    for (
      let press = 0;
      press < 20 && !(await entry.evaluate((node) => node === document.activeElement));
      press++
    )
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByRole('heading', { name: '北部活力方城' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('article').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it.each([
    [360, 740],
    [3840, 2160],
  ])('fits a screen of %i by %i', async (width, height) => {
    const { page } = await openPage(browser, server.address, {
      viewport: { width, height },
      hasTouch: width < 700,
    });
    await page.locator('canvas.maplibregl-canvas').waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.context().close();
  });

  it('says so in a sentence when the server does not answer, and goes on when it does', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.route('**/api/plans', (route) => route.abort());
    await page.goto(server.address);
    const retry = page.getByRole('button', { name: /重试|再试/ });
    await retry.waitFor();
    await page.unroute('**/api/plans');
    await retry.click();
    await waitForMap(page);
    await page.context().close();
  });

  it('is served under a policy that lets nothing in from elsewhere', async () => {
    const response = await fetch(server.address);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
  });
});
