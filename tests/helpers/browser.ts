import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Debian's Chromium, drawing WebGL in software; `settings` are further arguments. */
export function launchBrowser(settings: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['DAYU_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      ...settings,
    ],
  });
}

/** A page that remembers what went wrong in it, and where it tried to go. */
export interface WatchedPage {
  page: Page;
  /** Console errors, uncaught exceptions, and requests that left this machine. */
  troubles: string[];
}

/** Open a page in a profile of its own. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && origin !== new URL(address).origin)
      troubles.push(`left for ${origin}`);
  });
  await page.goto(address);
  return { page, troubles };
}

/** Wait until the map has drawn all there is to draw in the view. */
export async function waitUntilDrawn(page: Page): Promise<void> {
  await page.locator('canvas.maplibregl-canvas').waitFor({ timeout: 60_000 });
  // the legend is told what is in view once nothing is loading any more
  await page.locator('#map[aria-busy=false]').waitFor({ timeout: 60_000 });
}
