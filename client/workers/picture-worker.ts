/** Draws pictures of the plan where no map can be: away from the page, as thousands of features take seconds. */
import { drawMap } from '#domain/sheet/draw-map.ts';
import type { SourceFeature } from '#domain/sheet/sheet-feature.ts';
import { millimetersPerPixel } from '#domain/sheet/sheet-style.ts';
import { paintShapes, setFont } from '../panels/export/paint-shapes.ts';
import {
  viewOfPicture,
  type FromPictureWorker,
  type PictureOrder,
  type ToPictureWorker,
} from './picture-order.ts';

const features: Record<string, SourceFeature[]> = {};

addEventListener('message', ({ data }: MessageEvent<ToPictureWorker>) => {
  if (data.kind === 'features') (features[data.collection] ??= []).push(...data.features);
  else void carryOut(data.order);
});

async function carryOut(order: PictureOrder): Promise<void> {
  try {
    const { width, height, pixelRatio, family } = order;
    const canvas = new OffscreenCanvas(Math.round(width * pixelRatio), Math.round(height * pixelRatio));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas to draw on');
    const measure = (text: string, size: number, weight: 'regular' | 'bold') => {
      // letters of a fraction of a millimetre are measured large: a canvas rounds what is small
      setFont(context, measuredSize, weight, family);
      return (context.measureText(text).width * size) / measuredSize;
    };
    const { groups, legendKeys } = drawMap(
      viewOfPicture(order),
      { ...order.content, features, letterScale: 1 },
      measure,
    );
    const scale = pixelRatio / millimetersPerPixel;
    context.scale(scale, scale);
    for (const { shapes } of groups) paintShapes(context, shapes, { family, unit: scale, scale });
    const file = await canvas.convertToBlob({ type: 'image/png' });
    answer({ kind: 'done', picture: { file, legendKeys } });
  } catch (error) {
    console.error(error);
    answer({ kind: 'failed', reason: String(error) });
  }
}

const measuredSize = 100;

function answer(message: FromPictureWorker): void {
  postMessage(message);
}
