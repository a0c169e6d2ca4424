import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../helpers/accessibility.ts';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';
import { publishedPlan } from '../helpers/published-plan.ts';

/** A machine that draws maps in software on the side takes its time. */
const patient = { timeout: 10_000 };

/** What lies on a parcel would be meant before it. */
const onlyParcels = 'hide=clusters,roads,utilities,control-lines,facilities,projects,places';

/** The rows of features, from the top. */
const dataRows = (page: Page) => page.getByRole('grid').locator('[role=row][aria-selected]');

/** A column of the rows that are there, from the top. */
async function columnTexts(page: Page, column: number): Promise<string[]> {
  return dataRows(page)
    .locator(`[aria-colindex="${column}"]`)
    .evaluateAll((cells) => {
      const places = cells.map((cell) => ({
        top: cell.getBoundingClientRect().top,
        text: cell.textContent?.trim() ?? '',
      }));
      return places.toSorted((a, b) => a.top - b.top).map(({ text }) => text);
    });
}

/** The middle of what is free of the map between panel, card and time bar. */
async function middleOfFreePart(page: Page): Promise<[number, number]> {
  const box = async (selector: string) => (await page.locator(selector).first().boundingBox())!;
  const [map, panel] = [await box('canvas.maplibregl-canvas'), await box('[role=tabpanel]')];
  const [card, time] = [await box('article'), await box('.time')];
  return [(panel.x + panel.width + card.x) / 2, (map.y + time.y) / 2];
}

/** Nodes and listeners that the page holds, those out of sight as well, once all rubbish is collected. */
async function heldBy(devTools: CDPSession): Promise<{ nodes: number; listeners: number }> {
  await devTools.send('HeapProfiler.collectGarbage');
  await devTools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devTools.send('Performance.getMetrics');
  const valueOf = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  return { nodes: valueOf('Nodes'), listeners: valueOf('JSEventListeners') };
}

