import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../helpers/accessibility.ts';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { publishedPlan } from '../helpers/published-plan.ts';

const pictureTime = { timeout: 60_000 };

async function openWithoutWebgl(browser: Browser, query: string, options?: BrowserContextOptions) {
  const { page, troubles } = await openPage(browser, 'about:blank', options);
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...request: [string]) {
      return request[0].startsWith('webgl') ? null : getContext.apply(this, request as never);
    } as typeof getContext;
  });
  await page.goto(`${publishedPlan()}/?${query}`);
  return { page, troubles: troubles.filter((trouble) => !trouble.startsWith('left for')) };
}

const pictureOf = async (page: Page) => {
  await page.locator('[aria-busy=false] > img').waitFor(pictureTime);
  return page.locator('[aria-busy=false] > img').getAttribute('src');
};

describe('a browser that can draw no map', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('shows the plan as a picture, with what says that it is illustrative and whose data it is', async () => {
    const { page, troubles } = await openWithoutWebgl(browser, 'lang=zh');
    await page.getByRole('heading', { name: '此设备无法显示地图' }).waitFor();
    await pictureOf(page);
    await page.getByRole('img', { name: '规划范围全图' }).waitFor();
    await page.getByText('示意图，未经审图').waitFor();
    await page.getByText('GeoNames').first().waitFor();
    await page.getByRole('region', { name: '图例' }).getByText('居住用地').waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('draws the picture of another day', async () => {
    const { page } = await openWithoutWebgl(browser, 'lang=en');
    const before = await pictureOf(page);
    await page.getByRole('button', { name: 'Previous phase' }).click();
    await page.locator(`[aria-busy=false] > img:not([src="${before}"])`).waitFor(pictureTime);
    await expect.poll(() => page.url()).toContain('date=');
    await page.context().close();
  });

  it('shows where what is chosen from the directory lies, and the whole plan again', async () => {
    const { page } = await openWithoutWebgl(browser, 'lang=zh');
    const whole = await pictureOf(page);
    await page.getByRole('region', { name: '目录' }).getByRole('button', { name: '高村制造业组团' }).click();
    await page.locator(`[aria-busy=false] > img:not([src="${whole}"])`).waitFor(pictureTime);
    await page.getByRole('img', { name: '高村制造业组团及其周边' }).waitFor();
    expect(await page.locator('[aria-busy] > svg path').getAttribute('d')).toMatch(/^M[\d. ]+L/);
    await page.getByRole('button', { name: '看全图' }).click();
    await page.getByRole('img', { name: '规划范围全图' }).waitFor(pictureTime);
    await page.context().close();
  });

  it('reaches every collection by its table, and the land balance', async () => {
    const { page } = await openWithoutWebgl(browser, 'lang=en&dock=table:zone');
    await page.getByRole('grid').getByRole('row').nth(3).waitFor(pictureTime);
    await page.getByRole('tab', { name: 'Land balance' }).click();
    await page.getByRole('table').getByText('Residential land').waitFor(pictureTime);
    await page.context().close();
  });

  it('says so when the picture can not be drawn, and leaves the rest', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.route('**/collections/zone/items**', (route) => route.abort());
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(`${publishedPlan()}/?lang=zh`);
    await page.getByText('规划内容加载失败，图未能绘出。').waitFor(pictureTime);
    await page.unroute('**/collections/zone/items**');
    await page.getByRole('button', { name: '重试' }).click();
    await pictureOf(page);
    await page.context().close();
  });

  it.each([
    ['wide', { viewport: { width: 1280, height: 800 } }],
    ['on a phone', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
  ] as [string, BrowserContextOptions][])('shuts nobody out %s', async (_, options) => {
    const { page } = await openWithoutWebgl(browser, 'lang=en&dock=balance', options);
    await pictureOf(page);
    await page.getByRole('table').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    const [wide, seen] = await page.evaluate(
      () => [document.documentElement.scrollWidth, innerWidth] as const,
    );
    expect(wide).toBeLessThanOrEqual(seen);
    await page.context().close();
  });
});
