import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../helpers/accessibility.ts';
import { publishedPlan } from '../helpers/published-plan.ts';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';

const center = 'v=14.5/38.1715/112.7';
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };

interface View {
  name: string;
  query: string;
  options?: BrowserContextOptions;
  open?: (page: Page) => Promise<void>;
}

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click();
const openTab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();

const views: View[] = [
  { name: 'legend', query: `${center}&lang=zh` },
  { name: 'legend in the dark', query: `${center}&lang=en`, options: { colorScheme: 'dark' } },
  { name: 'layers', query: `${center}&lang=en`, open: openTab('Layers') },
  { name: 'directory', query: `${center}&lang=zh`, open: openTab('目录') },
  { name: 'card', query: `${center}&lang=zh&feature=boundary/planned-area` },
  { name: 'card on a phone', query: `${center}&lang=en&feature=boundary/planned-area`, options: phone },
  { name: 'land balance', query: `${center}&lang=zh&dock=balance` },
  {
    name: 'land balance in the dark',
    query: `${center}&lang=en&dock=balance`,
    options: { colorScheme: 'dark' },
  },
  { name: 'table', query: `${center}&lang=en&dock=table:zone` },
  { name: 'table on a phone', query: `${center}&lang=zh&dock=table:project`, options: phone },
  { name: 'comparison', query: `${center}&lang=zh&compare=2024-12-08` },
  { name: 'measuring', query: `${center}&lang=en`, open: press('Measure') },
  { name: 'export', query: `${center}&lang=zh`, open: press('出图') },
  { name: 'search', query: `${center}&lang=en`, open: (page) => page.keyboard.press('Control+k') },
  {
    name: 'search on a phone',
    query: `${center}&lang=zh`,
    options: phone,
    open: press('搜索地名、地块、坐标…'),
  },
];

describe('nobody is shut out', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(views)('of the $name', async ({ query, options, open }) => {
    const { page, troubles } = await openPage(browser, `${publishedPlan()}/?${query}`, options);
    await waitUntilDrawn(page);
    await open?.(page);
    // what opens comes from its own part of the code, and slides in
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(400);
    expect(await findBarriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('of the plan in words, where no map can be drawn', async () => {
    const { page } = await openPage(browser, 'about:blank', {});
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(`${publishedPlan()}/?lang=en`);
    await page.getByText('The map can’t be shown on this device').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  });

  it('of the sentence that a plan is not there', async () => {
    const { page } = await openPage(browser, `${publishedPlan()}/?plan=nowhere&lang=zh`);
    await page.getByText('nowhere').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  });

  it.each([360, 1440, 3840])('by a page that is wider than a screen of %i pixels', async (width) => {
    const { page } = await openPage(browser, `${publishedPlan()}/?${center}&lang=en&dock=balance`, {
      viewport: { width, height: Math.round(width * (width < 500 ? 2 : 0.56)) },
    });
    await waitUntilDrawn(page);
    const { scroll, smallest } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth - innerWidth,
      smallest: Math.min(
        ...[...document.querySelectorAll('button, p, li, td, th, dt, dd, label, input')]
          .filter((element) => element.checkVisibility() && element.textContent?.trim())
          .map((element) => Number.parseFloat(getComputedStyle(element).fontSize))
          .filter((size) => size > 0),
      ),
    }));
    expect(scroll).toBe(0);
    expect(smallest).toBeGreaterThanOrEqual(width === 3840 ? 24 : 13.9);
    await page.context().close();
  });
});
