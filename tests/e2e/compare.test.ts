import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';
import { publishedPlan } from '../helpers/published-plan.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** Small, so that a browser that draws in software is quick. */
const viewport = { width: 900, height: 600 };

async function openMap(query: string): Promise<{ page: Page; troubles: string[] }> {
  const opened = await openPage(browser, `${publishedPlan()}/?${query}`, { viewport });
  await opened.page.getByRole('tabpanel').getByText('07').first().waitFor({ timeout: 60_000 });
  return opened;
}

/** How different two pictures of a part of the page are: the bytes of equal ones are equal. */
async function picture(page: Page, x: number, y: number): Promise<string> {
  const clip = { x, y, width: 100, height: 120 };
  return (await page.screenshot({ clip })).toString('base64');
}

const share = async (page: Page) => Number(await page.getByRole('separator').getAttribute('aria-valuenow'));

describe('comparing two days', () => {
  it('lays an earlier phase beside the one shown, with a line to drag or to move by keys, and days to choose', async () => {
    const { page, troubles } = await openMap('v=14/38.17/112.71');
    await page.getByRole('button', { name: '对比', exact: true }).click();
    const divider = page.getByRole('separator', { name: '左右分界线' });
    await divider.waitFor();
    await expect.poll(() => page.url()).toContain('compare=2026-12-08');
    await expect(divider.evaluate((line) => line === document.activeElement)).resolves.toBe(true);
    await page
      .getByRole('region', { name: '左右对比' })
      .getByText(/^新增 [\d,]+ · 减少 [\d,]+$/)
      .first()
      .waitFor();

    const box = (await divider.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y);
    await page.mouse.move(x + 80, y);
    await page.mouse.up();
    const dragged = await share(page);
    expect(dragged).toBeGreaterThan(55);

    await divider.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await share(page)).toBe(dragged - 2);
    await page.keyboard.press('Home');
    expect(await share(page)).toBe(0);
    await page.keyboard.press('End');
    expect(await share(page)).toBe(100);

    await page.getByRole('button', { name: /^左侧：2026-12-08/ }).click();
    await page.getByRole('button', { name: /2022-12-08/ }).click();
    await page.getByRole('button', { name: /^左侧：2022-12-08/ }).waitFor();
    await expect.poll(() => page.url()).toContain('compare=2022-12-08');
    await page.getByRole('button', { name: /^右侧：/ }).click();
    await page.getByRole('button', { name: /成形/ }).last().click();
    await page.getByRole('button', { name: /^右侧：2024-12-08/ }).waitFor();
    await expect.poll(() => page.url()).toContain('date=2024-12-08');

    await page.reload();
    await page.getByRole('button', { name: /^左侧：2022-12-08/ }).waitFor();
    await page.goBack();
    await page.getByRole('separator').waitFor({ state: 'detached' });
    await expect.poll(() => page.url()).not.toContain('compare=');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('shows on the left what was there then: another picture than the plan alone', async () => {
    const { page } = await openMap('v=15/38.17/112.716');
    await page.waitForFunction(() => !document.querySelector('.busy'));
    const alone = await picture(page, 420, 300);
    await page.getByRole('button', { name: '对比', exact: true }).click();
    await page.getByRole('separator').waitFor();
    await page.getByRole('button', { name: /^左侧：/ }).click();
    await page.getByRole('button', { name: /2021-12-08/ }).click();
    await expect.poll(() => picture(page, 420, 300), { timeout: 20_000 }).not.toBe(alone);
    await page.getByRole('button', { name: '结束对比' }).click();
    await page.getByRole('separator').waitFor({ state: 'detached' });
    await expect.poll(() => picture(page, 420, 300), { timeout: 20_000 }).toBe(alone);
    await page.context().close();
  });

  it('leaves no work behind where it is put away while it still loads', async () => {
    const { page, troubles } = await openMap('v=14/38.17/112.71');
    await waitUntilDrawn(page);
    const compare = page.getByRole('button', { name: '对比', exact: true });
    // no tile is answered: it is still loading when it is put away, while the map below rests
    await page.route(/\/tiles\//, () => undefined);
    await compare.click();
    await page.locator('.over canvas').waitFor();
    await page.locator('#map[aria-busy=true]').waitFor();
    await page.waitForTimeout(400);
    await compare.click();
    await page.locator('.over').waitFor({ state: 'detached' });
    await page.locator('#map[aria-busy=false]').waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

describe('parcels as buildings', () => {
  it('rise on a tilted map, say in both languages that they are illustrative, and lie flat again', async () => {
    const { page, troubles } = await openMap('v=12/38.17/112.716&massing=1');
    await page.getByText('比例尺过小，建筑体量未显示。').waitFor();
    await page.getByRole('button', { name: '放大查看' }).click();
    await page.waitForURL(/v=14\.50\/[^&]*\/55/);
    await page.getByText('比例尺过小，建筑体量未显示。').waitFor({ state: 'detached' });
    const notice = page.getByRole('region', { name: '三维体量' });
    await notice.getByText('由容积率、建筑密度与限高推出').waitFor();
    await notice.getByText(/正在生成体量/).waitFor({ state: 'detached' });
    await page.waitForFunction(() => !document.querySelector('.busy'));
    const raised = await picture(page, 600, 250);

    await page.getByRole('button', { name: 'EN' }).click();
    const english = page.getByRole('region', { name: '3D massing' });
    await english.getByText('Illustrative massing').waitFor();
    await english.getByText('from floor area ratio, density and height limit').waitFor();

    await page.getByRole('button', { name: '3D massing' }).click();
    await english.waitFor({ state: 'detached' });
    await expect.poll(() => page.url()).not.toContain('massing=1');
    await page.waitForURL((url) => !url.search.includes('/55'));
    expect(await picture(page, 600, 250)).not.toBe(raised);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
