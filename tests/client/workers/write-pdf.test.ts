import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { findLandUse } from '#domain/vocabularies/land-use.ts';
import { paperSize } from '#domain/sheet/paper.ts';
import { toPaper } from '#domain/sheet/sheet-view.ts';
import type { SheetFonts } from '../../../client/workers/sheet-fonts.ts';
import {
  deliveredFeatures,
  deliveredFonts,
  drawDelivered,
  texts,
  type DrawnSheet,
} from './delivered-sheet.ts';
import { readPdf, type ReadPage, type ReadPath } from './read-pdf.ts';

let fonts: SheetFonts;
beforeAll(() => {
  fonts = deliveredFonts();
});

/** The widest run from left to right of a path that is a line or a box. */
function widthOf({ points }: ReadPath): number {
  const across = points.map(([x]) => x);
  return Math.max(...across) - Math.min(...across);
}

function heightOf({ points }: ReadPath): number {
  const down = points.map(([, y]) => y);
  return Math.max(...down) - Math.min(...down);
}

/** Letters set apart along a line are a word all the same. */
function wordsOf(text: string): string {
  return text.replace(/\s/g, '');
}

describe('a sheet of the delivered plan', () => {
  let sheet: DrawnSheet;
  let page: ReadPage;

  beforeAll(async () => {
    sheet = await drawDelivered(fonts, { paper: 'A3', orientation: 'landscape', scale: 10_000 });
    page = await readPdf(sheet.file);
  }, 120_000);

  it('is as large as its paper', () => {
    const { width, height } = paperSize('A3', 'landscape');
    expect(page.width).toBeCloseTo(width, 2);
    expect(page.height).toBeCloseTo(height, 2);
  });

  it('is drawn in vectors, thousands of them, and holds no picture', () => {
    expect(page.images).toBe(0);
    expect(page.paths.length).toBeGreaterThan(2_000);
    expect(sheet.file.length).toBeLessThan(10_000_000);
  });

  it('has a line of 100 mm to check a print by', () => {
    const lines = page.paths.filter((path) => path.paint === OPS.stroke && heightOf(path) < 0.01);
    const bottom = Math.max(...lines.map(({ points }) => points[0]![1]));
    const [check] = lines.filter(({ points }) => points[0]![1] === bottom);
    expect(Math.abs(widthOf(check!) - 100)).toBeLessThan(0.05);
  });

  it('has a scale bar whose 500 m are 50 mm, in five parts', () => {
    const parts = page.paths.filter(
      (path) => Math.abs(widthOf(path) - 10) < 0.05 && heightOf(path) < 3 && heightOf(path) > 1,
    );
    expect(parts).toHaveLength(5);
    const across = parts.flatMap(({ points }) => points.map(([x]) => x));
    expect(Math.abs(Math.max(...across) - Math.min(...across) - 50)).toBeLessThan(0.05);
    expect(page.text).toContain('500 米');
  });

  it('has a parcel where the grid says it lies, to a hundredth of a millimetre', () => {
    const shown = deliveredFeatures()['zone']!.find(({ geometry }) => {
      if (geometry.type !== 'Polygon') return false;
      const [x, y] = toPaper(sheet.view, geometry.coordinates[0]![0]!);
      return Math.hypot(x - 150, y - 150) < 20;
    })!;
    if (shown.geometry.type !== 'Polygon') throw new Error('no such parcel');
    const expected = shown.geometry.coordinates[0]!.slice(0, -1).map((position) =>
      toPaper(sheet.view, position),
    );
    const found = page.paths.some(({ points }) =>
      expected.every(([x, y]) => points.some(([px, py]) => Math.hypot(px - x, py - y) < 0.03)),
    );
    expect(found).toBe(true);
  });

  it('can be searched: its words are text, Chinese ones too, each once', () => {
    for (const word of [texts.title, '图例', '太忻大道', '审图号：', '北部活力方城', '070102'])
      expect(wordsOf(page.text)).toContain(wordsOf(word));
    expect(page.text.split(texts.title)).toHaveLength(2);
  });

  it('explains in its legend what it shows', () => {
    for (const code of ['07', '09', '14']) expect(wordsOf(page.text)).toContain(findLandUse(code)!.zh);
    for (const word of ['主干路', '小学', '城市绿线', '核心区']) expect(page.text).toContain(word);
  });

  it('names the lines of the grid, 500 m apart', () => {
    expect(page.text).toMatch(/38\d 000/);
    expect(page.text).toMatch(/4 22\d 500/);
  });

  it('has layers that a reader can switch off', () => {
    expect(page.layers).toContain('规划用地 Land use');
    expect(page.layers).toContain('道路 Roads');
  });
});

describe('what a sheet leaves out', () => {
  it('is what is hidden on the map, with its entries in the legend', async () => {
    const { file } = await drawDelivered(fonts, {
      paper: 'A4',
      orientation: 'portrait',
      scale: 10_000,
      hidden: ['land-use', 'facilities'],
    });
    const { text, layers, width, height } = await readPdf(file);
    expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
    expect(layers).not.toContain('规划用地 Land use');
    expect(text).not.toContain('居住用地');
    expect(text).not.toContain('小学');
    expect(text).toContain('主干路');
    // the planned area covers the ground of the whole frame
    expect(wordsOf(text)).not.toContain('由低到高');
  });

  it('is never a letter: what the font lacks is a box', async () => {
    const { file } = await drawDelivered(fonts, {
      paper: 'A4',
      orientation: 'landscape',
      scale: 5_000,
      features: {},
      words: { title: '𰻝规划图' },
    });
    const { text } = await readPdf(file);
    expect(text).toContain('□规划图');
    expect(fonts.bold.missing).toContain('𰻝');
  });

  it('is nothing in the names of the delivered plan: the font has every letter of them', () => {
    for (const features of Object.values(deliveredFeatures())) {
      for (const { properties } of features) {
        for (const field of ['name', 'nameEn', 'parcelCode']) {
          const name = properties[field];
          if (typeof name !== 'string') continue;
          expect(fonts.regular.writable(name)).toBe(name);
          expect(fonts.bold.writable(name)).toBe(name);
        }
      }
    }
  });
});
