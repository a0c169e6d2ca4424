import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';
import { prepareOwnDatabase } from '../helpers/own-database.ts';
import { ServerProcess } from '../helpers/server-process.ts';

const password = '山谷里的秋天非常安静';
const center = [112.7, 38.1715] as const;
const zoom = 16.2;
const view = `v=${zoom}/${center[1]}/${center[0]}&lang=zh`;

interface Parcel {
  id: string;
  geometry: { type: 'Polygon'; coordinates: [number, number][][] };
  properties: { parcelCode: string; landUse: string };
}

describe('planners who draw', () => {
  let browser: Browser;
  let server: ServerProcess;
  let remove: () => Promise<void>;
  let page: Page;
  let scenario: string;
  let parcel: Parcel;
  const troubles: string[] = [];

  beforeAll(async () => {
    const own = await prepareOwnDatabase();
    remove = own.remove;
    server = await ServerProcess.start(own.environment);
    browser = await launchBrowser();
    const opened = await openPage(browser, (await server.firstLink()).replace('/#', `/?${view}#`));
    page = opened.page;
    await page.getByLabel('用户名').fill('wang');
    await page.getByLabel('姓名').fill('王工');
    await page.getByLabel('新密码').fill(password);
    await page.getByRole('button', { name: '设置并登录' }).click();
    await page.getByRole('button', { name: '账户' }).waitFor({ timeout: 60_000 });
    scenario = await page.evaluate(async () => {
      const { scenarios } = (await (await fetch('/api/plans/taixin/scenarios')).json()) as {
        scenarios: { id: number; status: string }[];
      };
      const from = scenarios.find(({ status }) => status === 'published')!.id;
      const answer = await fetch('/api/plans/taixin/scenarios', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ from, title: { zh: '绘图', en: 'Drawing' } }),
      });
      return String(((await answer.json()) as { id: number }).id);
    });
    troubles.push(...opened.troubles);
    await openEditor();
    parcel = await page.evaluate(async (of) => {
      const near = 'bbox=112.699,38.171,112.7,38.172';
      const { features } = (await (
        await fetch(`/api/scenarios/${of}/collections/zone/items?${near}&limit=50`)
      ).json()) as { features: Parcel[] };
      // one of the blocks, not of the streets between them
      return features.find(({ properties }) => !properties.landUse.startsWith('12'))!;
    }, scenario);
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  async function openEditor() {
    await page.goto(`${server.address}/?scenario=${scenario}&${view}`);
    await waitUntilDrawn(page);
    await page.getByRole('button', { name: '编辑地块' }).click();
    await panel().getByRole('radio', { name: '选择' }).waitFor({ timeout: 60_000 });
  }

  const panel = () => page.getByRole('article', { name: '编辑地块' });
  const use = (tool: string) => panel().getByRole('radio', { name: tool }).check({ force: true });
  const tiled = () => panel().getByText('地块铺满规划范围');

  /** The point of the screen at a place, of a map that looks straight down: Web Mercator, tiles of 512 pixels. */
  async function pointOf([longitude, latitude]: readonly [number, number]): Promise<[number, number]> {
    const map = (await page.locator('canvas.maplibregl-canvas').first().boundingBox())!;
    const world = 512 * 2 ** zoom;
    const mercator = (degrees: number) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360));
    return [
      map.x + map.width / 2 + ((longitude - center[0]) / 360) * world,
      map.y + map.height / 2 - ((mercator(latitude) - mercator(center[1])) / (2 * Math.PI)) * world,
    ];
  }

  /** Points of a parcel on the screen: its middle, and beyond its western and eastern side. */
  async function pointsOf({ geometry }: Parcel) {
    const ring = geometry.coordinates[0]!;
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
    const [west, east] = [Math.min(...xs), Math.max(...xs)];
    const y = (Math.min(...ys) + Math.max(...ys)) / 2;
    return {
      middle: await pointOf([(west + east) / 2, y]),
      west: await pointOf([west - 0.0002, y]),
      east: await pointOf([east + 0.0002, y]),
    };
  }

  it('part a parcel by a line, see that all still fits, and take it back', async () => {
    const { middle, west, east } = await pointsOf(parcel);
    await page.mouse.click(...middle);
    await panel().getByText('已选 1 个地块').waitFor();
    expect(await panel().getByLabel('地块编号').inputValue()).toBe(parcel.properties.parcelCode);
    await use('分割');
    await page.keyboard.down('Alt');
    await page.mouse.click(...west);
    await page.mouse.click(...east);
    await page.keyboard.up('Alt');
    await panel().getByRole('button', { name: '完成' }).click();
    await panel().getByText('个要素待提交').waitFor();
    await tiled().waitFor();
    await panel().getByRole('button', { name: '撤销' }).click();
    await panel().getByText('尚无待提交的修改').waitFor();
  });

  it('are told of an overlap while the mouse moves, and have it mended', async () => {
    const [x, y] = (await pointsOf(parcel)).middle;
    await use('矩形');
    await page.keyboard.down('Alt');
    await page.mouse.click(x - 30, y - 30);
    await page.mouse.click(x + 30, y - 30);
    await page.mouse.move(x + 30, y + 30);
    // before it is drawn
    await panel()
      .getByText(/拓扑问题/)
      .waitFor();
    await page.mouse.click(x + 30, y + 30);
    await page.keyboard.up('Alt');
    await panel().getByText('已选 1 个地块').waitFor();
    await panel()
      .getByRole('button', { name: /^裁去重叠/ })
      .first()
      .click();
    await expect.poll(() => panel().getByRole('alert').textContent()).toMatch(/已全部被其他地块占用/);
    await page.keyboard.press('Control+z');
    await tiled().waitFor();
  });

  it('name another use, see the balance move, commit, and commit it back', async () => {
    const { middle } = await pointsOf(parcel);
    await use('选择');
    await page.mouse.click(...middle);
    await panel().getByLabel('用地性质').selectOption('1401');
    await panel().getByText(/^1401/).last().waitFor();
    await panel()
      .getByText(/^\+[\d.]+ 公顷 · \+[\d.]+ 亩$/)
      .first()
      .waitFor();
    const landUse = () =>
      page.evaluate(
        async ([of, id]) =>
          ((await (await fetch(`/api/scenarios/${of}/collections/zone/items/${id}`)).json()) as Parcel)
            .properties.landUse,
        [scenario, parcel.id],
      );
    expect(await landUse()).toBe(parcel.properties.landUse);
    await panel().getByLabel('修改说明').fill('改为公园');
    await panel().getByRole('button', { name: '提交' }).click();
    await panel().getByText('已提交。').waitFor();
    expect(await landUse()).toBe('1401');
    // what was committed can be taken back all the same
    await panel().getByRole('button', { name: '撤销' }).click();
    await panel().getByLabel('修改说明').fill('改回');
    await panel().getByRole('button', { name: '提交' }).click();
    await panel().getByText('已提交。').waitFor();
    expect(await landUse()).toBe(parcel.properties.landUse);
  });

  it('lose nothing when the page is loaded again before they commit', async () => {
    const { middle } = await pointsOf(parcel);
    await page.mouse.click(...middle);
    await panel().getByLabel('用地性质').selectOption('1403');
    await panel().getByText('1 个要素待提交，已保存在本机').waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await openEditor();
    await panel().getByText('1 个要素待提交').waitFor();
    await panel().getByRole('button', { name: '撤销' }).click();
    await panel().getByText('尚无待提交的修改').waitFor();
  });

  it('select with the keyboard what is under the crosshair', async () => {
    await page.locator('canvas.maplibregl-canvas').first().focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForTimeout(500);
    await page.keyboard.press('Enter');
    await panel().getByText('已选 1 个地块').waitFor();
    expect(troubles.filter((text) => !text.includes('401'))).toEqual([]);
  });
});
