import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';
import { publishedPlan } from '../helpers/published-plan.ts';

/** Where parcels of each phase lie side by side; without what would only take time to draw. */
const view = 'v=12.6/38.18/112.705&hide=utilities,facilities,projects,terrain';

describe('the time bar', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('leads by mouse from phase to phase; the map and its legend follow, and a reload keeps the day', async () => {
    const { page, troubles } = await openPage(browser, `${publishedPlan()}/?${view}&lang=zh`);
    await waitUntilDrawn(page);
    const bar = page.getByRole('region', { name: '时间轴' });
    const legend = page.getByRole('tabpanel');
    await legend.getByText('仓储用地').waitFor();
    for (let step = 0; step < 3; step++) await bar.getByRole('button', { name: '上一阶段' }).click();
    await expect.poll(() => page.url()).toContain('date=2022-12-08');
    await legend.getByText('仓储用地').waitFor({ state: 'detached' });
    await bar.getByText('见效').first().waitFor();
    await page.reload();
    await expect(bar.getByRole('textbox').inputValue()).resolves.toBe('2022-12-08');
    await bar.getByText('成势').click();
    await expect.poll(() => page.url()).toContain('date=2026-12-08');
    await bar.getByRole('button', { name: '下一阶段' }).click();
    await expect.poll(() => page.url()).not.toContain('date=');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('plays the phases, and stops when it is told', async () => {
    const { page, troubles } = await openPage(browser, `${publishedPlan()}/?${view}&date=2022-01-01&lang=zh`);
    await waitUntilDrawn(page);
    const bar = page.getByRole('region', { name: '时间轴' });
    const shown = () => bar.getByRole('textbox').inputValue();
    await bar.getByRole('button', { name: '播放建设时序' }).click();
    await expect.poll(shown, { timeout: 20_000 }).toMatch(/^202[3-9]/);
    await bar.getByRole('button', { name: '暂停' }).click();
    const stopped = await shown();
    await page.waitForTimeout(500);
    expect(await shown()).toBe(stopped);
    await expect.poll(() => page.url()).toContain(`date=${stopped}`);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('is moved by keyboard, and takes a day that is typed', async () => {
    const { page } = await openPage(browser, `${publishedPlan()}/?${view}&lang=en`);
    await waitUntilDrawn(page);
    const slider = page.getByRole('slider', { name: 'Date' });
    await slider.focus();
    await page.keyboard.press('PageUp');
    expect(await slider.getAttribute('aria-valuetext')).toBe('2026-12-08, Gaining momentum');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.url()).toContain('date=2026-11-08');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page.url()).toContain('date=2026-11-09');
    const day = page.getByRole('textbox', { name: 'Date shown' });
    await day.fill('2024/1/5');
    await day.press('Enter');
    await expect.poll(() => page.url()).toContain('date=2024-01-05');
    await day.fill('soon');
    await day.press('Enter');
    expect(await day.inputValue()).toBe('2024-01-05');
    await page.context().close();
  });

  it('is dragged with a finger, and rests at a phase', async () => {
    const { page } = await openPage(browser, `${publishedPlan()}/?${view}&lang=zh`, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    await waitUntilDrawn(page);
    const box = (await page.getByRole('slider', { name: '日期' }).boundingBox())!;
    const mark = (await page.locator('.time li').nth(2).boundingBox())!;
    await page.touchscreen.tap(mark.x + mark.width / 2, box.y + box.height / 2);
    await expect.poll(() => page.url()).toContain('date=2024-12-08');
    await page.context().close();
  });
});

describe('the map by keyboard', () => {
  it('tells its features one after another, and opens the one that is chosen', async () => {
    const browser = await launchBrowser();
    const { page, troubles } = await openPage(browser, `${publishedPlan()}/?v=14.6/38.1715/112.7&lang=en`);
    await waitUntilDrawn(page);
    const walk = page.getByRole('listbox', { name: 'Features on the map' });
    await expect(walk.getByRole('option').count()).resolves.toBe(0);
    await walk.focus();
    const told = () => walk.getByRole('option').textContent();
    await walk.getByRole('option').waitFor();
    const first = await told();
    await page.keyboard.press('ArrowRight');
    const second = await told();
    expect(second).not.toBe(first);
    await page.keyboard.press('Home');
    expect(await told()).toBe(first);
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Feature details' }).waitFor();
    await expect.poll(() => page.url()).toContain('feature=');
    await page.keyboard.press('Escape');
    await page.getByRole('article', { name: 'Feature details' }).waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await browser.close();
  });
});
