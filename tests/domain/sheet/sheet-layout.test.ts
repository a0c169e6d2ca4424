import { describe, expect, it } from 'vitest';
import { paperNames, paperSize, type Box } from '#domain/sheet/paper.ts';
import { layOutPicture, layOutSheet } from '#domain/sheet/sheet-layout.ts';

const orientations = ['portrait', 'landscape'] as const;
const sheets = paperNames.flatMap((paper) => orientations.map((orientation) => ({ paper, orientation })));

function overlap(a: Box, b: Box): boolean {
  const tolerance = 1e-6;
  return (
    a.x < b.x + b.width - tolerance &&
    b.x < a.x + a.width - tolerance &&
    a.y < b.y + b.height - tolerance &&
    b.y < a.y + a.height - tolerance
  );
}

describe('the parts of a sheet', () => {
  it('has the sizes of ISO 216, each half the one before', () => {
    expect(paperSize('A4', 'portrait')).toEqual({ width: 210, height: 297 });
    expect(paperSize('A0', 'landscape')).toEqual({ width: 1189, height: 841 });
  });

  it.each(sheets)(
    'stand side by side inside the border of an $paper $orientation',
    ({ paper, orientation }) => {
      const { paper: size, border, title, map, legend, facts } = layOutSheet(paper, orientation);
      const parts = [title, map, legend, facts];
      for (const [at, part] of parts.entries()) {
        expect(part.width).toBeGreaterThan(10);
        expect(part.height).toBeGreaterThan(10);
        expect(part.x).toBeGreaterThanOrEqual(border.x - 1e-6);
        expect(part.y).toBeGreaterThanOrEqual(border.y - 1e-6);
        expect(part.x + part.width).toBeLessThanOrEqual(border.x + border.width + 1e-6);
        expect(part.y + part.height).toBeLessThanOrEqual(border.y + border.height + 1e-6);
        for (const other of parts.slice(at + 1)) expect(overlap(part, other)).toBe(false);
      }
      // what printers can't reach stays white
      expect(border.x).toBeGreaterThanOrEqual(5);
      expect(border.y + border.height).toBeLessThanOrEqual(size.height - 5);
    },
  );

  it.each(sheets)('leave more than half of an $paper $orientation to the map', ({ paper, orientation }) => {
    const { border, map } = layOutSheet(paper, orientation);
    expect((map.width * map.height) / (border.width * border.height)).toBeGreaterThan(0.5);
  });

  it('takes up the whole of a picture', () => {
    const { title, map, legend, facts } = layOutPicture({ width: 1920, height: 1080 }, 5.6);
    const area = [title, map, legend, facts].reduce((sum, { width, height }) => sum + width * height, 0);
    expect(area).toBeCloseTo(1920 * 1080, 3);
  });
});
