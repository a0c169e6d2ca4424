import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { findBarriers } from '../helpers/accessibility.ts';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';
import { prepareOwnDatabase } from '../helpers/own-database.ts';
import { RealProvider } from '../helpers/real-provider.ts';
import { ServerProcess } from '../helpers/server-process.ts';

const view = 'v=14.6/38.1715/112.7&lang=zh';
const password = '山谷里的秋天非常安静';
const client = { id: 'dayu', secret: 'a secret of the client' };
const providerName = '省统一认证';

/** A port that is free, for an address that must be known before the server starts. */
async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('people who come through an identity provider', () => {
  let browser: Browser;
  let server: ServerProcess;
  let provider: RealProvider;
  let remove: () => Promise<void>;
  let administrator: Page;

  beforeAll(async () => {
    const own = await prepareOwnDatabase();
    remove = own.remove;
    const port = await freePort();
    // another name than Dayu's, and so another site: cookies that are `SameSite=Strict` don't come back from it
    provider = await RealProvider.start(
      { ...client, redirectUri: `http://127.0.0.1:${port}/api/oidc/callback` },
      'localhost',
    );
    server = await ServerProcess.start({
      ...own.environment,
      PORT: String(port),
      DAYU_OIDC_ISSUER: provider.issuer,
      DAYU_OIDC_CLIENT_ID: client.id,
      DAYU_OIDC_CLIENT_SECRET: client.secret,
      DAYU_OIDC_NAME: providerName,
      DAYU_OIDC_NAME_EN: 'Province ID',
    });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await provider.stop();
    await remove();
  });

  /** A page in a browser of its own; what the provider's pages load from the internet is left out. */
  async function open(address: string): Promise<Page> {
    const { page } = await openPage(browser, 'about:blank');
    await page.route(/googleapis/, (route) => route.abort());
    await page.goto(address);
    return page;
  }

  /** Sign in at the provider's own page, and agree. */
  async function passProvider(page: Page, name: string): Promise<void> {
    await page.getByPlaceholder('Enter any login').fill(name);
    await page.getByPlaceholder('and password').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  /** Open the sign-in dialog of a page, and go to the provider. */
  async function leave(page: Page): Promise<void> {
    await page.getByRole('button', { name: '登录', exact: true }).first().click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `用${providerName}登录` })
      .click();
    await page.waitForURL(`${provider.issuer}/**`);
  }

  async function invite(name: string): Promise<string> {
    const link = await administrator.evaluate(async (person) => {
      const answer = await fetch('/api/plans/taixin/members', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: person, displayName: '李工', role: 'planner' }),
      });
      return ((await answer.json()) as { link: string }).link;
    }, name);
    return link.replace('/#', `/?${view}#`);
  }

  it('are told plainly that nobody here has their identity', async () => {
    const page = await open(`${server.address}/?${view}`);
    await leave(page);
    await passProvider(page, 'stranger');
    await page.getByText('此统一身份尚未关联任何账户').waitFor({ timeout: 60_000 });
    // what was said is not left in the address, and the view is the one that they left
    await page.waitForURL((url) => url.hash === '' && url.search.includes('v=14.6'));
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '登录' }).click();
    await page.getByLabel('用户名').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  });

  it('join by an invitation, and come back from another site signed in', async () => {
    administrator = await open((await server.firstLink()).replace('/#', `/?${view}#`));
    await administrator.getByLabel('用户名').fill('wang');
    await administrator.getByLabel('姓名').fill('王工');
    // the first account has a password: it must get in while the provider is down
    expect(await administrator.getByRole('button', { name: providerName }).count()).toBe(0);
    await administrator.getByLabel('新密码').fill(password);
    await administrator.getByRole('button', { name: '设置并登录' }).click();
    await administrator.getByRole('button', { name: '账户' }).waitFor({ timeout: 60_000 });
    const page = await open(await invite('li'));
    await page.getByRole('button', { name: `用${providerName}加入，不设密码` }).click();
    await passProvider(page, 'li-at-province');
    await page.getByRole('button', { name: '账户' }).waitFor({ timeout: 60_000 });
    expect(page.url()).not.toContain('link=');
    expect(page.url()).not.toContain('code=');
    await waitUntilDrawn(page);
    await page.getByRole('button', { name: '账户' }).click();
    await page.getByText('li · 编制').waitFor();
    await page.getByRole('region', { name: '统一身份登录' }).getByText('li-at-province@province').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    // the only way in stays
    await page.getByRole('button', { name: '解除 li-at-province@province' }).click();
    await page.getByText('这是唯一的登录方式').waitFor();
    const cookies = await page.context().cookies(server.address);
    expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
      ['dayu-session', true, 'Strict'],
    ]);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('button', { name: '登录', exact: true }).waitFor({ timeout: 60_000 });
    await leave(page).catch(() => undefined);
    // the provider knows them still, and asks for nothing
    await page.getByRole('button', { name: '账户' }).waitFor({ timeout: 60_000 });
    await page.context().close();
  });

  it('link an identity to the account that they have, and use it from then on', async () => {
    await administrator.getByRole('button', { name: '账户' }).click();
    const section = administrator.getByRole('region', { name: '统一身份登录' });
    await section.getByRole('button', { name: `关联${providerName}` }).click();
    await section.getByLabel('当前密码').fill('not the password');
    await section.getByRole('button', { name: `关联${providerName}` }).click();
    await section.getByText('当前密码不正确').waitFor();
    await section.getByLabel('当前密码').fill(password);
    await section.getByRole('button', { name: `关联${providerName}` }).click();
    await passProvider(administrator, 'wang-at-province');
    await administrator.getByText('关联完成').waitFor({ timeout: 60_000 });
    await administrator.getByRole('button', { name: '关闭', exact: true }).click();
    const page = await open(`${server.address}/?${view.replace('zh', 'en')}`);
    await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
    await page.getByRole('button', { name: 'Sign in with Province ID' }).click();
    await passProvider(page, 'wang-at-province');
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByText('wang · Admin').waitFor();
    await page.context().close();
  });

  it('are told when the provider is down, and sign in with their password', async () => {
    const page = await open(`${server.address}/?${view}`);
    await page.getByRole('button', { name: '登录', exact: true }).first().click();
    const problem = { status: 503, code: 'oidc-unavailable', title: 'Busy', detail: 'It does not answer.' };
    await page.route('**/api/oidc/sign-in', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `用${providerName}登录` })
      .click();
    await page.getByText('统一身份认证暂时无法使用').waitFor();
    await page.getByLabel('用户名').fill('wang');
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('dialog').getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('button', { name: '账户' }).waitFor({ timeout: 60_000 });
    await page.context().close();
  });
});
