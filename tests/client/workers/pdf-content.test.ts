import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import type { TextShape } from '#domain/sheet/shape.ts';
import { PdfContent } from '../../../client/workers/pdf-content.ts';
import { PdfResources } from '../../../client/workers/pdf-resources.ts';
import { deliveredFonts } from './delivered-sheet.ts';

function letter(text: string, y: number): TextShape {
  return {
    type: 'text',
    text,
    x: 10,
    y,
    align: 'middle',
    size: 2,
    weight: 'regular',
    color: '#000000',
    halo: { color: '#ffffff', width: 0.2 },
  };
}

describe('the letters of a name that stands upright', () => {
  it('are one word for who searches, and lie over all of their halos', async () => {
    const fonts = deliveredFonts();
    const document = await PDFDocument.create();
    const embedded = { regular: await fonts.regular.embed(document), bold: await fonts.bold.embed(document) };
    const content = new PdfContent(new PdfResources(document, fonts, embedded), fonts, embedded);
    const letters = [letter('纵', 10), letter('5', 12), letter('路', 14)];
    content.group({ title: '', shapes: [{ type: 'stack', text: '纵5路', letters }] });
    const written = content.toString();
    const [halos, text] = written.split('/Span <</ActualText <FEFF7EB500358DEF>>> BDC') as [string, string];
    expect(halos.match(/ Do Q/g)).toHaveLength(3);
    expect(text).not.toContain(' Do Q');
    expect(text.slice(0, text.indexOf('EMC')).match(/ Tj ET/g)).toHaveLength(3);
  });
});
