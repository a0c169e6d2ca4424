import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';
import { publishedPlan } from '../helpers/published-plan.ts';

const view = 'v=13/38.18/112.705&hide=utilities,facilities,projects,terrain';

describe('what goes wrong', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('is said when the server is gone, and mends itself when it is back; what is on the map stays', async () => {
    const { page } = await openPage(browser, `${publishedPlan()}/?${view}&lang=zh`);
    await waitUntilDrawn(page);
    await page.route('**/*', (route) => route.abort());
    const map = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
    await page.mouse.move(map.x + 800, map.y + 300);
    // near enough for tiles that are not there yet
    for (let turn = 0; turn < 3; turn++) {
      await page.mouse.wheel(0, -1200);
      await page.waitForTimeout(800);
    }
    await page.getByText('无法连接服务器，正在重试。').waitFor({ timeout: 30_000 });
    await page.unroute('**/*');
    await page.getByText('无法连接服务器，正在重试。').waitFor({ state: 'detached', timeout: 30_000 });
    await page.getByText('部分地图加载失败').waitFor({ state: 'detached', timeout: 30_000 });
    await waitUntilDrawn(page);
    await expect.poll(() => page.url()).toMatch(/v=1[4-9]/);
    await page.context().close();
  });

  it('is told from a newer build, whose page has to be loaded', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.goto(`${publishedPlan()}/?${view}&lang=en`);
    await waitUntilDrawn(page);
    // the server is of another build now: this page's parts are gone, and its script has another name
    await page.route('**/assets/BalancePanel-*.js', (route) => route.fulfill({ status: 404 }));
    await page.route(publishedPlan() + '/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<script type="module" src="/assets/index-new.js"></script>',
      }),
    );
    await page.getByRole('button', { name: 'Land balance' }).click();
    await page.getByText('This part could not be loaded.').waitFor();
    await page.getByText('The system has been updated.').waitFor();
    await page.unroute('**/assets/BalancePanel-*.js');
    await page.unroute(publishedPlan() + '/');
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('table').first().waitFor();
    await expect.poll(() => page.url()).toContain('dock=balance');
    await page.context().close();
  });

  it('in a tile is said, and tried again when asked', async () => {
    const { page } = await openPage(browser, 'about:blank');
    let isBroken = true;
    await page.route('**/tiles/WebMercatorQuad/13/**', (route) =>
      isBroken ? route.fulfill({ status: 500, body: '{}' }) : route.continue(),
    );
    await page.goto(`${publishedPlan()}/?${view}&lang=en`);
    const sentence = page.getByText('Part of the map could not be loaded and may be missing.');
    await sentence.waitFor({ timeout: 30_000 });
    isBroken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await sentence.waitFor({ state: 'detached' });
    await page.getByRole('tabpanel').getByText('Residential land').waitFor({ timeout: 30_000 });
    await page.context().close();
  });

  it('in a tile because the server is busy mends itself without a word', async () => {
    const { page } = await openPage(browser, 'about:blank');
    const refused = new Set<string>();
    const busy = { type: 'about:blank', title: 'Service Unavailable', status: 503, code: 'busy' };
    await page.route('**/tiles/WebMercatorQuad/13/**', (route) => {
      const address = route.request().url();
      if (refused.has(address)) return route.continue();
      refused.add(address);
      return route.fulfill({ status: 503, headers: { 'retry-after': '2' }, json: busy });
    });
    await page.goto(`${publishedPlan()}/?${view}&lang=en`);
    await page.getByRole('tabpanel').getByText('Residential land').waitFor({ timeout: 30_000 });
    expect(refused.size).toBeGreaterThan(0);
    expect(await page.getByText('Part of the map could not be loaded').count()).toBe(0);
    await page.context().close();
  });

  it('in what the map does only at times leaves the map, and is tried again when asked', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.route('**/assets/CompareMap-*.js', (route) => route.abort());
    await page.goto(`${publishedPlan()}/?${view}&compare=2024-12-08&lang=en`);
    const sentence = page.getByText('This tool could not be loaded.');
    await sentence.waitFor({ timeout: 30_000 });
    await waitUntilDrawn(page);
    await page.unroute('**/assets/CompareMap-*.js');
    await page.getByRole('button', { name: 'Try again' }).click();
    await sentence.waitFor({ state: 'detached' });
    await page.locator('.over canvas.maplibregl-canvas').waitFor({ timeout: 30_000 });
    await page.context().close();
  });

  it('with the graphics of the device is said, and what was changed meanwhile is on the map when they are back', async () => {
    const { page, troubles } = await openPage(
      browser,
      `${publishedPlan()}/?${view}&compare=2024-12-08&lang=en`,
    );
    await page.locator('.over canvas.maplibregl-canvas').waitFor({ timeout: 30_000 });
    const drawn = page.locator('#map[aria-busy=false]');
    await drawn.waitFor({ timeout: 60_000 });
    const legend = page.getByRole('tabpanel');
    await legend.getByText('Residential land').waitFor({ timeout: 30_000 });
    const graphics = await page.evaluateHandle(() =>
      Array.from(document.querySelectorAll<HTMLCanvasElement>('canvas.maplibregl-canvas'), (canvas) =>
        canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!,
      ),
    );
    const maps = await graphics.evaluate((all) => {
      for (const one of all) one.loseContext();
      return all.length;
    });
    expect(maps).toBe(2);
    const sentence = page.getByText('This device has withdrawn its graphics');
    await sentence.waitFor();
    await page.getByRole('tab', { name: 'Layers' }).click();
    await page.getByRole('switch', { name: 'Land use' }).click();
    await page.getByRole('tab', { name: 'Legend' }).click();
    await page.getByRole('slider', { name: 'Date', exact: true }).press('PageDown');
    await graphics.evaluate((all) => {
      for (const one of all) one.restoreContext();
    });
    await sentence.waitFor({ state: 'detached', timeout: 30_000 });
    await drawn.waitFor({ timeout: 60_000 });
    await legend.getByText('Residential land').waitFor({ state: 'detached', timeout: 30_000 });
    expect(troubles.filter((trouble) => !/context/i.test(trouble))).toEqual([]);
    await page.context().close();
  });

  it('in an address that names what would reach into the page itself leaves the page as it is', async () => {
    for (const feature of [
      '__proto__/x',
      'constructor/prototype',
      '../..',
      'zone/%2e%2e',
      'zone/constructor',
    ]) {
      const { page, troubles } = await openPage(
        browser,
        `${publishedPlan()}/?${view}&lang=en&feature=${feature}`,
      );
      await waitUntilDrawn(page);
      await page.getByRole('tabpanel').getByText('Residential land').waitFor({ timeout: 30_000 });
      const inherited = await page.evaluate(() => {
        const names: string[] = [];
        for (const name in {}) names.push(name);
        return [...names, ...Object.keys(Object), ...Object.keys(Object.prototype)];
      });
      expect(inherited, feature).toEqual([]);
      const refusals = troubles.filter((trouble) => !trouble.includes('404'));
      expect(refusals, feature).toEqual([]);
      await page.context().close();
    }
  });

  it('in an answer of another shape is said where it is missed, with a way to try again', async () => {
    const { page, troubles } = await openPage(browser, 'about:blank');
    await page.route('**/api/plans', (route) => route.fulfill({ json: { plans: [{}] } }));
    await page.goto(`${publishedPlan()}/?${view}&lang=en&feature=zone/x&dock=table:zone`);
    await page.getByText('The server could not provide the plan.').waitFor();
    await page.unroute('**/api/plans');
    await page.route('**/items/x', (route) => route.fulfill({ json: { properties: null } }));
    let asked = 0;
    await page.route('**/zone/rows?*', (route) => {
      asked += 1;
      return route.fulfill({ json: { fields: ['id'], rows: [null] } });
    });
    await page.getByRole('button', { name: 'Try again' }).click();
    await waitUntilDrawn(page);
    for (const place of [page.getByRole('article'), page.getByRole('region', { name: 'Data panel' })])
      await place.getByRole('button', { name: 'Try again' }).waitFor();
    expect(asked).toBe(1);
    expect(troubles.filter((trouble) => !trouble.startsWith('left for'))).toEqual([]);
    await page.context().close();
  });
});
