import { collectionsOnSheet } from '#domain/sheet/sheet-style.ts';
import { boundsOfView, groundSize, type SheetView } from '#domain/sheet/sheet-view.ts';
import type { Plan } from '../../api/types.ts';
import { exportOf, type MapExport } from '../../state/tools/map-export.svelte.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { fontPaths, SheetCaller } from '../../workers/sheet-caller.ts';
import type { SheetOrder } from '../../workers/sheet-order.ts';
import { download, fileName } from './download.ts';
import type { JobProgress, JobResult } from './export-job.svelte.ts';
import { sheetTexts } from './sheet-texts.ts';

/** Make the sheet that the frame on the map shows, and save it. Throws an ApiError when the plan can't be read. */
export async function makeSheet(
  workspace: Workspace,
  plan: Plan,
  view: SheetView,
  signal: AbortSignal,
  report: (progress: JobProgress) => void,
): Promise<JobResult> {
  // what is chosen while it is made is for the next one
  const order = orderOf(workspace, plan, view);
  const name = fileName(plan.id, workspace.timeline.date, 'pdf');
  const caller = new SheetCaller();
  const end = () => caller.end();
  signal.addEventListener('abort', end);
  try {
    await readFeatures(exportOf(workspace), plan.id, view, order, caller, signal, report);
    report({ step: 'fonts', share: null });
    const [regular, bold] = await Promise.all(
      [fontPaths.regular, fontPaths.bold].map((path) => exportOf(workspace).readFile(path, signal)),
    );
    report({ step: 'drawing', share: null });
    const files = { regular: regular!, bold: bold! };
    const ondrawn = () => report({ step: 'writing', share: null });
    const { file, missing } = await raced(signal, caller.carryOut(order, files, ondrawn));
    download(new Blob([file], { type: 'application/pdf' }), name);
    return { name, bytes: file.byteLength, missing, isIncomplete: false };
  } finally {
    signal.removeEventListener('abort', end);
    caller.end();
  }
}

function orderOf(workspace: Workspace, plan: Plan, view: SheetView): SheetOrder {
  const { language, timeline, layers, directory } = workspace;
  const choice = exportOf(workspace);
  const [width, height] = groundSize(view.frame, view.scale);
  const [west, , east] = plan.bounds;
  return {
    paper: choice.paper,
    orientation: choice.orientation,
    scale: view.scale,
    gridLongitude: (west + east) / 2,
    center: view.grid.toPosition([view.corner[0] + width / 2, view.corner[1] + height / 2]),
    content: {
      language: language.current,
      date: timeline.date,
      hidden: layers.hidden,
      areaLabels: directory.labels,
    },
    texts: sheetTexts(workspace, view),
    language: language.tag,
    created: new Date(),
  };
}

/** Pages of each collection in turn go to the worker as they come. */
async function readFeatures(
  choice: MapExport,
  planId: string,
  view: SheetView,
  { content }: SheetOrder,
  caller: SheetCaller,
  signal: AbortSignal,
  report: (progress: JobProgress) => void,
): Promise<void> {
  const collections = collectionsOnSheet({ ...content, letterScale: 1 });
  const bounds = boundsOfView(view);
  for (const [at, collection] of collections.entries()) {
    let read = 0;
    await choice.read(planId, collection, bounds, signal, (items, total) => {
      caller.add(collection, items);
      read += items.length;
      report({ step: 'reading', share: (at + read / Math.max(1, total)) / collections.length });
    });
  }
}

/** The outcome, or the signal's reason: a worker that was ended never answers. */
function raced<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  const cancelled = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
  return Promise.race([work, cancelled]);
}
