import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedPlan } from '../helpers/published-plan.ts';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';

const facility = 'v=15/38.21594/112.7273&feature=facility/facility-031';

/** Latitude and longitude of the middle of the map, as the address has them; null while it says nothing. */
function middle(page: Page): [latitude: number, longitude: number] | null {
  const [, latitude, longitude] = (new URL(page.url()).searchParams.get('v') ?? '').split('/').map(Number);
  return latitude === undefined || longitude === undefined ? null : [latitude, longitude];
}

/** What has the focus, in words: its name, or its text. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element === null || element === document.body
      ? 'nothing'
      : (element.getAttribute('aria-label') ?? element.textContent.trim());
  });
}

describe('whoever has large letters or a small window', () => {
  const opened = async (browser: Browser, query: string, options: BrowserContextOptions) => {
    const { page, troubles } = await openPage(browser, `${publishedPlan()}/?${query}`, options);
    await waitUntilDrawn(page);
    expect(troubles).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(width).toBeLessThanOrEqual(0);
    return page;
  };

  it.each([
    'lang=en',
    'lang=zh&feature=zone/zone-dy11-049',
    'lang=en&dock=balance',
    'lang=zh&dock=table:zone',
  ])(
    'sees the plan with letters twice as large: %s',
    async (query) => {
      const browser = await launchBrowser(['--blink-settings=defaultFontSize=32']);
      const page = await opened(browser, query, { viewport: { width: 1280, height: 800 } });
      await page.mouse.move(5, 5);
      const place = middle(page);
      if (place) expect([Math.round(place[0]), Math.round(place[1])]).toEqual([38, 113]);
      await browser.close();
    },
    120_000,
  );

  it.each(['lang=en', 'lang=en&dock=balance', 'lang=zh&dock=table:zone'])(
    'sees the plan and reaches every button at 400 per cent: %s',
    async (query) => {
      const browser = await launchBrowser();
      const page = await opened(browser, query, { viewport: { width: 320, height: 256 } });
      if (query === 'lang=en')
        for (const name of ['Measure', 'Compare', '3D massing', 'Export', 'Zoom in', 'Show the whole plan'])
          await page.getByRole('button', { name, exact: true }).click({ trial: true });
      const place = middle(page);
      if (place) expect([Math.round(place[0]), Math.round(place[1])]).toEqual([38, 113]);
      await browser.close();
    },
    120_000,
  );
});

describe('whoever comes by keyboard', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const open = async (query: string) => {
    const { page } = await openPage(browser, `${publishedPlan()}/?${query}`);
    await waitUntilDrawn(page);
    return page;
  };

  it('is led from card to card by its links, on from a parcel to what stands on it, and back to the map', async () => {
    const page = await open(`lang=zh&${facility}`);
    const heading = (name: RegExp) => page.getByRole('article').getByRole('heading', { level: 2, name });
    await heading(/小学1/).waitFor();
    await page.getByRole('button', { name: 'DY11-049' }).focus();
    await page.keyboard.press('Enter');
    await heading(/DY11-049/).waitFor();
    await expect.poll(() => focused(page)).toBe('DY11-049');
    await page
      .getByRole('article')
      .getByRole('button', { name: /^小学1/ })
      .focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/小学1/);
    await page.getByRole('button', { name: '关闭' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('map');
    await page.context().close();
  });

  it('learns that a section of a street is one of many, and has all of them marked and listed', async () => {
    const collection = `${publishedPlan()}/api/published/taixin/collections/infrastructure`;
    const alike = `${collection}/items?name=${encodeURIComponent('太忻大道')}&kind=road&limit=1`;
    const { numberMatched } = (await (await fetch(alike)).json()) as { numberMatched: number };
    expect(numberMatched).toBeGreaterThan(1);
    const page = await open('lang=zh&feature=infrastructure/street-0001');
    const card = page.getByRole('article');
    await card.getByText(`同名线路共 ${numberMatched} 段`).waitFor();
    await card.getByRole('button', { name: '标出全部并列表' }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('region')
      .getByText(new RegExp(`太忻大道.*${numberMatched}`))
      .first()
      .waitFor();
    await page.locator(`[role=grid][aria-rowcount="${numberMatched + 1}"]`).waitFor();
    await page.context().close();
  });

  it('is led by search to the card of what was chosen, and comes back to the field when it is closed', async () => {
    const page = await open('lang=en');
    await page.getByRole('button', { name: /^Search names/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('DY11-049');
    await page
      .getByRole('option', { name: /DY11-049/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('DY11-049');
    await page.getByRole('article').getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^Search names/);
    await page.context().close();
  });

  it.each([
    ['Measure', 'Close the tool'],
    ['Export', 'Close the tool'],
    ['Land balance', 'Close the data panel'],
    ['Compare', 'End comparison'],
  ])('is back at «%s» when what that opened is closed', async (opener, closer) => {
    const page = await open('lang=en');
    const button = page.getByRole('button', { name: opener, exact: true }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    const close = page.getByRole('button', { name: closer, exact: true }).first();
    await close.waitFor();
    await close.focus();
    await page.keyboard.press('Enter');
    await close.waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(new RegExp(opener));
    await page.context().close();
  });

  it('stays at the button that closes and opens the legend', async () => {
    const page = await open('lang=en');
    const expanded = () => page.evaluate(() => document.activeElement?.getAttribute('aria-expanded'));
    await page.locator('#left-panel [aria-expanded=true]').focus();
    await page.keyboard.press('Enter');
    await expect.poll(expanded).toBe('false');
    await page.keyboard.press('Enter');
    await expect.poll(expanded).toBe('true');
    await page.context().close();
  });
});

describe('the pin of a position', () => {
  it('comes with the address, says the position, and goes with Escape', async () => {
    const browser = await launchBrowser();
    const { page } = await openPage(browser, `${publishedPlan()}/?lang=zh&pin=38.17/112.68`);
    await waitUntilDrawn(page);
    await page.getByText('112.680000, 38.170000').first().waitFor();
    await page.locator('#map').focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).not.toContain('pin=');
    await browser.close();
  });
});
