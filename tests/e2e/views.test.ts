import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedPlan } from '../helpers/published-plan.ts';
import { launchBrowser, openPage, waitUntilDrawn } from '../helpers/browser.ts';
import { projectFolder } from '../helpers/project.ts';

const references = join(projectFolder, 'tests/golden/views');
/** Set to write the references anew; the difference is then looked at. */
const isUpdate = process.env['DAYU_UPDATE_VIEWS'] === '1';

/** Share of the pixels that may look otherwise: edges are drawn a little otherwise on each machine. */
const tolerance = 0.015;
/** How much otherwise a pixel has to look to count, 0 to 1. */
const threshold = 0.2;

interface View {
  name: string;
  query: string;
  theme?: 'dark';
}

/** From the five cities to one parcel, in both languages and all looks. */
const views: View[] = [
  { name: 'region', query: 'v=7.6/38.2/112.7&lang=zh' },
  { name: 'clusters', query: 'v=9.6/38.05/112.6&lang=zh' },
  { name: 'start-up-zone', query: 'v=11/38.17/112.7&lang=zh' },
  { name: 'start-up-zone-2024', query: 'v=11/38.17/112.7&lang=en&date=2024-12-08' },
  { name: 'centre', query: 'v=12.6/38.18/112.705&lang=en' },
  { name: 'centre-dark', query: 'v=12.6/38.18/112.705&lang=zh', theme: 'dark' },
  { name: 'centre-grey', query: 'v=12.6/38.18/112.705&lang=zh&base=grey' },
  { name: 'quarter', query: 'v=14.2/38.1715/112.7&lang=zh' },
  { name: 'quarter-exact', query: 'v=14.2/38.1715/112.7&lang=en&colors=exact' },
  { name: 'block', query: 'v=15.4/38.1715/112.7&lang=zh' },
  { name: 'parcel', query: 'v=16.8/38.1735/112.698&lang=zh' },
  { name: 'street-dark', query: 'v=18/38.1715/112.7&lang=en', theme: 'dark' },
];

describe('the map looks as it did', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(views)('in the view «$name»', async ({ name, query, theme }) => {
    const { page } = await openPage(browser, `${publishedPlan()}/?${query}`, {
      viewport: { width: 724, height: 500 },
      colorScheme: theme ?? 'light',
      reducedMotion: 'reduce',
    });
    await waitUntilDrawn(page);
    // the panels have tests of their own, and would hide half of the map
    await page.addStyleTag({
      content: 'header, .stage > :not(.map), .maplibregl-control-container { display: none }',
    });
    const shown = PNG.sync.read(await page.locator('.map').screenshot());
    await page.context().close();
    const file = join(references, `${name}.png`);
    if (isUpdate) {
      await mkdir(references, { recursive: true });
      await writeFile(file, PNG.sync.write(shown));
      return;
    }
    const expected = PNG.sync.read(await readFile(file));
    expect([shown.width, shown.height]).toEqual([expected.width, expected.height]);
    const differing = pixelmatch(shown.data, expected.data, undefined, shown.width, shown.height, {
      threshold,
    });
    expect(differing / (shown.width * shown.height)).toBeLessThan(tolerance);
  });
});
