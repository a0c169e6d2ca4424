import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapText } from '#domain/sheet/wrap-text.ts';

const measure = (text: string) => [...text].length;

describe('lines of a label', () => {
  it('hold all that was written', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[大盂产业新城a-z ，]{1,40}$/),
        fc.integer({ min: 3, max: 20 }),
        (text, widest) => {
          const lines = wrapText(text, widest, measure);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });

  it('break between Chinese characters, about as wide as one another', () => {
    expect(wrapText('大盂产业新城启动区', 5, measure)).toEqual(['大盂产业新', '城启动区']);
  });

  it('are as full as they can be in running text', () => {
    expect(wrapText('大盂产业新城启动区', 7, measure, 'full')).toEqual(['大盂产业新城启', '动区']);
  });

  it('break English between words only', () => {
    expect(wrapText('Community health station', 12, measure)).toEqual(['Community', 'health', 'station']);
  });

  it('keep the breaks that are written', () => {
    expect(wrapText('070102\nDY-01', 20, measure)).toEqual(['070102', 'DY-01']);
  });
});
