import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedPlan } from '../helpers/published-plan.ts';
import { launchBrowser, openPage } from '../helpers/browser.ts';

/** A page that draws little: what is tried here is not how the map looks. */
const quickly = 'v=13/38.18/112.7&hide=land-use,roads,rivers,utilities,facilities,terrain';

describe('the command palette', () => {
  const address = publishedPlan();
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const open = async (language: 'zh' | 'en') => {
    const opened = await openPage(browser, `${address}/?lang=${language}&${quickly}`);
    await opened.page.locator('canvas.maplibregl-canvas').waitFor();
    return opened;
  };
  const lookedAt = (page: Page) => new URL(page.url()).searchParams.get('v')!.split('/').map(Number);

  it('is used by keyboard: initials lead to a place, a survey coordinate to its spot, a command to a phase', async () => {
    const { page, troubles } = await open('en');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox');
    await field.waitFor();
    await expect(field.evaluate((node) => node === document.activeElement)).resolves.toBe(true);
    await page.keyboard.type('slg');
    // before the answer is there
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByRole('heading', { name: 'Shilingguan Pass' }).waitFor();
    await expect.poll(() => page.url()).toContain('feature=place/place-shilingguan');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type('4226000, 38387000');
    await page.getByRole('option', { name: /EPSG:4526.*northing first/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /^Pin: longitude, latitude 112\.710/ }).waitFor();
    const distance = () => {
      const [, latitude, longitude] = lookedAt(page);
      return Math.max(Math.abs(longitude! - 112.7106), Math.abs(latitude! - 38.1595));
    };
    await expect.poll(distance, { timeout: 10_000 }).toBeLessThan(0.01);
    await page.keyboard.press('Escape');
    await page.getByRole('img', { name: /^Pin/ }).waitFor({ state: 'detached' });

    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type('taking shape');
    await page.getByRole('option', { name: /Go to “Taking shape” 2024/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/date=2024-12-08/);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('takes every letter from the first on, also while its code is still on its way', async () => {
    const { page, troubles } = await open('en');
    let deliver = () => {};
    const delivery = new Promise<void>((resolve) => (deliver = resolve));
    await page.route(/PaletteAnswers/, async (route) => {
      await delivery;
      await route.continue();
    });
    await page.reload();
    await page.locator('canvas.maplibregl-canvas').waitFor({ timeout: 60_000 });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('school', { delay: 30 });
    await expect(page.getByRole('combobox').inputValue()).resolves.toBe('school');
    deliver();
    await page.getByRole('option', { name: /^Primary school Facilities · \d+ features$/ }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('leads to a road before its land, shows first all of a kind, and marks and lists what is several', async () => {
    const { page, troubles } = await open('zh');
    const dialog = page.getByRole('dialog');
    const field = dialog.getByRole('combobox');
    const seek = async (text: string, first: RegExp) => {
      await page.keyboard.press('Control+k');
      await field.fill(text);
      await dialog.getByRole('option', { name: first, selected: true }).waitFor();
    };
    await seek('二广高速', /^G55二广高速 基础设施/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/feature=infrastructure\//);
    await page.getByRole('article').getByRole('heading', { name: 'G55二广高速' }).waitFor();

    await seek('小学', /^小学 设施 · 32 处$/);
    await dialog.getByText('显示 12 条，还有更多').waitFor();
    await page.keyboard.press('Escape');

    await seek('环城绿带', /^环城绿带 地块 · 213 个地块$/);
    await page.keyboard.press('Enter');
    await page.getByText(/^213 \/ [\d,]+ 行/).waitFor();
    expect(page.url()).not.toContain('feature=zone');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('has the focus within the tap that opens it, as the keyboard of a phone asks for', async () => {
    const { page } = await open('zh');
    const hasFocus = await page.getByRole('button', { name: /搜索/ }).evaluate((button: HTMLElement) => {
      button.click();
      return document.activeElement?.getAttribute('role') === 'combobox';
    });
    expect(hasFocus).toBe(true);
    await page.context().close();
  });

  it('is used by mouse in Chinese: a place is found, and remembered', async () => {
    const { page, troubles } = await open('zh');
    await page.getByRole('button', { name: /搜索/ }).click();
    await page.getByRole('option', { name: /^大盂/ }).click();
    await page.getByRole('option', { name: /大盂镇/ }).click();
    await page.getByRole('article').getByRole('heading', { name: '大盂镇' }).waitFor();
    await page.getByRole('button', { name: /搜索/ }).click();
    await page
      .getByRole('group', { name: '最近' })
      .getByRole('option', { name: /大盂镇/ })
      .waitFor();
    await page.getByRole('combobox').fill('没有这个地方');
    await page.getByText('没有找到「没有这个地方」').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
