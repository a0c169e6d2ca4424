import { describeLegend } from '#domain/cartography/legend/describe-legend.ts';
import type { LandUseColors, Language, Theme } from '#domain/cartography/style-options.ts';
import { contrastOf, factsShapes } from '#domain/sheet/draw-facts.ts';
import { legendShapes } from '#domain/sheet/draw-legend.ts';
import { titleShapes } from '#domain/sheet/draw-sheet.ts';
import { inset, type Size } from '#domain/sheet/paper.ts';
import { boxShape, type MeasureText, type Shape } from '#domain/sheet/shape.ts';
import { layOutPicture, type SheetLayout } from '#domain/sheet/sheet-layout.ts';
import type { SheetTexts } from '#domain/sheet/sheet-texts.ts';
import type { Plan } from '../../api/types.ts';
import type { MapPicture, PictureMaker } from '../../state/tools/map-export.svelte.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { download, fileName } from './download.ts';
import type { JobProgress, JobResult } from './export-job.svelte.ts';
import { paintShapes, setFont } from './paint-shapes.ts';
import { pixelRatioOf } from './pixel-ratio.ts';
import { pictureTexts } from './sheet-texts.ts';

/** Pixels of the style for a millimetre of A4, so that a legend's text has 13 pixels. */
const pixelsPerUnit = 5.6;

/** How the page looked and spoke when the picture was asked for. */
interface Look {
  theme: Theme;
  language: Language;
  colors: LandUseColors;
  texts: SheetTexts;
}

/** Make the picture at a size, and save it. */
export async function makePictureFile(
  workspace: Workspace,
  plan: Plan,
  maker: PictureMaker,
  { size, isBare }: { size: Size; isBare: boolean },
  signal: AbortSignal,
  report: (progress: JobProgress) => void,
): Promise<JobResult> {
  const pixelRatio = pixelRatioOf(size);
  const layout = isBare ? null : layOutPicture(size, pixelsPerUnit * pixelRatio);
  const mapSize = layout
    ? { width: Math.round(layout.map.width), height: Math.round(layout.map.height) }
    : size;
  // what is chosen while it is made is for the next one
  const look = lookOf(workspace);
  const name = fileName(plan.id, workspace.timeline.date, 'png');
  const picture = await maker.make({
    size: mapSize,
    pixelRatio,
    signal,
    onprogress: (share) => report({ step: 'map', share }),
  });
  report({ step: 'writing', share: null });
  const canvas = layout ? compose(look, picture, size, layout) : picture.canvas;
  const file = await fileOf(canvas);
  signal.throwIfAborted();
  download(file, name);
  return { name, bytes: file.size, missing: [], isIncomplete: picture.isIncomplete };
}

function lookOf(workspace: Workspace): Look {
  const { theme, language, layers } = workspace;
  return {
    theme: theme.current,
    language: language.current,
    colors: layers.colors,
    texts: pictureTexts(workspace),
  };
}

function compose(look: Look, picture: MapPicture, size: Size, layout: SheetLayout): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [size.width, size.height];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  const family = getComputedStyle(document.body).fontFamily;
  const measure: MeasureText = (text, textSize, weight) => {
    setFont(context, textSize, weight, family);
    return context.measureText(text).width;
  };
  context.fillStyle = contrastOf(look.theme).background;
  context.fillRect(0, 0, size.width, size.height);
  context.drawImage(picture.canvas, Math.round(layout.map.x), Math.round(layout.map.y));
  paintShapes(context, besideMap(look, picture, layout, measure), { family, unit: layout.unit });
  return canvas;
}

function besideMap(
  { theme, language, colors, texts }: Look,
  picture: MapPicture,
  layout: SheetLayout,
  measure: MeasureText,
): Shape[] {
  const { unit, map, legend, facts, border } = layout;
  const { ink } = contrastOf(theme);
  const line = { stroke: { color: ink, width: 0.18 * unit } };
  const groups = describeLegend(picture.legendKeys, theme, colors);
  const common = { unit, theme };
  // a scale counts in thousandths: metres for a thousand pixels
  const scale = picture.isTilted ? null : picture.metersPerPixel * 1_000;
  return [
    ...titleShapes(layout, texts, theme, measure),
    ...legendShapes(groups, legend, { ...common, title: texts.legend, language, measure }),
    ...factsShapes(facts, texts, { ...common, scale, bearing: picture.bearing }, measure),
    ...[map, legend, facts].map((box) => boxShape(box, line)),
    boxShape(inset(border, 0.25 * unit), { stroke: { color: ink, width: 0.5 * unit } }),
  ];
}

function fileOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((file) => {
      if (file) resolve(file);
      else reject(new Error('the browser could not write the picture'));
    }, 'image/png');
  });
}
