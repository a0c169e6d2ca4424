import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { landBalanceOn, type LandBalance } from '#domain/balance/land-balance.ts';
import { findBarriers } from '../helpers/accessibility.ts';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { publishedPlan } from '../helpers/published-plan.ts';

interface ZoneItem {
  properties: { landUse: string; area: number; validFrom: string | null; validTo: string | null };
}

/** Every parcel of the published plan, as the API gives it. */
async function readParcels(address: string): Promise<ZoneItem['properties'][]> {
  const parcels: ZoneItem['properties'][] = [];
  let next: string | undefined = `${address}/api/published/taixin/collections/zone/items?limit=1000`;
  while (next) {
    const page = (await (await fetch(next)).json()) as {
      features: ZoneItem[];
      links: { rel: string; href: string }[];
    };
    parcels.push(...page.features.map(({ properties }) => properties));
    next = page.features.length > 0 ? page.links.find(({ rel }) => rel === 'next')?.href : undefined;
  }
  return parcels;
}

/** What is not looked at here: the map draws sooner without it. */
const hidden =
  'hide=clusters,roads,railways,rivers,utilities,control-lines,facilities,projects,places,terrain';

/** Hectares as the table writes them. */
const written = (hectares: number) => hectares.toLocaleString('en-GB', { minimumFractionDigits: 2 });
const hectaresOf = ({ rows }: LandBalance, code: string) =>
  rows.find((row) => row.code === code)?.hectares ?? 0;

/** The cells of a line of the table. */
async function line(page: Page, name: RegExp): Promise<string[]> {
  const cells = page.getByRole('row', { name }).first().getByRole('cell');
  await cells.first().waitFor();
  return (await cells.allTextContents()).map((text) => text.trim());
}

/** Wait until a line of the table says something else in its first column than it did. */
async function waitForChange(page: Page, name: RegExp, before: string): Promise<string> {
  await expect.poll(async () => (await line(page, name))[0], { timeout: 20_000 }).not.toBe(before);
  return (await line(page, name))[0]!;
}

describe('the land balance', () => {
  let browser: Browser;
  let early: LandBalance;
  let complete: LandBalance;

  beforeAll(async () => {
    browser = await launchBrowser();
    const parcels = await readParcels(publishedPlan());
    [early, complete] = ['2024-12-08', '2031-12-08'].map((day) => landBalanceOn(parcels, day)) as [
      LandBalance,
      LandBalance,
    ];
  });
  afterAll(async () => {
    await browser.close();
  });

  it('is opened from the header, counts what is in view, and sets 2024 against 2031', async () => {
    const { page, troubles } = await openPage(browser, `${publishedPlan()}/?${hidden}`);
    await page.getByRole('button', { name: '用地平衡' }).click();
    expect((await line(page, /^合计/))[0]).toBe(written(complete.total.hectares));
    expect((await line(page, /^07 居住用地/))[0]).toBe(written(hectaresOf(complete, '07')));

    const residential = page.getByRole('row', { name: /^07 居住用地/ });
    await residential.getByRole('cell').last().click();
    await page.getByText(/^已选：07 居住用地，\d+ 块$/).waitFor();
    await residential.getByRole('rowheader').click();
    await page.getByText(/^已选/).waitFor({ state: 'detached' });

    await page.getByRole('radio', { name: '二级', exact: true }).click();
    expect((await line(page, /^0701 /))[0]).toBe(written(hectaresOf(complete, '0701')));
    await page.getByRole('button', { name: '收起居住用地的下级分类' }).click();
    await page.getByRole('row', { name: /^0701 / }).waitFor({ state: 'detached' });

    await page.getByRole('radio', { name: '当前视图', exact: true }).click();
    const whole = (await line(page, /^规划总用地/))[0]!;
    await page.getByRole('button', { name: '放大' }).click();
    await page.getByRole('button', { name: '放大' }).click();
    const part = await waitForChange(page, /^规划总用地/, whole);
    expect(Number(part.replaceAll(',', ''))).toBeLessThan(Number(whole.replaceAll(',', '')));

    await page.getByRole('radio', { name: '全域', exact: true }).click();
    await page.getByRole('radio', { name: '分期', exact: true }).click();
    const [, by2024, , by2031, change] = await line(page, /^10 工矿用地/);
    const [before, after] = [hectaresOf(early, '10'), hectaresOf(complete, '10')];
    expect([by2024, by2031]).toEqual([written(before), written(after)]);
    expect(change).toBe(`+${written(Math.round((after - before) * 100) / 100)}`);
    const totals = await line(page, /^规划总用地/);
    expect(new Set(totals.slice(0, 4))).toEqual(new Set([written(complete.total.hectares)]));

    const figure = page
      .getByRole('row', { name: /^10 工矿用地/ })
      .getByRole('button')
      .last();
    await figure.click();
    await expect(figure.getAttribute('aria-pressed')).resolves.toBe('true');
    await page.getByText(/^已选：10 工矿用地，\d+ 块$/).waitFor();
    await figure.click();
    await page.getByText(/^已选/).waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('is used by keyboard alone', async () => {
    const { page, troubles } = await openPage(
      browser,
      `${publishedPlan()}/?lang=en&date=2024-12-08&${hidden}`,
    );
    await page.getByRole('button', { name: 'Land balance' }).press('Enter');
    expect((await line(page, /^Total/))[0]).toBe(written(early.total.hectares));

    await page.getByRole('radio', { name: 'Level 1' }).press('ArrowRight');
    expect((await line(page, /^1207 /))[0]).toBe(written(hectaresOf(early, '1207')));
    await page.getByRole('radio', { name: 'Whole plan' }).press('ArrowRight');
    await expect(page.getByRole('radio', { name: 'In view' }).isChecked()).resolves.toBe(true);
    await page.keyboard.press('ArrowRight');
    const core = (await line(page, /^Total planned land/))[0]!;
    expect(Number(core.replaceAll(',', ''))).toBeLessThan(complete.total.hectares / 2);
    await page.keyboard.press('ArrowRight');

    await page.getByRole('radio', { name: 'Date', exact: true }).press('ArrowRight');
    expect((await line(page, /^07 Residential land/)).slice(0, 4)[3]).toBe(
      written(hectaresOf(complete, '07')),
    );
    const remaining = page.getByRole('row', { name: /^Not yet developed/ }).getByRole('button');
    // a line is one stop, and the arrow keys lead on
    await page
      .getByRole('row', { name: /^Total/ })
      .locator('[tabindex="0"]')
      .focus();
    await page.keyboard.press('Tab');
    const stop = page.locator(':focus');
    await expect(stop.getAttribute('aria-pressed')).resolves.toBe('false');
    await expect(stop.textContent()).resolves.toBe(await remaining.last().textContent());
    await page.keyboard.press('Home');
    await expect(stop.textContent()).resolves.toBe(await remaining.first().textContent());
    await page.keyboard.press('Enter');
    await page.getByText(/^Selected: Land not yet developed, [\d,]+ parcels$/).waitFor();
    await expect(findBarriers(page, '#dock-body')).resolves.toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText(/^Selected/).waitFor({ state: 'detached' });
    await expect(page.getByRole('table').isVisible()).resolves.toBe(true);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