describe('the table of the parcels', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  it('is sorted, filtered, grouped and followed to the map by mouse, and back from the map', async () => {
    const { page, troubles } = await openPage(browser, `${publishedPlan()}/?${onlyParcels}`);
    await page
      .getByRole('group', { name: '数据面板' })
      .getByRole('button', { name: '表格' })
      .click({ timeout: 60_000 });
    await expect.poll(() => page.url()).toContain('dock=table');
    await dataRows(page).first().waitFor();

    const area = page.getByRole('columnheader', { name: /面积/ });
    const byArea = area.getByRole('button').first();
    await byArea.click();
    await byArea.click();
    await expect.poll(() => area.getAttribute('aria-sort'), patient).toBe('descending');

    await page.getByRole('button', { name: '用地性质：排序与筛选' }).click();
    await page.getByRole('checkbox', { name: /^07 居住用地/ }).check();
    await page.keyboard.press('Escape');
    await page.getByText(/^\d+ \/ [\d,]+ 行 · [\d,.]+ 公顷$/).waitFor();
    for (const use of await columnTexts(page, 2)) expect(use).toMatch(/^07/);
    const areas = (await columnTexts(page, 3)).map(Number);
    expect(areas).toEqual(areas.toSorted((a, b) => b - a));

    await page.getByLabel('分组').selectOption({ label: '用地性质（大类）' });
    const group = page.getByRole('grid').getByRole('button', { name: /^07 居住用地/ });
    await expect(group.getAttribute('aria-expanded')).resolves.toBe('false');
    await group.click();
    const first = dataRows(page).first();
    const code = (await first.getByRole('rowheader').textContent())!.trim();
    await first.click();
    const card = page.getByRole('article');
    await card.getByRole('heading', { name: code }).waitFor();
    await expect.poll(() => page.url()).toMatch(/feature=zone\//);

    const atFirst = page.url();
    await first.getByRole('button', { name: '前往地图上的位置' }).click();
    await expect.poll(() => page.url(), { timeout: 20_000 }).not.toBe(atFirst);
    const middle = await middleOfFreePart(page);
    await page.waitForFunction(() => !document.querySelector('.busy'), null, { timeout: 60_000 });
    await page.getByRole('button', { name: '关闭', exact: true }).click();
    await card.waitFor({ state: 'detached' });

    await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight }));
    await expect.poll(() => page.getByText(code, { exact: true }).evaluate(isInView), patient).toBe(false);
    await page.mouse.click(...middle);
    const highlighted = page.getByRole('row', { selected: true });
    await highlighted.getByText(code, { exact: true }).waitFor();
    await expect.poll(() => highlighted.evaluate(isInView), patient).toBe(true);
    expect(await findBarriers(page, '#dock-body')).toEqual([]);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file.split('\r\n')[0]).toMatch(/^\uFEFF地块编号,用地性质,面积（公顷）,.*,标识,经度,纬度$/);
    expect(file.split('\r\n')[1]).toMatch(new RegExp(`^${code},07`));
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('is worked by keyboard alone, in English', async () => {
    const { page, troubles } = await openPage(browser, `${publishedPlan()}/?lang=en&${onlyParcels}`);
    const button = page.getByRole('group', { name: 'Data panel' }).getByRole('button', { name: 'Table' });
    await button.waitFor({ timeout: 60_000 });
    await button.focus();
    await page.keyboard.press('Enter');
    await dataRows(page).first().waitFor();

    await page.getByLabel('Group by').focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    await expect(focused.getAttribute('role')).resolves.toBe('columnheader');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const area = page.getByRole('columnheader', { name: /Area/ });
    await expect.poll(() => area.getAttribute('aria-sort'), patient).toBe('descending');

    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('dialog').waitFor();
    await page.getByPlaceholder('Find a value').focus();
    await page.keyboard.type('residential land');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.getByText(/^\d+ of [\d,]+ · [\d,.]+ ha$/).waitFor();
    for (const use of await columnTexts(page, 2)) expect(use).toMatch(/^07/);

    await page.getByLabel('Group by').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('grid').getByRole('button', { name: /^0701/ }).first().waitFor();
    await page.getByRole('columnheader').nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused.getAttribute('aria-expanded'), patient).toBe('false');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused.getAttribute('aria-expanded'), patient).toBe('true');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused.getAttribute('role'), patient).toBe('rowheader');
    await page.keyboard.press('Enter');
    const code = (await focused.textContent())!.trim();
    await page.getByRole('article').getByRole('heading', { name: code }).waitFor();

    await page.keyboard.press('Control+End');
    await expect.poll(() => focused.evaluate(isInView), patient).toBe(true);
    // who is quicker than the page draws is not taken back to what was selected
    await page.keyboard.press('Control+Home');
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused.getAttribute('role'), patient).toBe('rowheader');
    await page.evaluate(async () => {
      for (const [key, ctrlKey] of [
        ['Enter', false],
        ['End', true],
      ] as const) {
        const pressed = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true });
        document.activeElement!.dispatchEvent(pressed);
        for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    expect(await focused.evaluate(isInView)).toBe(true);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Escape');
    await page.getByRole('article').waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('leaves nothing behind in the page when it is opened and closed again and again', async () => {
    const { page, troubles } = await openPage(browser, `${publishedPlan()}/?${onlyParcels}`);
    const button = page.getByRole('group', { name: '数据面板' }).getByRole('button', { name: '表格' });
    const close = page.getByRole('button', { name: '收起数据面板' });
    const openAndClose = async (times: number) => {
      for (let time = 0; time < times; time++) {
        await button.click({ timeout: 60_000 });
        await dataRows(page).first().waitFor();
        await close.click();
        await page.locator('#dock-body').waitFor({ state: 'detached' });
      }
    };
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Performance.enable');
    // the legend comes with the map; the first times fetch code and rows, which stay
    await waitUntilDrawn(page);
    await openAndClose(2);
    await waitUntilDrawn(page);
    const before = await heldBy(devTools);
    await openAndClose(12);
    await waitUntilDrawn(page);
    const after = await heldBy(devTools);
    // one table alone has more than a thousand nodes
    expect(after.nodes - before.nodes).toBeLessThan(200);
    expect(after.listeners - before.listeners).toBeLessThan(10);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

/** True when the element is seen in the table, below the headings. */
function isInView(element: Element): boolean {
  const grid = element.closest('[role=grid]')!.getBoundingClientRect();
  const headings = document.querySelector('[role=columnheader]')!.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  return top >= headings.bottom - 1 && bottom <= grid.bottom + 1;
}
