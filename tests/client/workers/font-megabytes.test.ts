import { stat } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { fontMegabytes } from '../../../client/workers/font-megabytes.ts';

it('says before a sheet is made how much its fonts make a browser fetch', async () => {
  const files = ['Regular', 'Bold'].map((weight) =>
    stat(`node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-${weight}.otf`),
  );
  const bytes = (await Promise.all(files)).reduce((sum, { size }) => sum + size, 0);
  expect(Math.abs(bytes / 1e6 - fontMegabytes)).toBeLessThan(0.5);
});
