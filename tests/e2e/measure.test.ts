import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseBetween, type Place } from '#domain/measure/geodesic.ts';
import { measureArea } from '#domain/measure/measure-shape.ts';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { publishedPlan } from '../helpers/published-plan.ts';

const center = [112.71, 38.18] as const;
const zoom = 15;

/** The place at a point of a map that looks straight down at `center`: Web Mercator, tiles of 512 pixels. */
async function placeAt(page: Page, [x, y]: readonly [number, number]): Promise<Place> {
  const map = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
  const world = 512 * 2 ** zoom;
  const mercator = Math.log(Math.tan(Math.PI / 4 + (center[1] * Math.PI) / 360));
  const north = mercator - ((y - map.y - map.height / 2) / world) * 2 * Math.PI;
  return [
    center[0] + ((x - map.x - map.width / 2) / world) * 360,
    ((2 * Math.atan(Math.exp(north)) - Math.PI / 2) * 180) / Math.PI,
  ];
}

/** The first number in a text, its thousands parted by commas. */
function numberIn(text: string): number {
  return Number(/[\d,]+(\.\d+)?/.exec(text)![0].replaceAll(',', ''));
}

describe('measuring on the map', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  // measuring needs the map, and not all that is on it: a browser that draws in software is soon overburdened
  const hidden = 'clusters,roads,utilities,control-lines,facilities,projects,places,land-use';
  const address = (language: string, at = zoom) =>
    `${publishedPlan()}/?lang=${language}&hide=${hidden}&v=${at}/${center[1]}/${center[0]}`;

  it('gives by mouse the geodesic length, the land use along the line, and an area; the map selects nothing', async () => {
    const { page, troubles } = await openPage(browser, address('zh'));
    await page.getByRole('button', { name: '量测' }).click();
    const panel = page.getByRole('article', { name: '量测' });
    await panel.getByRole('switch', { name: /吸附/ }).uncheck();
    const clicks = [
      [420, 300],
      [760, 340],
      [700, 600],
    ] as const;
    const corners = await Promise.all(clicks.map((click) => placeAt(page, click)));
    for (const click of clicks.slice(0, 2)) await page.mouse.click(click[0], click[1]);
    const result = panel.getByRole('status', { name: '量测结果' });
    const { meters } = courseBetween(corners[0]!, corners[1]!);
    // to a thousandth: half a pixel of what was clicked
    await expect
      .poll(async () => Math.abs(numberIn((await result.textContent())!) / meters - 1))
      .toBeLessThan(0.001);

    await page.keyboard.press('Enter');
    await panel
      .getByRole('table')
      .getByText('100.0%')
      .or(panel.getByText(/穿越的道路/))
      .first()
      .waitFor();
    await expect(panel.getByRole('radio', { name: /成城：/ }).count()).resolves.toBe(1);
    await expect.poll(() => page.url()).not.toContain('feature=');

    await panel.getByRole('button', { name: '继续画' }).click();
    await page.mouse.click(...clicks[2]);
    await panel.getByRole('radio', { name: '面积', exact: true }).click();
    const { squareMeters } = measureArea(corners);
    const figure = result.getByText(/^[\d.,]+ m² · /);
    await expect
      .poll(async () => Math.abs(numberIn((await figure.textContent())!) / squareMeters! - 1))
      .toBeLessThan(0.001);

    // what is measured outlives the tool
    await panel.getByRole('button', { name: '完成' }).click();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '量测' }).click();
    await figure.waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('gives by keyboard and typed coordinates exactly what the geodesic is', async () => {
    const { page } = await openPage(browser, address('en'));
    await page.getByRole('button', { name: 'Measure', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Measure');
    const panel = page.getByRole('article', { name: 'Measure' });
    const typed = panel.getByRole('textbox', { name: 'Position' });
    for (const place of ['112.7, 38.18', '112.7125, 38.19']) {
      await typed.fill(place);
      await typed.press('Enter');
    }
    const result = panel.getByRole('status', { name: 'Result' });
    const { meters } = courseBetween([112.7, 38.18], [112.7125, 38.19]);
    await result.getByText(`${(Math.round(meters * 10) / 10).toLocaleString('en-GB')} m`).waitFor();
    await panel.getByRole('textbox', { name: 'Bearing (°)' }).fill('90');
    await panel.getByRole('textbox', { name: 'Length (m)' }).fill('500');
    await page.keyboard.press('Enter');
    const total = (Math.round(meters + 500) / 1000).toLocaleString('en-GB');
    await result.getByText(new RegExp(`^${total}\\d* km$|^${Math.floor((meters + 500) / 1000)},`)).waitFor();
    const longitude = panel.getByRole('textbox', { name: 'Longitude of point 2' });
    await longitude.fill('112.7');
    await longitude.press('Enter');
    await panel.getByText('due north').first().waitFor();

    // on the map itself: one place at the crosshair, taken back again
    await page.locator('canvas.maplibregl-canvas').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(600);
    await page.keyboard.press(' ');
    await panel.getByRole('textbox', { name: 'Longitude of point 4' }).waitFor();
    await page.keyboard.press('Backspace');
    await panel.getByRole('textbox', { name: 'Longitude of point 4' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await panel.getByRole('textbox', { name: 'Longitude of point 1' }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('is used with a finger: three taps make an area, and a corner is dragged', async () => {
    const { page } = await openPage(browser, address('zh', 14), {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    await page.getByRole('button', { name: '量测' }).tap();
    const panel = page.getByRole('article', { name: '量测' });
    await panel.getByRole('radio', { name: '面积', exact: true }).tap();
    const taps = [
      [120, 200],
      [250, 180],
      [240, 330],
    ] as const;
    for (const [index, tap] of taps.entries()) {
      await page.touchscreen.tap(tap[0], tap[1]);
      await panel.getByRole('textbox', { name: `第 ${index + 1} 点经度` }).waitFor();
    }
    const result = panel.getByRole('status', { name: '量测结果' });
    await result.getByText(/周长/).waitFor();
    const before = await result.textContent();
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
    await touch('touchStart', [252, 184]);
    for (let step = 1; step <= 5; step++) await touch('touchMove', [252 + 4 * step, 184 + 10 * step]);
    await touch('touchEnd');
    await expect.poll(() => result.textContent()).not.toBe(before);
    // a hand takes its time from the map to the panel; a touch at once after a drag is taken as the end of that
    await page.waitForTimeout(500);
    await panel.getByRole('button', { name: '完成' }).tap();
    await panel.getByText('人口容量').waitFor();
    await page.context().close();
  });

  it('draws and lists many points without the page growing with each of them', async () => {
    const { page, troubles } = await openPage(browser, address('en', 13));
    await page.getByRole('button', { name: 'Measure' }).click();
    const panel = page.getByRole('article', { name: 'Measure' });
    const field = panel.getByRole('textbox', { name: 'Position' });
    await field.waitFor();
    const addPoints = (from: number, to: number) =>
      field.evaluate(
        async (input: HTMLInputElement, numbers) => {
          for (const number of numbers) {
            const angle = number / 50;
            input.value = `${112.7 + 0.02 * Math.cos(angle)}, ${38.18 + 0.02 * Math.sin(angle)}`;
            input.dispatchEvent(new Event('input', { bubbles: true }));
            input.form!.requestSubmit();
            await new Promise((resolve) => setTimeout(resolve));
          }
        },
        Array.from({ length: to - from }, (_, at) => from + at),
      );
    const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
    await addPoints(0, 200);
    await panel.getByText('101–200 of 200').waitFor();
    const before = await elements();
    await addPoints(200, 300);
    await panel.getByText('201–300 of 300').waitFor();
    expect((await elements()) - before).toBeLessThan(20);

    const earlier = panel.getByRole('button', { name: 'Earlier' });
    await earlier.click();
    await earlier.click();
    await expect(earlier.isDisabled()).resolves.toBe(true);
    await panel.getByRole('button', { name: 'Remove point 2', exact: true }).click();
    await panel.getByText('1–100 of 299').waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
