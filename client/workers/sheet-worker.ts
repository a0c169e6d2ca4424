/** Draws sheets away from the page: thousands of features take seconds, in which the map goes on. */
import { drawSheet } from '#domain/sheet/draw-sheet.ts';
import { gridOf } from '#domain/sheet/plan-grid.ts';
import type { SourceFeature } from '#domain/sheet/sheet-feature.ts';
import { layOutSheet } from '#domain/sheet/sheet-layout.ts';
import { viewAround } from '#domain/sheet/sheet-view.ts';
import { openFonts, type FontFiles } from './sheet-fonts.ts';
import type { FromSheetWorker, SheetOrder, ToSheetWorker } from './sheet-order.ts';
import { measureIn, writePdf } from './write-pdf.ts';

const features: Record<string, SourceFeature[]> = {};

addEventListener('message', ({ data }: MessageEvent<ToSheetWorker>) => {
  if (data.kind === 'features') (features[data.collection] ??= []).push(...data.features);
  else void carryOut(data.order, data.fonts);
});

async function carryOut(order: SheetOrder, files: FontFiles): Promise<void> {
  try {
    const fonts = openFonts(files);
    const layout = layOutSheet(order.paper, order.orientation);
    const view = viewAround(gridOf(order.gridLongitude), layout.map, order.scale, [...order.center]);
    const content = { ...order.content, features };
    const groups = drawSheet(view, layout, content, order.texts, measureIn(fonts));
    answer({ kind: 'drawn' });
    const { language, created, texts } = order;
    const notes = { title: texts.title, language, created };
    const file = await writePdf(groups, layout.paper, view, fonts, notes);
    const missing = [...new Set([...fonts.regular.missing, ...fonts.bold.missing])];
    answer({ kind: 'done', file, missing }, [file.buffer]);
  } catch (error) {
    console.error(error);
    answer({ kind: 'failed', reason: String(error) });
  }
}

function answer(message: FromSheetWorker, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
