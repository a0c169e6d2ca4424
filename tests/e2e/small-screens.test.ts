import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';
import { publishedPlan } from '../helpers/published-plan.ts';

const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };
const phoneOnItsSide: BrowserContextOptions = { viewport: { width: 740, height: 360 }, hasTouch: true };
/** Few things to draw, for a browser that draws in software. */
const view = 'v=14/38.17/112.7&hide=utilities,facilities,projects,places,terrain';
const parcel = 'feature=boundary/planned-area';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(query: string, options: BrowserContextOptions): Promise<Page> {
  const { page } = await openPage(browser, `${publishedPlan()}/?${view}&${query}`, {
    reducedMotion: 'reduce',
    ...options,
  });
  await waitUntilDrawn(page);
  return page;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const boxOf = async (locator: Locator): Promise<Box> => (await locator.boundingBox())!;

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The labels below the time axis, from the left: only what is written, without the room around it. */
function axisLabels(page: Page): Promise<Box[]> {
  return page.locator('.time li').evaluateAll((items) =>
    items
      .filter((item) => item.textContent?.trim())
      .map((item) => {
        const range = document.createRange();
        range.selectNodeContents(item);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      }),
  );
}

describe('on a phone', () => {
  it('the sheet shows what was tapped last, and what was there before once that is closed', async () => {
    const page = await open(`lang=zh&${parcel}`, phone);
    const sheet = page.getByRole('region', { name: '面板' });
    const card = sheet.getByRole('article', { name: '要素详情' });
    const tool = sheet.getByRole('article', { name: '出图' });
    const balance = sheet.getByRole('region', { name: '用地平衡' });
    const balanceButton = page.getByRole('button', { name: '用地平衡' });
    await card.waitFor();
    await balanceButton.tap();
    await balance.waitFor();
    await page.getByRole('button', { name: '出图', exact: true }).tap();
    await tool.waitFor();
    await expect(balanceButton.getAttribute('aria-pressed')).resolves.toBe('false');
    await balanceButton.tap();
    await balance.waitFor();
    await expect.poll(() => page.url()).toContain('dock=balance');
    await balanceButton.tap();
    await tool.waitFor();
    await expect.poll(() => page.url()).not.toContain('dock=');
    await tool.getByRole('button', { name: '关闭工具' }).tap();
    await card.waitFor();
    await page.context().close();
  });

  it('the land balance begins with people, area and the largest uses; what is counted is one line above', async () => {
    const page = await open('lang=en&dock=balance', phone);
    const brief = page.getByRole('group', { name: 'At a glance' });
    const shown = brief.getByRole('button');
    await shown.last().waitFor();
    await expect(shown.allTextContents()).resolves.toEqual([
      expect.stringMatching(/^Population[\d,]{5,}$/),
      expect.stringMatching(/^Area \(ha\)[\d,]{4,}$/),
      ...Array<unknown>(3).fill(expect.stringMatching(/^\d\d .* [\d.]+ %$|^\d\d .*[\d.]+ %$/)),
    ]);
    await page.waitForTimeout(400);
    const { y, height } = await boxOf(shown.last());
    expect(y + height).toBeLessThanOrEqual(740);
    const levels = page.getByRole('radio', { name: 'Level 2' });
    await expect(levels.isVisible()).resolves.toBe(false);
    await page.getByRole('button', { name: /^Settings: Whole plan/ }).tap();
    await levels.waitFor();
    await page.context().close();
  });

  it('the table shows whole codes, several rows, and says what the grouping is', async () => {
    const page = await open('lang=en&dock=table:zone', phone);
    const codes = page.getByRole('rowheader').locator('.text');
    await codes.nth(3).waitFor();
    await page.waitForTimeout(400);
    const isCut = (element: Element) => element.scrollWidth > element.clientWidth;
    for (const at of [0, 1, 2]) await expect(codes.nth(at).evaluate(isCut)).resolves.toBe(false);
    const footer = await boxOf(page.getByText(/^[\d,]+ of [\d,]+ ·/));
    const third = await boxOf(page.getByRole('rowheader').nth(2));
    expect(third.y + third.height).toBeLessThanOrEqual(footer.y + 1);
    await expect(page.getByText('Group by', { exact: true }).isVisible()).resolves.toBe(true);
    await page.context().close();
  });

  it('the line between two days can be taken hold of, also while the sheet is up', async () => {
    const page = await open('lang=en&compare=2024-12-08', phone);
    await page.getByRole('tab', { name: 'Legend' }).tap();
    await page.waitForTimeout(400);
    const grip = await boxOf(page.getByRole('separator').locator('span'));
    for (const other of [
      page.getByRole('region', { name: 'Compare left and right' }).locator('.head'),
      page.getByRole('tablist', { name: 'Legend and layers' }),
      page.getByRole('toolbar'),
    ])
      expect(overlap(grip, await boxOf(other))).toBe(false);
    await page.context().close();
  });
});

describe('whatever the screen', () => {
  it.each([
    ['a phone', phone, ''],
    ['a phone on its side', phoneOnItsSide, ''],
    ['a tablet with a card', { viewport: { width: 768, height: 1024 } }, parcel],
    ['a small desktop with a card', { viewport: { width: 1280, height: 800 } }, parcel],
    ['a wall', { viewport: { width: 3840, height: 2160 } }, ''],
  ])('the labels of the time axis stand apart and within their bar, on %s', async (_, options, query) => {
    for (const language of ['zh', 'en']) {
      const page = await open(`lang=${language}&${query}`, options);
      const bar = await boxOf(page.locator('.time'));
      const labels = await axisLabels(page);
      expect(labels.length).toBeGreaterThanOrEqual(3);
      for (const [at, { x, width }] of labels.entries()) {
        const before = labels[at - 1];
        expect(x).toBeGreaterThan(before ? before.x + before.width + 4 : bar.x);
        expect(x + width).toBeLessThan(bar.x + bar.width);
      }
      await page.context().close();
    }
  });

  it('the time axis of a wall names the phases as that of a desktop does', async () => {
    const namesAt = async (width: number, height: number) => {
      const page = await open('lang=zh', { viewport: { width, height } });
      const names = await page.locator('.axis li').allInnerTexts();
      await page.context().close();
      return names;
    };
    expect(await namesAt(1440, 900)).toEqual(['启动', '见效', '成形', '成势', '成城']);
    expect(await namesAt(3840, 2160)).toEqual(['启动', '见效', '成形', '成势', '成城']);
  });

  it.each([
    ['a phone on its side', phoneOnItsSide, ''],
    ['a phone', phone, ''],
    ['a tablet with a card', { viewport: { width: 768, height: 1024 } }, parcel],
    ['a tablet with card and table', { viewport: { width: 768, height: 1024 } }, `${parcel}&dock=table:zone`],
    ['a low window with a table', { viewport: { width: 1100, height: 600 } }, 'dock=table:zone'],
  ])('no button of the map lies under another, on %s', async (_, options, query) => {
    const page = await open(`lang=en&${query}`, options);
    const time = page.locator('.time');
    const parts = [
      await boxOf(page.getByRole('toolbar')),
      await boxOf(page.getByRole('button', { name: 'Zoom in' })),
      await boxOf(page.getByRole('button', { name: 'Zoom out' })),
      await boxOf(page.getByRole('button', { name: 'Show the whole plan' })),
      ...((await time.isVisible()) ? [await boxOf(time)] : []),
    ];
    for (const [at, part] of parts.entries())
      for (const other of parts.slice(at + 1)) expect(overlap(part, other)).toBe(false);
    await page.context().close();
  });

  it('what was in the middle stays in the middle of the free part when the dock opens and closes', async () => {
    const page = await open('lang=zh', { viewport: { width: 1280, height: 800 } });
    const latitude = () => Number(new URL(page.url()).searchParams.get('v')?.split('/')[1] ?? 38.17);
    const before = latitude();
    const button = page.getByRole('button', { name: '用地平衡' });
    await button.click();
    await expect.poll(latitude, { timeout: 10_000 }).toBeLessThan(before - 0.005);
    await button.click();
    await expect.poll(latitude, { timeout: 10_000 }).toBeCloseTo(before, 4);
    await page.context().close();
  });
});
