import { collectionsOnSheet } from '#domain/sheet/sheet-style.ts';
import { boundsOfView } from '#domain/sheet/sheet-view.ts';
import { ApiError } from '../../api/api-error.ts';
import type { Plan } from '../../api/types.ts';
import { exportOf } from '../../state/tools/map-export.svelte.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import {
  viewOfPicture,
  type DrawnPicture,
  type FromPictureWorker,
  type PictureFrame,
  type PictureOrder,
  type ToPictureWorker,
} from '../../workers/picture-order.ts';

/**
 * A picture of the plan as it is on the day shown, in the language and theme of the page; null when it was called off meanwhile.
 * Throws an ApiError when the plan can't be read, and an Error when this device draws no pictures either.
 */
export async function drawPlanPicture(
  workspace: Workspace,
  plan: Plan,
  frame: PictureFrame,
  signal: AbortSignal,
): Promise<DrawnPicture | null> {
  const { language, theme, timeline, layers, directory } = workspace;
  const order: PictureOrder = {
    ...frame,
    pixelRatio: Math.min(2, devicePixelRatio),
    content: {
      language: language.current,
      date: timeline.date,
      hidden: layers.hidden,
      areaLabels: directory.labels,
      theme: theme.current,
      colors: layers.colors,
    },
    family: getComputedStyle(document.body).fontFamily,
  };
  const worker = new Worker(new URL('../../workers/picture-worker.ts', import.meta.url), { type: 'module' });
  const tell = (message: ToPictureWorker) => worker.postMessage(message);
  const called = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
  try {
    const bounds = boundsOfView(viewOfPicture(frame));
    for (const collection of collectionsOnSheet({ ...order.content, letterScale: 1 })) {
      await exportOf(workspace).read(plan.id, collection, bounds, signal, (features) =>
        tell({ kind: 'features', collection, features }),
      );
    }
    const drawn = answerOf(worker);
    tell({ kind: 'order', order });
    return await Promise.race([drawn, called]);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<DrawnPicture> {
  return new Promise((resolve, reject) => {
    // without a message it is the worker itself that could not be fetched
    worker.addEventListener('error', ({ message }) =>
      reject(
        message ? new Error(message) : new ApiError(0, 'unreachable', 'the drawing could not be fetched'),
      ),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<FromPictureWorker>) => {
      if (data.kind === 'done') resolve(data.picture);
      else reject(new Error(data.reason));
    });
  });
}
