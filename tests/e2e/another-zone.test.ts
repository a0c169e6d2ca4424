import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { createDatabase, dropDatabase } from '../helpers/postgres.ts';
import { runScript } from '../helpers/run-script.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { validPlans } from '../helpers/valid-plan.ts';

const postgresUrl = process.env['DAYU_TEST_POSTGRES_URL'] ?? '';
const yunxi = join(validPlans, 'yunxi');
let browser: Browser;
let database: string;
let server: ServerProcess;
/** Where the command says that the first plan is. */
let path: string;
beforeAll(async () => {
  browser = await launchBrowser();
  database = await createDatabase(postgresUrl, null);
  path = /\/\?plan=\S+/.exec(await load(yunxi))![0];
  server = await ServerProcess.start({ DATABASE_URL: database, DATABASE_READ_URL: '' });
});
afterAll(async () => {
  await server.stop();
  await browser.close();
  await dropDatabase(postgresUrl, database);
});

async function load(folder: string): Promise<string> {
  const environment = { DATABASE_URL: database, DATABASE_READ_URL: '' };
  return (await runScript('plan-load', [folder], environment)).output;
}

const switcher = (page: Page) => page.locator('header button[aria-haspopup="menu"]');

it('shows a plan that was loaded from a folder at the address the command tells', async () => {
  const { page, troubles } = await openPage(browser, `${server.address}${path}`);
  await expect.poll(() => page.title(), { timeout: 60_000 }).toContain('云溪示范区（示例）');
  await page.getByRole('tabpanel').getByText('居住用地').first().waitFor({ timeout: 60_000 });
  await expect.poll(() => page.url()).toContain('plan=yunxi');
  // there is nothing to choose from
  expect(await switcher(page).count()).toBe(0);
  expect(troubles).toEqual([]);
  await page.context().close();
});

describe('beside a second plan', () => {
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dayu-plan-'));
    await cp(yunxi, folder, { recursive: true });
    const document = await readFile(join(folder, 'plan.json'), 'utf8');
    await writeFile(
      join(folder, 'plan.json'),
      document
        .replace('"yunxi"', '"lanting"')
        .replace('云溪示范区（示例）', '兰亭水乡与会稽山麓协同发展示范区（示例）')
        .replace('Yunxi demonstration zone', 'Lanting water town and Kuaiji foothills demonstration zone'),
    );
    await load(folder);
    await rm(folder, { recursive: true });
  });

  it('goes from one plan to the other by the keys of a menu', async () => {
    const { page, troubles } = await openPage(browser, server.address);
    const button = page.getByRole('button', { name: '云溪示范区（示例）' });
    await button.waitFor({ timeout: 60_000 });
    await button.focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('menu', { name: '切换规划' });
    const items = menu.getByRole('menuitemradio');
    expect(await items.allInnerTexts()).toEqual([
      '云溪示范区（示例）',
      '兰亭水乡与会稽山麓协同发展示范区（示例）',
    ]);
    await expect.poll(() => hasFocus(items.nth(0))).toBe(true);
    expect(await items.nth(0).getAttribute('aria-checked')).toBe('true');
    await page.keyboard.press('ArrowUp');
    expect(await hasFocus(items.nth(1))).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await hasFocus(items.nth(0))).toBe(true);
    await page.keyboard.press('Escape');
    expect([await menu.count(), await hasFocus(button)]).toEqual([0, true]);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => hasFocus(items.nth(1))).toBe(true);
    await page.keyboard.press('Space');
    await page.waitForURL(/\?plan=lanting/);
    await expect.poll(() => page.title(), { timeout: 60_000 }).toContain('兰亭');
    await page.goBack();
    await expect.poll(() => page.title(), { timeout: 60_000 }).toContain('云溪');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('has targets for fingers on a narrow screen, closes on a touch elsewhere, and keeps the language', async () => {
    const { page, troubles } = await openPage(browser, `${server.address}/?plan=lanting&lang=en`, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    });
    const button = page.getByRole('button', { name: /^Lanting/ });
    await button.waitFor({ timeout: 60_000 });
    await button.tap();
    const items = page.getByRole('menu', { name: 'Plans' }).getByRole('menuitemradio');
    await items.first().waitFor();
    for (const target of [button, ...(await items.all())]) {
      const { x, width, height } = (await target.boundingBox())!;
      expect(height).toBeGreaterThanOrEqual(44);
      expect([x >= 0, x + width <= 360]).toEqual([true, true]);
    }
    await page.touchscreen.tap(180, 400);
    await items.first().waitFor({ state: 'detached' });
    await button.tap();
    // where one is already nothing happens
    await items.nth(1).tap();
    await items.first().waitFor({ state: 'detached' });
    await expect.poll(() => page.url()).toContain('plan=lanting');
    await button.tap();
    await items.nth(0).tap();
    await page.waitForURL(/\?plan=yunxi&lang=en/);
    await expect.poll(() => page.title(), { timeout: 60_000 }).toContain('Yunxi');
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}
