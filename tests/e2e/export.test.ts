import { readFile } from 'node:fs/promises';
import pixelmatch from 'pixelmatch';
import type { Browser, Download, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperSize } from '#domain/sheet/paper.ts';
import { readPdf } from '../client/workers/read-pdf.ts';
import { publishedPlan } from '../helpers/published-plan.ts';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';

const address = publishedPlan();
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What the page saves once something is done on it. */
async function savedAfter(page: Page, action: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 100_000 }), action()]);
  return download;
}

/** Width and height as the header of a PNG says them. */
function sizeOfPng(file: Buffer): { width: number; height: number } {
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}

const view = '14.5/38.19/112.71';

describe('taking the map along', () => {
  it('saves an A3 sheet true to scale, in Chinese and by mouse', async () => {
    const { page, troubles } = await openPage(browser, `${address}/?v=${view}`);
    await page.getByRole('button', { name: '出图' }).click();
    await page.getByRole('tab', { name: '图纸 PDF' }).click();
    await page.getByText('图纸一律采用规范标准色。').waitFor();
    await page.getByLabel('比例尺').selectOption('5000');
    const frame = page.getByRole('button', { name: /^图幅框/ });
    await frame.waitFor();
    const before = (await frame.boundingBox())!;
    await page.mouse.move(before.x + 40, before.y + 10);
    await page.mouse.down();
    await page.mouse.move(before.x + 90, before.y + 60, { steps: 4 });
    await page.mouse.up();
    await page.getByText('图幅已固定').waitFor();
    const download = await savedAfter(page, () => page.getByRole('button', { name: '导出 PDF' }).click());
    expect(download.suggestedFilename()).toBe('taixin-2031-12-08.pdf');
    await page.getByText(/已导出 taixin-2031-12-08\.pdf/).waitFor();
    const sheet = await readPdf(await readFile(await download.path()));
    const { width, height } = paperSize('A3', 'landscape');
    expect(sheet.width).toBeCloseTo(width, 1);
    expect(sheet.height).toBeCloseTo(height, 1);
    expect(sheet.images).toBe(0);
    for (const word of ['太忻经济区（太原片区）规划图', '1:5 000', '图例', '示意图，未经审图', 'EPSG:4547'])
      expect(sheet.text.replaceAll('\n', '')).toContain(word);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('saves a picture at the size that is asked for, in English and by keyboard', async () => {
    const { page, troubles } = await openPage(browser, `${address}/?lang=en&v=${view}`);
    const tool = page.getByRole('button', { name: 'Export', exact: true });
    await tool.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Custom' }).focus();
    await page.keyboard.press('Space');
    for (const [label, pixels] of [
      ['Width', '9000'],
      ['Height', '700'],
    ] as const) {
      await page.getByLabel(label, { exact: true }).focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(pixels);
    }
    await page.getByText('Width and height must be whole numbers from 320 to 8192.').waitFor();
    await page.getByLabel('Width', { exact: true }).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('900');
    await page.getByText(/Legend and notes need at least 960 pixels/).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1000');
    await page.getByText(/The legend will be very small/).waitFor();
    const make = page.getByRole('button', { name: 'Export PNG' });
    await make.focus();
    const download = await savedAfter(page, () => page.keyboard.press('Enter'));
    expect(download.suggestedFilename()).toBe('taixin-2031-12-08.png');
    await page.getByText(/Exported taixin-2031-12-08\.png/).waitFor();
    const file = await readFile(await download.path());
    expect(sizeOfPng(file)).toEqual({ width: 1000, height: 700 });
    expect(file.length).toBeGreaterThan(50_000);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('makes a picture in the theme and language it was asked for in, whatever is chosen meanwhile', async () => {
    const { page, troubles } = await openPage(browser, `${address}/?v=${view}`);
    await waitUntilDrawn(page);
    const make = async (meanwhile: () => Promise<void>) => {
      const download = await savedAfter(page, meanwhile);
      return PNG.sync.read(await readFile(await download.path()));
    };
    await page.getByRole('button', { name: '出图' }).click();
    await page.getByRole('radio', { name: '自定义' }).check();
    await page.getByLabel('宽', { exact: true }).fill('1000');
    await page.getByLabel('高', { exact: true }).fill('700');
    const alone = await make(() => page.getByRole('button', { name: '导出 PNG' }).click());
    // pressed in one turn of the page, in which no picture can have been drawn
    const disturbed = await make(() =>
      page.evaluate(() => {
        const press = (selector: string) => document.querySelector<HTMLElement>(selector)!.click();
        press('button.make');
        press('[aria-label=切换到深色]');
        press('.language button:last-of-type');
      }),
    );
    await page.getByRole('button', { name: 'Switch to light theme' }).waitFor();
    const differing = pixelmatch(disturbed.data, alone.data, undefined, 1000, 700, { threshold: 0.2 });
    expect(differing / 700_000).toBeLessThan(0.01);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
