import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { createDatabase, dropDatabase } from '../helpers/postgres.ts';
import { runScript } from '../helpers/run-script.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { validPlans } from '../helpers/valid-plan.ts';

const postgresUrl = process.env['DAYU_TEST_POSTGRES_URL'] ?? '';
let browser: Browser;
let database: string;
beforeAll(async () => {
  browser = await launchBrowser();
  database = await createDatabase(postgresUrl, null);
});
afterAll(async () => {
  await browser.close();
  await dropDatabase(postgresUrl, database);
});

it('shows a plan that was loaded from a folder at the address the command tells', async () => {
  const environment = { DATABASE_URL: database, DATABASE_READ_URL: '' };
  const { output } = await runScript('plan-load', [join(validPlans, 'yunxi')], environment);
  const path = /\/\?plan=\S+/.exec(output)![0];
  const server = await ServerProcess.start(environment);
  try {
    const { page, troubles } = await openPage(browser, `${server.address}${path}`);
    await expect.poll(() => page.title(), { timeout: 60_000 }).toContain('云溪示范区（示例）');
    await page.getByRole('tabpanel').getByText('居住用地').first().waitFor({ timeout: 60_000 });
    expect(page.url()).toContain('plan=yunxi');
    expect(troubles).toEqual([]);
  } finally {
    await server.stop();
  }
});
