import { Map as MapLibreMap, type StyleSpecification } from 'maplibre-gl';
import type { MapPicture, PictureRequest } from '../../state/tools/map-export.svelte.ts';
import { resolveImages } from '../images/resolve-images.ts';
import { legendKeysInView } from '../legend-keys-in-view.ts';

/** Where a picture looks: zoom and middle, for a map that is `width` by `height` pixels of the style. */
export interface PictureCamera {
  center: [longitude: number, latitude: number];
  zoom: number;
  bearing: number;
  pitch: number;
}

/** Metres around the earth at the equator, and pixels of the world at zoom 0. */
const equatorMeters = 40_075_016.686;
const worldPixels = 512;

/** Draw the map once more, out of sight, at the size that is asked for; waits until all of it is there. */
export async function makePicture(
  style: StyleSpecification,
  camera: PictureCamera,
  request: PictureRequest,
): Promise<MapPicture> {
  const { size, pixelRatio, signal } = request;
  const container = hiddenContainer(size.width / pixelRatio, size.height / pixelRatio);
  const map = new MapLibreMap({
    container,
    style,
    ...camera,
    maxPitch: 70,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    pixelRatio,
    maxCanvasSize: [size.width + 1, size.height + 1],
    canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true },
  });
  try {
    resolveImages(map);
    const isIncomplete = await untilDrawn(map, request);
    const legendKeys = await legendKeysInView(map, signal);
    signal.throwIfAborted();
    const latitude = (camera.center[1] * Math.PI) / 180;
    return {
      canvas: copyOf(map.getCanvas(), size),
      legendKeys: legendKeys ?? [],
      metersPerPixel: (equatorMeters * Math.cos(latitude)) / (worldPixels * 2 ** camera.zoom * pixelRatio),
      bearing: camera.bearing,
      isTilted: camera.pitch > 0,
      isIncomplete,
    };
  } finally {
    map.remove();
    container.remove();
  }
}

function hiddenContainer(width: number, height: number): HTMLDivElement {
  const container = document.createElement('div');
  // a map without a size, or not in the page, draws nothing
  const style = { position: 'fixed', left: '-20000px', top: '0', width: `${width}px`, height: `${height}px` };
  Object.assign(container.style, style);
  container.lang = 'zh-CN';
  container.inert = true;
  container.ariaHidden = 'true';
  document.body.append(container);
  return container;
}

/** True when a part could not be fetched. */
function untilDrawn(map: MapLibreMap, { signal, onprogress }: PictureRequest): Promise<boolean> {
  let [asked, came, isIncomplete] = [0, 0, false];
  return new Promise((resolve, reject) => {
    map.on('dataloading', (event) => {
      if ('tile' in event && event.tile) asked++;
    });
    map.on('data', (event) => {
      if (!('tile' in event) || !event.tile) return;
      came++;
      onprogress(Math.min(0.99, came / Math.max(1, asked)));
    });
    map.on('error', () => {
      isIncomplete = true;
    });
    map.once('idle', () => resolve(isIncomplete));
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    if (signal.aborted) reject(signal.reason as Error);
  });
}

/** The picture outlives the map; it is as large as asked for, also where the map's canvas is a pixel off. */
function copyOf(
  source: HTMLCanvasElement,
  { width, height }: { width: number; height: number },
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (!context || source.width < width - 4 || source.height < height - 4)
    throw new Error(`the canvas is ${source.width} by ${source.height} pixels`);
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}

/** Most pixels along a side that the graphics card draws; 0 when it can't tell. */
export function mostPixels(): number {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) return 0;
  const [widest = 0, highest = 0] = gl.getParameter(gl.MAX_VIEWPORT_DIMS) as Int32Array;
  const limits = [gl.MAX_TEXTURE_SIZE, gl.MAX_RENDERBUFFER_SIZE].map(
    (name) => gl.getParameter(name) as number,
  );
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return Math.min(widest, highest, ...limits);
}
