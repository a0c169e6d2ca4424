import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';
import { prepareOwnDatabase } from '../helpers/own-database.ts';
import { ServerProcess } from '../helpers/server-process.ts';

const view = 'v=14.6/38.1715/112.7&lang=zh';
const password = '山谷里的秋天非常安静';

describe('people who work on a plan', () => {
  let browser: Browser;
  let server: ServerProcess;
  let remove: () => Promise<void>;
  let context: BrowserContext;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    const own = await prepareOwnDatabase();
    remove = own.remove;
    server = await ServerProcess.start(own.environment);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await remove();
  });

  it('come by the link of the first start, and choose a password that is not easily guessed', async () => {
    const link = (await server.firstLink()).replace('/#', `/?${view}#`);
    const opened = await openPage(browser, link);
    page = opened.page;
    context = page.context();
    await page.getByLabel('用户名').fill('wang');
    await page.getByLabel('姓名').fill('王工');
    await page.getByLabel('新密码').fill('taiyuan2021');
    await page.getByRole('button', { name: '设置并登录' }).click();
    await page.getByText('容易被猜中').waitFor();
    // the secret is not left where others could read it
    expect(page.url()).not.toContain('link=');
    await page.getByLabel('新密码').fill(password);
    await page.getByRole('button', { name: '设置并登录' }).click();
    await page.getByRole('button', { name: '账户' }).waitFor({ timeout: 60_000 });
    troubles.push(...opened.troubles.filter((text) => !text.includes('422')));
  });

  it('branch a scenario and see it', async () => {
    await page.getByRole('button', { name: '账户' }).click();
    await page.getByRole('button', { name: '新建方案' }).click();
    await page.getByLabel('方案名称').fill('比选方案');
    await page.getByRole('button', { name: '创建' }).click();
    await page.waitForURL(/scenario=\d+/, { timeout: 120_000 });
    await waitUntilDrawn(page);
    await page.getByRole('button', { name: '比选方案' }).waitFor();
  });

  it('see on one screen what is changed on another, and take it back', async () => {
    const other = await context.newPage();
    await other.goto(page.url());
    await waitUntilDrawn(other);
    const tiles: string[] = [];
    other.on('request', (request) => {
      if (request.url().includes('/tiles/WebMercatorQuad/')) tiles.push(request.url());
    });
    const scenario = /scenario=(\d+)/.exec(page.url())![1]!;
    const called = await page.evaluate(async (of) => {
      const items = `/api/scenarios/${of}/collections/zone/items`;
      const { features } = (await (
        await fetch(`${items}?landUse=1401&limit=1&bbox=112.69,38.165,112.71,38.178`)
      ).json()) as {
        features: { id: string; properties: { name?: string; parcelCode: string } }[];
      };
      const { headers } = await fetch(`${items}/${features[0]!.id}`);
      const answer = await fetch(`${items}/${features[0]!.id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json', 'if-match': headers.get('etag')! },
        body: JSON.stringify({ properties: { landUse: '0901' } }),
      });
      if (answer.status !== 204) throw new Error(await answer.text());
      const { name, parcelCode } = features[0]!.properties;
      return name ?? parcelCode;
    }, scenario);
    await expect.poll(() => tiles.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await other.getByText('王工 刚修改了 1 个要素').waitFor();
    await other.getByText(`修改 ${called}`).waitFor();
    // just what was touched: a parcel lies in a few tiles, the screen shows more
    await waitUntilDrawn(other);
    expect(new Set(tiles).size).toBeLessThanOrEqual(4);
    await other.getByRole('button', { name: '在图上查看' }).first().click();
    // the history tells of it from there on
    await other.getByText('变更后').waitFor();
    expect(await other.getByText('刚修改了').count()).toBe(0);
    await other.getByRole('button', { name: '撤销' }).first().focus();
    await other.keyboard.press('Enter');
    await other.getByText('撤销 #').first().waitFor();
    // what is taken back is not taken back again, and the keyboard stays in the history
    await other.getByText(/已由 #\d+ 撤销/).waitFor();
    await expect
      .poll(() => other.evaluate(() => document.activeElement?.textContent))
      .toContain('在图上查看');
    await other.close();
  });

  it('are told beside a change why it can’t be taken back', async () => {
    const scenario = /scenario=(\d+)/.exec(page.url())![1]!;
    await page.evaluate(async (of) => {
      const items = `/api/scenarios/${of}/collections/zone/items`;
      const { features } = (await (await fetch(`${items}?landUse=070102&limit=1`)).json()) as {
        features: { id: string; properties: { heightMax?: number } }[];
      };
      const before = features[0]!.properties.heightMax ?? null;
      const url = `${items}/${features[0]!.id}`;
      for (const height of [41, 42, 43, 44, 45, 46, 47, before]) {
        const { headers } = await fetch(url);
        const answer = await fetch(url, {
          method: 'PATCH',
          headers: { 'content-type': 'application/merge-patch+json', 'if-match': headers.get('etag')! },
          body: JSON.stringify({ properties: { heightMax: height } }),
        });
        if (answer.status !== 204) throw new Error(await answer.text());
      }
    }, scenario);
    await page.getByRole('button', { name: '变更历史' }).click();
    const oldest = page.getByRole('listitem').filter({ hasText: /#\d+/ }).nth(7);
    await oldest.getByRole('button', { name: '撤销', exact: true }).click();
    const refusal = oldest.getByText('其中有要素此后又被修改');
    await refusal.waitFor();
    const box = (await refusal.boundingBox())!;
    expect(box.y).toBeGreaterThan(0);
    expect(box.y + box.height).toBeLessThan(page.viewportSize()!.height);
    await page.keyboard.press('Escape');
  });

  it('compare scenarios: on both sides of a line, in a list, as land by class and as a workbook', async () => {
    const scenario = /scenario=(\d+)/.exec(page.url())![1]!;
    const [changed, removed] = await page.evaluate(async (of) => {
      const items = `/api/scenarios/${of}/collections/zone/items`;
      const { features } = (await (
        await fetch(`${items}?landUse=070102&limit=2&bbox=112.69,38.165,112.71,38.178`)
      ).json()) as { features: { id: string }[] };
      const [one, two] = features.map(({ id }) => id) as [string, string];
      const tagOf = async (id: string) => (await fetch(`${items}/${id}`)).headers.get('etag')!;
      await fetch(`${items}/${one}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json', 'if-match': await tagOf(one) },
        body: JSON.stringify({ properties: { landUse: '0901' } }),
      });
      await fetch(`${items}/${two}`, { method: 'DELETE', headers: { 'if-match': await tagOf(two) } });
      return [one, two];
    }, scenario);
    await page.getByRole('button', { name: '账户' }).click();
    await page.getByRole('button', { name: '与其他方案比较' }).click();
    await page.getByRole('button', { name: '比较', exact: true }).click();
    await page.locator('canvas.maplibregl-canvas').nth(1).waitFor({ timeout: 60_000 });
    expect(page.url()).toMatch(/compare=@\d+&dock=differences/);
    await page.getByRole('region', { name: '左右对比' }).getByText('删除 1 · 变更 1').waitFor();
    const list = page.getByRole('grid', { name: '变化明细' });
    const line = (text: string) => list.getByRole('row').filter({ hasText: text });
    await line('070102 二类城镇住宅用地 → 0901 商业用地').waitFor();
    // with the keyboard alone: each line is shown on both maps, and told in full
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await list.getByRole('row', { selected: true }).textContent()).toContain('商业用地');
    const details = page.getByRole('complementary', { name: '变化内容' });
    await details.getByText('用地性质').waitFor();
    await details.getByRole('button').click();
    await expect.poll(() => page.url()).toContain(`feature=zone/${changed!}`);
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: '用地增减' }).check({ force: true });
    const residential = page.getByRole('row', { name: '070102 二类城镇住宅用地' });
    expect(await residential.getByRole('cell').nth(2).textContent()).toMatch(/^−\d/);
    const workbook = await page.evaluate(
      async (path) => {
        const answer = await fetch(path);
        return { status: answer.status, type: answer.headers.get('content-type') };
      },
      (await page.getByRole('link', { name: '下载 Excel' }).getAttribute('href'))!,
    );
    expect(workbook).toEqual({
      status: 200,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
    expect(removed).not.toBe(changed);
    await page.getByRole('button', { name: '结束对比' }).click();
    expect(page.url()).not.toContain('compare=');
  });

  it('see beside what is published how a draft goes on', async () => {
    const scenario = /scenario=(\d+)/.exec(page.url())![1]!;
    const other = await context.newPage();
    await other.goto(`${server.address}/?${view}&compare=@${scenario}`);
    const comparison = other.getByRole('region', { name: '左右对比' });
    // told from the draft to what is published
    await comparison.getByText('新增 1 · 变更 1').waitFor({ timeout: 60_000 });
    await page.evaluate(async (of) => {
      const items = `/api/scenarios/${of}/collections/zone/items`;
      const { features } = (await (
        await fetch(`${items}?landUse=1401&limit=1&bbox=112.69,38.165,112.71,38.178`)
      ).json()) as { features: { id: string }[] };
      const tag = (await fetch(`${items}/${features[0]!.id}`)).headers.get('etag')!;
      await fetch(`${items}/${features[0]!.id}`, { method: 'DELETE', headers: { 'if-match': tag } });
    }, scenario);
    await comparison.getByText('新增 2 · 变更 1').waitFor({ timeout: 30_000 });
    await other.close();
  });

  it('rename a scenario, put it away and fetch it back', async () => {
    await page.getByRole('button', { name: '账户' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '改名' }).click();
    await dialog.getByLabel('方案名称').fill('比选方案二');
    await dialog.getByRole('button', { name: '改名' }).click();
    await dialog.getByRole('heading', { name: '比选方案二' }).waitFor();
    await dialog.getByRole('button', { name: '归档' }).click();
    await dialog.getByRole('button', { name: '确认归档？' }).click();
    await dialog.getByText('已归档的方案不能修改').waitFor();
    await dialog.getByText('已归档的方案（1）').click();
    await dialog.getByRole('link', { name: '比选方案二' }).waitFor();
    await dialog.getByRole('button', { name: '恢复' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByText('编制中').waitFor();
    // the button is gone, and the keyboard goes on beside it
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('新建方案');
    await dialog.getByRole('button', { name: '改名' }).click();
    await dialog.getByLabel('方案名称').fill('比选方案');
    await dialog.getByRole('button', { name: '改名' }).click();
    await dialog.getByRole('heading', { name: '比选方案', exact: false }).waitFor();
    await dialog.getByRole('button', { name: '关闭' }).click();
  });

  it('invite others, and make tokens for their programs', async () => {
    await page.getByRole('button', { name: '账户' }).click();
    await page.getByRole('button', { name: '成员管理' }).click();
    const members = page.getByRole('region', { name: '成员管理' });
    await members.getByLabel('用户名').fill('li');
    await members.getByLabel('姓名').fill('李工');
    await members.getByRole('button', { name: '邀请' }).click();
    const link = await members.getByRole('status').getByRole('textbox').inputValue();
    expect(link).toMatch(/^http:.*\/#link=[\w-]{43}$/);
    await members.getByText('li · 尚未登录').waitFor();
    // it is shown this once: nothing that goes wrong afterwards takes it away
    await members.getByLabel('用户名').fill('a b');
    await members.getByLabel('姓名').fill('赵工');
    await members.getByRole('button', { name: '邀请', exact: true }).click();
    await members.getByText('用户名为 2 至 64 个').waitFor();
    expect(await members.getByRole('status').getByRole('textbox').inputValue()).toBe(link);
    await members.getByRole('button', { name: '新邀请链接：李工' }).click();
    await expect.poll(() => members.getByRole('status').getByRole('textbox').count()).toBe(2);
    await members.getByRole('button', { name: '收起此链接或令牌' }).last().click();
    expect(await members.getByRole('status').getByRole('textbox').inputValue()).not.toBe(link);
    // whoever has the page open already follows a link all the same, and hears of one that was cut off
    const guest = await browser.newContext();
    const invited = await guest.newPage();
    await invited.goto(`${server.address}/?${view}`);
    await waitUntilDrawn(invited);
    await invited.evaluate(() => (location.hash = '#link=cut'));
    await invited.getByText('此链接不完整').waitFor();
    await invited.evaluate((hash) => (location.hash = hash), new URL(link).hash);
    await invited.getByText('此链接不完整').waitFor();
    const newest = await members.getByRole('status').getByRole('textbox').inputValue();
    await invited.evaluate((hash) => (location.hash = hash), new URL(newest).hash);
    await invited.getByText('欢迎加入').waitFor();
    expect(invited.url()).not.toContain('link=');
    // what one types is the password
    await expect
      .poll(() => invited.evaluate(() => (document.activeElement as HTMLInputElement).type))
      .toBe('password');
    await guest.close();
    await members.getByLabel('李工 的角色').selectOption('reviewer');
    await page.getByRole('button', { name: '访问令牌' }).click();
    const tokens = page.getByRole('region', { name: '访问令牌' });
    await tokens.getByRole('button', { name: '生成' }).click();
    const secret = await tokens.getByRole('status').getByRole('textbox').inputValue();
    expect(secret).toMatch(/^dayu_/);
    const headers = { authorization: `Bearer ${secret}` };
    const plans = `${server.address}/api/plans/taixin/scenarios`;
    expect((await fetch(plans, { headers })).status).toBe(200);
    await tokens.getByRole('button', { name: '收回 QGIS' }).click();
    await tokens.getByRole('button', { name: '确认收回？' }).click();
    await tokens.getByRole('button', { name: '收回 QGIS' }).waitFor({ state: 'detached' });
    expect((await fetch(plans, { headers })).status).toBe(401);
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click();
  });

  it('manage all accounts: keep somebody out, let them in, and give them a new link', async () => {
    await page.getByRole('button', { name: '账户' }).click();
    await page.getByRole('button', { name: '全部账户' }).click();
    const accounts = page.getByRole('region', { name: '全部账户' });
    await accounts.getByRole('button', { name: '停用 李工' }).click();
    await accounts.getByRole('button', { name: '确认停用？' }).click();
    await accounts.getByText('li · 已停用').waitFor();
    await accounts.getByRole('button', { name: '启用 李工' }).click();
    await accounts.getByRole('button', { name: '新邀请链接：李工' }).click();
    const link = await accounts.getByRole('status').getByRole('textbox').inputValue();
    expect(link).toMatch(/^http:.*\/#link=[\w-]{43}$/);
    // the last who can let others in stays
    await accounts.getByLabel('王工 的角色').selectOption('viewer');
    await accounts.getByText('至少保留一位管理员').waitFor();
    expect(await accounts.getByLabel('王工 的角色').inputValue()).toBe('admin');
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click();
  });

  it('stay out of what is not theirs: signed out, a scenario says that it is not for everyone', async () => {
    const address = page.url();
    await page.getByRole('button', { name: '账户' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByText('此方案仅供参与规划编制的人员查看。').waitFor({ timeout: 60_000 });
    await page.getByRole('main').getByRole('button', { name: '登录' }).click();
    await page.getByLabel('用户名').fill('wang');
    await page.getByLabel('密码', { exact: true }).fill('not the password');
    await page.getByRole('dialog').getByRole('button', { name: '登录' }).click();
    await page.getByText('用户名或密码不正确。').waitFor();
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('dialog').getByRole('button', { name: '登录' }).click();
    await page.getByRole('button', { name: '比选方案' }).waitFor({ timeout: 60_000 });
    expect(page.url()).toBe(address);
    // the same with a window of the page open, from another device
    await page.getByRole('button', { name: '账户' }).click();
    await page.getByRole('button', { name: '新建方案' }).click();
    await page.evaluate(() => fetch('/api/sessions', { method: 'DELETE' }));
    await page.getByText('此方案仅供参与规划编制的人员查看。').waitFor();
    // as soon as it is known that nobody is signed in
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('banner').getByRole('button', { name: '登录' }).waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
  });
});
